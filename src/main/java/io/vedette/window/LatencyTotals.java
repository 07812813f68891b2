package io.vedette.window;

/** Counts of durations since the start under {@link LatencyBuckets}' bounds; belongs to one event loop, which gives out snapshots. */
public final class LatencyTotals {
    private final long[] counts = new long[LatencyBuckets.size()];
    private long sum;

    public void record(long micros) {
        counts[LatencyBuckets.bucketOf(micros)]++;
        sum += micros;
    }

    public void pack(Packer packer) {
        packer.number(sum).number(counts.length);
        for (long count : counts) {
            packer.number(count);
        }
    }

    /** Takes over what was packed; what was counted under other bounds only as a sum that is not there. */
    public void unpack(Unpacker unpacker) {
        sum = unpacker.number();
        int buckets = unpacker.count();
        for (int bucket = 0; bucket < buckets && unpacker.isWhole(); bucket++) {
            long count = unpacker.number();
            if (buckets == counts.length) {
                counts[bucket] = count;
            }
        }
        sum = buckets == counts.length ? sum : 0;
    }

    public LatencyBuckets snapshot() {
        return new LatencyBuckets(counts, sum);
    }
}
