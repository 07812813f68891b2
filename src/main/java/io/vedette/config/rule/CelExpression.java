package io.vedette.config.rule;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.vedette.alert.AlertRule.Condition;
import io.vedette.monitor.Expression;
import io.vedette.monitor.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An expression of the Common Expression Language over the figures of a service. Two are equal when they are written alike; evaluations share nothing. */
public final class CelExpression implements Expression {
    private final String source;
    private final CelRuntime.Program program;
    private final List<Call> calls;

    private CelExpression(String source, CelRuntime.Program program, List<Call> calls) {
        this.source = source;
        this.program = program;
        this.calls = List.copyOf(calls);
    }

    /** @throws IllegalArgumentException with what is wrong and where, if {@code source} is no expression that is true or false */
    public static CelExpression of(String source) {
        var checked = CelRules.checked(source);
        return new CelExpression(source, CelRules.program(checked), CelRules.calls(checked));
    }

    /** The objectives that it names, each with the windows that it asks for; no window where only the budget is asked. */
    public List<Call> objectives() {
        return calls.stream().filter(call -> !call.slo().isEmpty()).toList();
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Set<Duration> windows() {
        var windows = new TreeSet<Duration>();
        calls.stream().filter(Call::counts).forEach(call -> windows.add(call.window()));
        return windows;
    }

    @Override
    public boolean asksLatencies() {
        return calls.stream().anyMatch(Call::isQuantile);
    }

    @Override
    public Condition holds(Figures figures) {
        try {
            Object found = CelRules.asking(
                    figures, () -> program.eval(Map.of("up", figures.up(), "labels", figures.labels())));
            return Boolean.TRUE.equals(found) ? Condition.OVER : Condition.UNDER;
        } catch (CelEvaluationException missing) {
            return Condition.UNKNOWN;
        }
    }

    @Override
    public String explain(Figures figures) {
        return String.join(
                ", ",
                calls.stream()
                        .map(call -> call.text() + " " + call.words(figures))
                        .distinct()
                        .toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CelExpression cel && cel.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return "CelExpression[" + source + "]";
    }
}
