package io.vedette.deployment.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the old version's latency did not exceed, with the tolerance on top: the candidate's exceedances of it are counted.
 *
 * @param statistic of each slot
 * @param quantile as a share of the slots, q
 * @param order U_q: the order statistic that lies above the true quantile but for a small probability, in microseconds
 * @param worst the largest of the quantiles that the hours had by themselves, in microseconds
 * @param threshold t_q: the bound with its tolerance, the upper edge of its histogram bucket, in microseconds
 */
public record LatencyBound(Statistic statistic, double quantile, long order, long worst, long threshold) {
    private static final double[] QUANTILES = {0.5, 0.75, 0.9, 0.95, 0.99};

    /** Hours with fewer slots say too little of their own quantile. */
    private static final int LEAST_SLOTS_OF_AN_HOUR = 10;

    private static final int EXACT_BITS = 8;

    /** The bounds that a baseline supports: those whose rank is beyond its size are left out. */
    static List<LatencyBound> of(Collection<Slot> baseline, GuardSettings settings, int endpoints) {
        List<LatencyBound> bounds = new ArrayList<>();
        List<Slot> measured = baseline.stream().filter(Slot::hasLatency).toList();
        double alpha = settings.baselineAlpha(endpoints);
        long[][] sorted = {sorted(measured, Statistic.MEDIAN), sorted(measured, Statistic.MAX)};
        for (double quantile : QUANTILES) {
            OptionalInt rank = Binomial.upperRank(measured.size(), quantile, alpha);
            if (rank.isPresent()) {
                for (Statistic statistic : Statistic.values()) {
                    long order = sorted[statistic.ordinal()][Math.max(1, rank.getAsInt()) - 1];
                    long worst = worstHour(measured, statistic, quantile);
                    bounds.add(new LatencyBound(statistic, quantile, order, worst, threshold(order, worst, settings)));
                }
            }
        }
        return bounds;
    }

    /** How many slots a baseline needs for the bound of a {@code quantile}. */
    static long needed(double quantile, GuardSettings settings, int endpoints) {
        return (long) StrictMath.ceil(StrictMath.log(settings.baselineAlpha(endpoints)) / StrictMath.log(quantile));
    }

    /** As people read it, such as {@code median p90}. */
    String name() {
        return statistic.label() + " p" + Math.round(quantile * 100);
    }

    /** Whether the threshold is what its parts make of it. */
    boolean isConsistent(GuardSettings settings) {
        return threshold == threshold(order, worst, settings);
    }

    private static long[] sorted(Collection<Slot> slots, Statistic statistic) {
        return slots.stream().mapToLong(statistic::of).sorted().toArray();
    }

    private static long threshold(long order, long worstHour, GuardSettings settings) {
        double tolerant = (1 + settings.delta()) * Math.max(order, worstHour);
        double absolute = order + settings.deltaAbsolute().toNanos() / 1e3;
        return upperEdge((long) StrictMath.ceil(Math.max(tolerant, absolute)));
    }

    /** The largest of the quantiles that the hours had by themselves: a level that comes and goes is no news. */
    private static long worstHour(List<Slot> slots, Statistic statistic, double quantile) {
        long worst = 0;
        int start = 0;
        for (int i = 1; i <= slots.size(); i++) {
            if (i == slots.size() || hour(slots.get(i)) != hour(slots.get(start))) {
                if (i - start >= LEAST_SLOTS_OF_AN_HOUR) {
                    worst = Math.max(worst, empirical(slots.subList(start, i), statistic, quantile));
                }
                start = i;
            }
        }
        return worst;
    }

    private static long hour(Slot slot) {
        return Math.floorDiv(slot.at().getEpochSecond(), 3600);
    }

    private static long empirical(List<Slot> slots, Statistic statistic, double quantile) {
        long[] values = slots.stream().mapToLong(statistic::of).toArray();
        Arrays.sort(values);
        return values[Math.max(1, (int) StrictMath.ceil(quantile * values.length)) - 1];
    }

    /** The largest value of the histogram bucket (two digits, in microseconds) that holds {@code micros}. */
    static long upperEdge(long micros) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(micros);
        return bits <= EXACT_BITS ? micros : micros | ((1L << (bits - EXACT_BITS)) - 1);
    }

    boolean isExceededBy(Slot slot) {
        return statistic.of(slot) > threshold;
    }
}
