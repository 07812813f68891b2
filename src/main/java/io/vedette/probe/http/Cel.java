package io.vedette.probe.http;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.vedette.probe.run.Plain;
import java.util.stream.Collectors;

/** The Common Expression Language as answers are asked in it: which names it knows, and how much an evaluation may cost. Immutable. */
final class Cel {
    private static final int LONGEST_EXPRESSION = 2_000;

    /** Loops that one evaluation may make: far more than any answer needs, and over in a few milliseconds. */
    private static final int MOST_ITERATIONS = 10_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(LONGEST_EXPRESSION)
            .maxParseRecursionDepth(50)
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .maxRegexProgramSize(1_000)
            .build();

    private static final CelType TEXTS = MapType.create(SimpleType.STRING, SimpleType.STRING);
    private static final CelType FIGURES = MapType.create(SimpleType.STRING, SimpleType.DOUBLE);

    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("status", SimpleType.INT)
            .addVar("headers", TEXTS)
            .addVar("body", SimpleType.STRING)
            .addVar("json", SimpleType.DYN)
            .addVar("size", SimpleType.INT)
            .addVar("phases", FIGURES)
            .addVar("certificate_days", SimpleType.DOUBLE)
            .setResultType(SimpleType.BOOL)
            .build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

    private Cel() {}

    /** @throws IllegalArgumentException with what is wrong and where, if {@code source} is no expression that is true or false */
    static CelRuntime.Program program(String source) {
        var checked = COMPILER.compile(source);
        if (checked.hasError()) {
            throw new IllegalArgumentException(checked.getErrors().stream()
                    .map(issue -> "column " + (issue.getSourceLocation().getColumn() + 1) + ": "
                            + Plain.line(issue.getMessage(), 160))
                    .collect(Collectors.joining("; ")));
        }
        try {
            return RUNTIME.createProgram(checked.getAst());
        } catch (CelValidationException | CelEvaluationException unusable) {
            throw new IllegalArgumentException(Plain.line(String.valueOf(unusable.getMessage()), 160), unusable);
        }
    }
}
