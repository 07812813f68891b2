package io.vedette.probe.http;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.vedette.probe.run.Comparison;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An expression of the Common Expression Language that must be true of the answer. One that asks for what is not there fails. Two are equal when
 * they are written alike; evaluations share nothing.
 */
public final class CelHolds implements Condition<Answer> {
    private static final int MOST_VALUES = 4;

    private final String source;
    private final CelRuntime.Program program;

    private CelHolds(String source, CelRuntime.Program program) {
        this.source = source;
        this.program = program;
    }

    /** @throws IllegalArgumentException with what is wrong and where, if {@code source} is no expression that is true or false */
    public static CelHolds of(String source) {
        return new CelHolds(source, Cel.program(source));
    }

    @Override
    public String words() {
        return Plain.line(source, 200);
    }

    @Override
    public @Nullable Theirs failure(Answer answer) {
        try {
            return Boolean.TRUE.equals(program.eval(new CelAnswer(answer))) ? null : failed(answer);
        } catch (CelEvaluationException missing) {
            return wrong(Plain.line(String.valueOf(missing.getMessage()), 120));
        }
    }

    /** Evaluates once more, to say what each name in the expression stood for. */
    private Theirs failed(Answer answer) throws CelEvaluationException {
        var values = new ArrayList<String>();
        program.trace(new CelAnswer(answer), (expression, value) -> {
            var name = name(expression);
            if (!name.isEmpty() && isShort(value) && values.size() < MOST_VALUES) {
                values.add(name + " " + Comparison.quote(value));
            }
        });
        return wrong(values.isEmpty() ? "false" : String.join(", ", values));
    }

    private Theirs wrong(String found) {
        return new Theirs(Reason.VALUE, "expected " + words() + ", found " + found);
    }

    private static boolean isShort(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || (value instanceof String text && text.length() < 80);
    }

    /** As in {@code json.queue}; empty for what is more than a name. */
    private static String name(CelExpr expression) {
        return switch (expression.exprKind().getKind()) {
            case IDENT ->
                expression.ident().name().startsWith("@")
                        ? ""
                        : expression.ident().name();
            case SELECT -> {
                var whole = name(expression.select().operand());
                yield whole.isEmpty() ? "" : whole + "." + expression.select().field();
            }
            default -> "";
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CelHolds cel && cel.source.equals(source);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source);
    }

    @Override
    public String toString() {
        return "CelHolds[" + source + "]";
    }
}
