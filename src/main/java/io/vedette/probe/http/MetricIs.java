package io.vedette.probe.http;

import io.vedette.probe.run.Bound;
import io.vedette.probe.run.Plain;
import io.vedette.sample.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the target's metrics page is within a bound: the sum over all samples that a selector selects, or the ratio of two such sums. A metric
 * that is missing, a sum that is no number, and a division by zero fail. Two are equal when they are written alike.
 */
public final class MetricIs implements BodyCondition {
    private final String written;
    private final MetricSelector figure;
    private final @Nullable MetricSelector divisor;
    private final Bound bound;
    private final String limit;

    private MetricIs(
            String written, MetricSelector figure, @Nullable MetricSelector divisor, Bound bound, String limit) {
        this.written = written;
        this.figure = figure;
        this.divisor = divisor;
        this.bound = bound;
        this.limit = limit;
    }

    /**
     * @param figure as in {@code pool_active{pool="main"} / pool_max{pool="main"}}
     * @param limit the bound as it was written, as in {@code < 90%}
     * @throws IllegalArgumentException with a sentence for people if {@code figure} is none
     */
    public static MetricIs of(String figure, Bound bound, String limit) {
        var reader = new LabelReader(figure);
        var first = MetricSelector.read(reader);
        var second = reader.takes('/') ? MetricSelector.read(reader) : null;
        if (!reader.isAtEnd()) {
            throw new IllegalArgumentException("expected a metric, or two with / between them");
        }
        return new MetricIs(figure, first, second, bound, limit);
    }

    @Override
    public String words() {
        return Plain.line(written, 120) + " " + limit;
    }

    @Override
    public Reason reason() {
        return Reason.VALUE;
    }

    @Override
    public @Nullable String found(Answer answer) {
        var page = answer.metrics();
        var above = figure.sum(page);
        if (above.isEmpty()) {
            return "no sample of " + figure.name() + " with these labels";
        }
        if (divisor == null) {
            return judged(above.getAsDouble(), "");
        }
        var below = divisor.sum(page);
        return below.isEmpty()
                ? "no sample of " + divisor.name() + " with these labels"
                : judged(
                        above.getAsDouble() / below.getAsDouble(),
                        " (" + figure(above.getAsDouble()) + " / " + figure(below.getAsDouble()) + ")");
    }

    private @Nullable String judged(double found, String more) {
        return Double.isFinite(found) && bound.holds(found) ? null : figure(found) + more;
    }

    private static String figure(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString()
                : String.valueOf(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetricIs metric && metric.words().equals(words()) && metric.bound.equals(bound);
    }

    @Override
    public int hashCode() {
        return Objects.hash(written, bound);
    }

    @Override
    public String toString() {
        return "MetricIs[" + words() + "]";
    }
}
