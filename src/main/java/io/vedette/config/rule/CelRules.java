package io.vedette.config.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationExceptionBuilder;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.vedette.config.shape.Durations;
import io.vedette.monitor.Figures;
import io.vedette.window.RecentLatencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The Common Expression Language as rules are written in it: the figures of a service as functions of a window. There are no loops in it, so that an evaluation
 * costs no more than the expression is long. Immutable.
 */
final class CelRules {
    private static final int LONGEST_EXPRESSION = 1_000;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(3);

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(LONGEST_EXPRESSION)
            .maxParseRecursionDepth(50)
            .maxRegexProgramSize(1_000)
            .build();

    /** The functions of one window, and what they give. */
    private static final Map<String, CelType> OF_WINDOW = ofWindow();

    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .addFunctionDeclarations(OF_WINDOW.entrySet().stream()
                    .map(entry -> function(entry.getKey(), entry.getValue(), SimpleType.STRING))
                    .toArray(CelFunctionDecl[]::new))
            .addFunctionDeclarations(
                    function("burn", SimpleType.DOUBLE, SimpleType.STRING, SimpleType.STRING),
                    function("budget_remaining", SimpleType.DOUBLE, SimpleType.STRING))
            .addVar("up", SimpleType.BOOL)
            .addVar("labels", MapType.create(SimpleType.STRING, SimpleType.STRING))
            .setResultType(SimpleType.BOOL)
            .build();

    private static final ScopedValue<Figures> ASKED = ScopedValue.newInstance();

    private static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(
                    OF_WINDOW.keySet().stream().map(CelRules::binding).toList())
            .addFunctionBindings(
                    CelFunctionBinding.from(
                            "burn", String.class, String.class, (slo, window) -> value(call("burn", slo, window))),
                    CelFunctionBinding.from(
                            "budget_remaining", String.class, slo -> value(call("budget_remaining", slo, ""))))
            .build();

    private CelRules() {}

    private static Map<String, CelType> ofWindow() {
        var functions = new LinkedHashMap<String, CelType>();
        functions.put("ratio_bad", SimpleType.DOUBLE);
        functions.put("unknown", SimpleType.DOUBLE);
        functions.put("count", SimpleType.INT);
        functions.put("p50", SimpleType.DURATION);
        functions.put("p95", SimpleType.DURATION);
        functions.put("p99", SimpleType.DURATION);
        return functions;
    }

    private static CelFunctionDecl function(String name, CelType result, CelType... arguments) {
        return CelFunctionDecl.newFunctionDeclaration(name, CelOverloadDecl.newGlobalOverload(name, result, arguments));
    }

    private static CelFunctionBinding binding(String name) {
        return CelFunctionBinding.from(name, String.class, window -> value(call(name, "", window)));
    }

    private static Object value(Call call) throws CelEvaluationException {
        Object value = call.value(ASKED.get());
        if (value == null) {
            throw CelEvaluationExceptionBuilder.newBuilder("%s is absent", call.text())
                    .build();
        }
        return value;
    }

    /** Evaluates with {@code figures} as what functions give. */
    static Object asking(Figures figures, ScopedValue.CallableOp<Object, CelEvaluationException> evaluation)
            throws CelEvaluationException {
        return ScopedValue.where(ASKED, figures).call(evaluation);
    }

    /** @throws IllegalArgumentException with what is wrong and where */
    static CelAbstractSyntaxTree checked(String source) {
        var checked = COMPILER.compile(source);
        try {
            if (!checked.hasError()) {
                return checked.getAst();
            }
        } catch (CelValidationException unusable) {
            throw new IllegalArgumentException(unusable.getMessage(), unusable);
        }
        throw new IllegalArgumentException(checked.getErrors().stream()
                .map(issue -> "column " + (issue.getSourceLocation().getColumn() + 1) + ": " + said(issue.getMessage()))
                .collect(Collectors.joining("; ")));
    }

    /** The first line, without the list of all that could have stood there. */
    private static String said(String message) {
        String line = message.lines().findFirst().orElse("");
        int candidates = line.indexOf(" (candidates");
        return candidates < 0 ? line : line.substring(0, candidates);
    }

    static CelRuntime.Program program(CelAbstractSyntaxTree checked) {
        try {
            return RUNTIME.createProgram(checked);
        } catch (CelEvaluationException unusable) {
            throw new IllegalArgumentException(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    /** What it asks for. @throws IllegalArgumentException with what is wrong and where, if a window or a name is not plainly there */
    static List<Call> calls(CelAbstractSyntaxTree checked) {
        var calls = new ArrayList<Call>();
        CelNavigableAst.fromAst(checked)
                .getRoot()
                .allNodes()
                .map(node -> node.expr())
                .filter(expr -> expr.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL)
                .filter(expr -> OF_WINDOW.containsKey(expr.call().function())
                        || expr.call().function().equals("burn")
                        || expr.call().function().equals("budget_remaining"))
                .forEach(expr -> {
                    int column = checked.getSource().getPositionsMap().getOrDefault(expr.id(), 0) + 1;
                    try {
                        calls.add(call(expr));
                    } catch (IllegalArgumentException wrong) {
                        throw new IllegalArgumentException("column " + column + ": " + wrong.getMessage(), wrong);
                    }
                });
        return calls;
    }

    private static Call call(CelExpr expr) {
        String name = expr.call().function();
        List<String> texts = expr.call().args().stream().map(CelRules::text).toList();
        return switch (name) {
            case "burn" -> call(name, texts.getFirst(), texts.getLast());
            case "budget_remaining" -> call(name, texts.getFirst(), "");
            default -> call(name, "", texts.getFirst());
        };
    }

    private static String text(CelExpr argument) {
        if (argument.exprKind().getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            throw new IllegalArgumentException("expected a plain text such as '10m'");
        }
        return argument.constant().stringValue();
    }

    private static Call call(String name, String slo, String window) {
        Duration length = window.isEmpty() ? Duration.ZERO : Durations.parse(window);
        String text = name + "(" + (slo.isEmpty() ? "" : "'" + slo + "'")
                + (slo.isEmpty() || window.isEmpty() ? "" : ", ") + (window.isEmpty() ? "" : "'" + window + "'") + ")";
        boolean timed = !name.equals("budget_remaining");
        Duration longest = name.startsWith("p") ? RecentLatencies.LONGEST : LONGEST_WINDOW;
        if (timed && !isWindow(length, longest)) {
            throw new IllegalArgumentException(
                    text + ": expected a window in whole minutes from 1m to " + Durations.words(longest));
        }
        return new Call(name, slo, length == null ? Duration.ZERO : length, text);
    }

    private static boolean isWindow(@Nullable Duration length, Duration longest) {
        return length != null
                && length.isPositive()
                && length.toSeconds() % 60 == 0
                && length.toMillis() % 60_000 == 0
                && length.compareTo(longest) <= 0;
    }
}
