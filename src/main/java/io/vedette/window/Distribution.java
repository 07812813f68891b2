package io.vedette.window;

import java.nio.ByteBuffer;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How latencies were distributed over some time: the sum of sealed histograms of one layout, and so exact to its cells. Immutable, in microseconds. */
public final class Distribution {
    private static final int V2_COOKIE = 0x1c849313;
    private static final int V2_HEADER = 40;
    private static final int CAPACITY = 512;

    private final int[] counts;
    private final long count;

    private Distribution(int[] counts, long count) {
        this.counts = counts;
        this.count = count;
    }

    static Distribution sum(List<byte[]> sealed) {
        int[] counts = new int[Layout.CELLS];
        sealed.forEach(each -> Sealed.forEach(each, (cell, number) -> counts[cell] += number));
        long count = 0;
        for (int number : counts) {
            count += number;
        }
        return new Distribution(counts, count);
    }

    /** How many samples there are. */
    public long count() {
        return count;
    }

    /** The nearest-rank quantile, or nothing where the count does not support it: q = 0.99 needs 100 samples. */
    public @Nullable Long quantile(double q) {
        if (!supports(count, q)) {
            return null;
        }
        long rank = rank(q, count);
        long seen = 0;
        int cell = -1;
        while (seen < rank) {
            seen += counts[++cell];
        }
        return Layout.highestOf(cell);
    }

    /** The largest; nothing when there is none. */
    public @Nullable Long max() {
        for (int cell = counts.length - 1; cell >= 0; cell--) {
            if (counts[cell] > 0) {
                return Layout.highestOf(cell);
            }
        }
        return null;
    }

    /** How many were at most {@code micros} long, to the width of a cell. */
    public long atMost(long micros) {
        long sum = 0;
        for (int cell = 0; cell <= Layout.cellOf(micros); cell++) {
            sum += counts[cell];
        }
        return sum;
    }

    /** HdrHistogram's V2 bytes, not deflated: what its tools read. */
    public byte[] v2() {
        byte[] payload = seal();
        return ByteBuffer.allocate(V2_HEADER + payload.length)
                .putInt(V2_COOKIE)
                .putInt(payload.length)
                .putInt(0)
                .putInt(Layout.DIGITS)
                .putLong(Layout.LOWEST)
                .putLong(Layout.HIGHEST)
                .putDouble(1)
                .put(payload)
                .array();
    }

    /** As the library's own type. */
    public Histogram histogram() {
        return Histogram.decodeFromByteBuffer(ByteBuffer.wrap(v2()), 0);
    }

    byte[] seal() {
        var sealing = new Sealed.Sealing(CAPACITY);
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                sealing.add(cell, counts[cell]);
            }
        }
        return sealing.bytes();
    }

    /** Whether {@code count} samples support a quantile: at least one of them must be expected beyond it. */
    static boolean supports(long count, double q) {
        return count * (1 - q) >= 1 - 1e-9;
    }

    /** HdrHistogram's nearest rank. */
    static long rank(double q, long count) {
        double percentile = Math.clamp(Math.nextAfter(q * 100, Double.NEGATIVE_INFINITY), 0, 100);
        return Math.max((long) Math.ceil(percentile * count / 100), 1);
    }
}
