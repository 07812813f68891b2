package io.vedette.window;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;
import org.HdrHistogram.PackedHistogram;
import org.HdrHistogram.ShortCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * The latency of the last hour as HDR histograms in one fixed layout (two digits, 1 µs to 60 s), in microseconds; belongs to the event loop of its service.
 *
 * <p>Twelve slots of five minutes: the live one is a packed histogram, the others are sealed as sparse V2 bytes. A sum over all of them answers
 * percentiles at once; a slot that grows too old is taken out of it. Slots roll by the time that is told, an empty one reads as empty.
 */
public final class LatencyWindow {
    private static final Duration SLOT = Duration.ofMinutes(5);
    private static final int SLOTS = 12;
    private static final long LOWEST = 1;
    private static final long HIGHEST = 60_000_000;
    private static final int DIGITS = 2;
    private static final byte[] EMPTY = {};

    private final byte[][] sealed = new byte[SLOTS][];
    private final AbstractHistogram sum;
    private @Nullable PackedHistogram live;
    private long slot = Long.MIN_VALUE;

    /**
     * A window for about {@code samplesPerHour}: what decides how wide its counters must be.
     */
    public LatencyWindow(long samplesPerHour) {
        sum = samplesPerHour < Short.MAX_VALUE / 2
                ? new ShortCountsHistogram(LOWEST, HIGHEST, DIGITS)
                : new IntCountsHistogram(LOWEST, HIGHEST, DIGITS);
        Arrays.fill(sealed, EMPTY);
    }

    /** Counts one latency at {@code due}; what is longer than a minute counts as a minute. */
    public void record(Instant due, long micros) {
        rollTo(due);
        long value = Math.clamp(micros, LOWEST, HIGHEST);
        if (live == null) {
            live = new PackedHistogram(LOWEST, HIGHEST, DIGITS);
        }
        live.recordValue(value);
        sum.recordValue(value);
    }

    /** Lets go of what is older than an hour at {@code now}. */
    public void rollTo(Instant now) {
        long target = Math.floorDiv(now.getEpochSecond(), SLOT.toSeconds());
        if (target <= slot) {
            return;
        }
        if (slot != Long.MIN_VALUE) {
            seal();
            long end = Math.min(target - SLOTS, slot);
            for (long expired = slot - SLOTS + 1; expired <= end; expired++) {
                takeOut((int) Math.floorMod(expired, (long) SLOTS));
            }
        }
        slot = target;
    }

    /** How many samples there are. */
    public long count() {
        return sum.getTotalCount();
    }

    /** The nearest-rank quantile in microseconds, or nothing where the count does not support it: q = 0.99 needs 100 samples. */
    public @Nullable Long quantile(double q) {
        return count() * (1 - q) < 1 - 1e-9 ? null : (Long) sum.getValueAtPercentile(q * 100);
    }

    /** The largest, in microseconds; nothing when there is none. */
    public @Nullable Long max() {
        return count() == 0 ? null : (Long) sum.getMaxValue();
    }

    /** A copy of the whole hour. */
    public Histogram copy() {
        var copy = new Histogram(LOWEST, HIGHEST, DIGITS);
        copy.add(sum);
        return copy;
    }

    private void seal() {
        if (live == null) {
            sealed[place()] = EMPTY;
            return;
        }
        var buffer = ByteBuffer.allocate(live.getNeededByteBufferCapacity());
        int length = live.encodeIntoByteBuffer(buffer);
        sealed[place()] = Arrays.copyOf(buffer.array(), length);
        live = null;
    }

    private int place() {
        return (int) Math.floorMod(slot, (long) SLOTS);
    }

    private void takeOut(int place) {
        if (sealed[place].length > 0) {
            sum.subtract(Histogram.decodeFromByteBuffer(ByteBuffer.wrap(sealed[place]), 0));
            sealed[place] = EMPTY;
        }
    }
}
