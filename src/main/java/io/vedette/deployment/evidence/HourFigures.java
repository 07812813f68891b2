package io.vedette.deployment.evidence;

import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the probes of one endpoint found in an hour, with how sure that is: quantiles between order statistics, the error ratio after Clopper and Pearson. The
 * intervals take the probes for independent; those of one endpoint are more alike than that, so that the truth may be a little wider.
 *
 * @param probes that were measured
 * @param failed of them
 * @param errors the ratio of those that failed; absent without any probe
 * @param p50 in microseconds, of those that answered; absent without any, as the others
 */
public record HourFigures(
        long probes,
        long failed,
        @Nullable Interval errors,
        @Nullable Interval p50,
        @Nullable Interval p95,
        @Nullable Interval p99) {
    /** For each side of an interval. */
    private static final double ALPHA = 0.025;

    /** @param latencies of the probes that answered, in microseconds, in any order */
    public static HourFigures of(long failed, long... latencies) {
        long[] sorted = latencies.clone();
        Arrays.sort(sorted);
        long probes = failed + sorted.length;
        return new HourFigures(
                probes,
                failed,
                errors(probes, failed),
                quantile(sorted, 0.5),
                quantile(sorted, 0.95),
                quantile(sorted, 0.99));
    }

    private static @Nullable Interval errors(long probes, long failed) {
        return probes == 0
                ? null
                : new Interval(
                        (double) failed / probes,
                        1 - Binomial.upperBound(probes, probes - failed, ALPHA),
                        Binomial.upperBound(probes, failed, ALPHA));
    }

    private static @Nullable Interval quantile(long[] sorted, double quantile) {
        int n = sorted.length;
        if (n == 0) {
            return null;
        }
        OptionalInt above = Binomial.upperRank(n, quantile, ALPHA);
        OptionalInt below = Binomial.upperRank(n, 1 - quantile, ALPHA);
        int rank = Math.max(1, (int) StrictMath.ceil(quantile * n));
        return new Interval(
                sorted[rank - 1],
                below.isPresent() && below.getAsInt() >= 1 ? (Double) (double) sorted[n - below.getAsInt()] : null,
                above.isPresent() && above.getAsInt() >= 1 ? (Double) (double) sorted[above.getAsInt() - 1] : null);
    }
}
