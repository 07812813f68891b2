package io.vedette.store;

import io.vedette.sample.Reason;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the scheduled probes of a target found in one hour or one day; immutable.
 *
 * @param number of the hour or day since the epoch
 * @param skipped due times that were slept through
 * @param answered how many latencies the percentiles stand on
 * @param p50 in microseconds; {@link #NONE} where the count does not support it, as for the others
 */
public record Aggregate(
        long number,
        long up,
        long unknown,
        long skipped,
        Map<Reason, Long> degraded,
        Map<Reason, Long> down,
        long answered,
        long p50,
        long p95,
        long p99) {
    /** The mark of a percentile that there is not. */
    public static final long NONE = -1;

    public Aggregate {
        degraded = Map.copyOf(degraded);
        down = Map.copyOf(down);
    }

    static Map<Reason, Long> byReason(long[] counts) {
        var found = new EnumMap<Reason, Long>(Reason.class);
        for (Reason reason : Reason.values()) {
            if (counts[reason.code()] > 0) {
                found.put(reason, counts[reason.code()]);
            }
        }
        return found;
    }
}
