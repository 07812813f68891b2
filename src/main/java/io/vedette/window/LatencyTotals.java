package io.vedette.window;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts of durations since the start under {@link LatencyBuckets}' bounds; belongs to one event loop, which gives out snapshots. */
public final class LatencyTotals {
    private static final int[] NOTHING = {};
    private static final LatencyBuckets NEVER = new LatencyBuckets(new long[LatencyBuckets.size()], 0);

    private int[] counts = NOTHING;
    private long @Nullable [] carried; // what an int does not hold, which few services ever see
    private long sum;

    public void record(long micros) {
        add(LatencyBuckets.bucketOf(micros), 1);
        sum += micros;
    }

    private void add(int bucket, int more) {
        if (counts.length == 0) {
            counts = new int[LatencyBuckets.size()];
        }
        if (counts[bucket] > Integer.MAX_VALUE - more) {
            carry(bucket, counts[bucket]);
            counts[bucket] = 0;
        }
        counts[bucket] += more;
    }

    private void carry(int bucket, long count) {
        long[] many = carried == null ? new long[LatencyBuckets.size()] : carried;
        many[bucket] += count;
        carried = many;
    }

    private long count(int bucket) {
        return (counts.length == 0 ? 0 : counts[bucket]) + (carried == null ? 0 : carried[bucket]);
    }

    public void pack(Packer packer) {
        packer.number(sum).number(LatencyBuckets.size());
        for (int bucket = 0; bucket < LatencyBuckets.size(); bucket++) {
            packer.number(count(bucket));
        }
    }

    /** Takes over what was packed; what was counted under other bounds only as a sum that is not there. */
    public void unpack(Unpacker unpacker) {
        sum = unpacker.number();
        counts = NOTHING;
        carried = null;
        int buckets = unpacker.count();
        for (int bucket = 0; bucket < buckets && unpacker.isWhole(); bucket++) {
            long count = unpacker.number();
            if (buckets == LatencyBuckets.size() && count != 0) {
                take(bucket, count);
            }
        }
        sum = buckets == LatencyBuckets.size() ? sum : 0;
    }

    private void take(int bucket, long count) {
        if (count == (int) count) {
            add(bucket, (int) count);
        } else {
            carry(bucket, count);
        }
    }

    public LatencyBuckets snapshot() {
        if (counts.length == 0 && carried == null && sum == 0) {
            return NEVER;
        }
        long[] all = new long[LatencyBuckets.size()];
        Arrays.setAll(all, this::count);
        return new LatencyBuckets(all, sum);
    }
}
