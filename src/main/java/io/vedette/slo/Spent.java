package io.vedette.slo;

import io.vedette.sample.Sample;
import io.vedette.window.Mark;
import java.util.Collection;
import java.util.Optional;

/**
 * What some of an objective's samples took of its budget.
 *
 * @param bad how many were bad, in the objective's weights
 * @param measured how many were on either side
 * @param share of the whole budget: 1 is all of it
 */
public record Spent(long bad, long measured, double share) {
    /**
     * Empty where the budget is not counted in single probes of all endpoints together.
     *
     * @param allowed how many may be bad in the period
     * @param samples of all endpoints; what no schedule asked for counts nowhere
     */
    public static Optional<Spent> of(Slo slo, double allowed, Collection<Sample> samples) {
        if (!isCountedInProbes(slo) || !(allowed > 0)) {
            return Optional.empty();
        }
        var marking = new Marking(slo.indicator());
        long bad = 0;
        long measured = 0;
        for (Sample sample : samples) {
            Mark mark = marking.of(sample);
            if (sample.scheduled() && mark != Mark.INVALID) {
                int weight = weight(slo.scope(), sample.target().endpoint());
                measured += weight;
                bad += mark == Mark.BAD ? weight : 0;
            }
        }
        return Optional.of(new Spent(bad, measured, bad / allowed));
    }

    private static boolean isCountedInProbes(Slo slo) {
        return slo.budgeting() instanceof Budgeting.Occurrences
                && slo.scope().combining() == Scope.Combining.TOTAL
                && !(slo.indicator() instanceof Indicator.Freshness);
    }

    private static int weight(Scope scope, String endpoint) {
        return scope.covers(endpoint) ? scope.weights().getOrDefault(endpoint, 1) : 0;
    }
}
