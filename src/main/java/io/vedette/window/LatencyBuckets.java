package io.vedette.window;

/**
 * Counts of durations under fixed bounds, as a Prometheus classic histogram wants them; immutable.
 *
 * @param counts how many fell under each bound and over the one before; one more for all that is over the last
 * @param sumMicros the sum of all, in microseconds
 */
@SuppressWarnings("ArrayRecordComponent") // read by the metrics page only, thousands at a time; nobody compares two
public record LatencyBuckets(long[] counts, long sumMicros) {
    private static final long[] BOUNDS = {
        500,
        1_000,
        2_500,
        5_000,
        10_000,
        25_000,
        50_000,
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000
    };

    public LatencyBuckets {
        counts = counts.clone();
    }

    /** The inclusive upper bounds in microseconds; the last bucket has none. */
    public static long[] bounds() {
        return BOUNDS.clone();
    }

    /** The place of {@code micros} among the buckets. */
    public static int bucketOf(long micros) {
        int bucket = 0;
        while (bucket < BOUNDS.length && micros > BOUNDS[bucket]) {
            bucket++;
        }
        return bucket;
    }

    /** How many buckets there are, the unbounded one included. */
    public static int size() {
        return BOUNDS.length + 1;
    }

    public long count() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
