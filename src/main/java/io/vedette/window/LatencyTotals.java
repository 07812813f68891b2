package io.vedette.window;

/** Counts of durations since the start under {@link LatencyBuckets}' bounds; belongs to one event loop, which gives out snapshots. */
public final class LatencyTotals {
    private final long[] counts = new long[LatencyBuckets.size()];
    private long sum;

    public void record(long micros) {
        counts[LatencyBuckets.bucketOf(micros)]++;
        sum += micros;
    }

    public LatencyBuckets snapshot() {
        return new LatencyBuckets(counts, sum);
    }
}
