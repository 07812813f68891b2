package io.vedette.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Latencies as HDR histograms of one layout (two digits, 1 µs to 60 s), in microseconds: the last hour at once, the last day by the hour, the last month by
 * the day. Belongs to the event loop of its service.
 *
 * <p>Five minutes are live; the hour's other slots are sealed, and so is their sum, which is what there is to add for whoever reads. An hour that ends is sealed
 * as the sum of its slots, a day as the sum of its hours. Slots roll by the time that is told, an empty one reads as empty.
 */
public final class LatencyWindow {
    private static final Duration SLOT = Duration.ofMinutes(5);
    private static final int SLOTS = 12;
    private static final int HOURS = 24;
    private static final int DAYS = 30;
    private static final double SLOW = 0.9;
    private static final int VERSION = 1;
    private static final long NEVER = Long.MIN_VALUE;
    private static final byte[] NOTHING = {};

    private final SealedRing slots = new SealedRing(SLOTS);
    private final @Nullable SealedRing hours;
    private final @Nullable SealedRing days;
    private final Cells live = new Cells();
    private byte[] earlier = NOTHING;
    private long earlierCount;
    private long slot = NEVER;

    private LatencyWindow(boolean remembers) {
        hours = remembers ? new SealedRing(HOURS) : null;
        days = remembers ? new SealedRing(DAYS) : null;
    }

    /** A window of an hour, a day and a month. */
    public LatencyWindow() {
        this(true);
    }

    /** A window of the last hour only. */
    public static LatencyWindow ofTheHour() {
        return new LatencyWindow(false);
    }

    /** Whether nothing was ever recorded. */
    public boolean isUnused() {
        return slot == NEVER;
    }

    /** Counts one latency at {@code due}; what is longer than a minute counts as a minute. */
    public void record(Instant due, long micros) {
        rollTo(due);
        live.add(Layout.cellOf(micros), 1);
    }

    /** Lets go of what is too old at {@code now}. */
    public void rollTo(Instant now) {
        long target = Math.floorDiv(now.getEpochSecond(), SLOT.toSeconds());
        if (target <= slot) {
            return;
        }
        if (slot != NEVER) {
            seal(target);
        }
        slot = target;
    }

    private void seal(long target) {
        earlier(target - SLOTS >= slot ? NOTHING : hour(target));
        slots.put(slot, live.seal());
        live.clear();
        if (hours != null && hourOf(target) != hourOf(slot)) {
            sealHour(hours, target);
        }
    }

    /** What slot number {@code target} still sees of the last hour. */
    private byte[] hour(long target) {
        byte[] sum = live.seal(earlier, slots.at(slot - SLOTS + 1));
        for (long expired = slot - SLOTS + 2; expired <= Math.min(target - SLOTS, slot - 1); expired++) {
            sum = new Cells().seal(sum, slots.at(expired));
        }
        return sum;
    }

    private void earlier(byte[] sum) {
        earlier = sum;
        earlierCount = Sealed.total(sum);
    }

    private void sealHour(SealedRing into, long target) {
        long hour = hourOf(slot);
        into.put(hour, Distribution.sum(slots.between(hour * SLOTS, slot)).seal());
        long day = dayOf(hour);
        if (days != null && dayOf(hourOf(target)) != day) {
            days.put(day, Distribution.sum(into.between(day * HOURS, hour)).seal());
        }
    }

    private static long hourOf(long itsSlot) {
        return Math.floorDiv(itsSlot, (long) SLOTS);
    }

    private static long dayOf(long hour) {
        return Math.floorDiv(hour, (long) HOURS);
    }

    /** How many samples the last hour has. */
    public long count() {
        return earlierCount + live.total();
    }

    /** The last hour's quantiles, the lowest first. */
    public Quantiles quantiles(double... asked) {
        return new Quantiles(live, earlier, count(), asked);
    }

    /** The last hour's nearest-rank quantile in microseconds, or nothing where the count does not support it: q = 0.99 needs 100 samples. */
    public @Nullable Long quantile(double q) {
        return quantiles(q).at(0);
    }

    /** The last hour's largest, in microseconds; nothing when there is none. */
    public @Nullable Long max() {
        return quantiles().max();
    }

    /** The last hour as the library's own type. */
    public Histogram copy() {
        return lastHour().histogram();
    }

    /** All that was recorded within {@code span}. */
    public Distribution over(Span span) {
        return switch (span) {
            case HOUR -> lastHour();
            case DAY -> lastDay();
            case MONTH -> lastMonth();
        };
    }

    public Distribution lastHour() {
        return Distribution.sum(List.of(earlier, live.seal()));
    }

    /** The running hour and the 23 before it. */
    public Distribution lastDay() {
        return since(hourOf(slot) - HOURS + 1);
    }

    /** The running day and the 29 before it. */
    public Distribution lastMonth() {
        long today = dayOf(hourOf(slot));
        List<byte[]> earlier = days == null ? List.of() : days.between(today - DAYS + 1, today - 1);
        return since(today * HOURS, earlier);
    }

    /** The running five minutes and the five before. */
    public Distribution lastMinutes() {
        var parts = new ArrayList<byte[]>(2);
        if (slot != NEVER) {
            parts.add(slots.at(slot - 1));
            parts.add(live.seal());
        }
        return Distribution.sum(parts);
    }

    /** The 90th percentile of each five minutes of the last hour, of few samples the slowest, in microseconds, the oldest first; 0 where there was none. */
    public long[] slowEnds() {
        long[] ends = new long[SLOTS];
        if (slot == NEVER) {
            return ends;
        }
        for (int i = 0; i < SLOTS - 1; i++) {
            ends[i] = Sealed.quantile(slots.at(slot - SLOTS + 1 + i), SLOW);
        }
        ends[SLOTS - 1] = live.quantile(SLOW);
        return ends;
    }

    private Distribution since(long hour) {
        return since(hour, List.of());
    }

    private Distribution since(long hour, List<byte[]> earlier) {
        var parts = new ArrayList<>(earlier);
        if (slot == NEVER) {
            return Distribution.sum(parts);
        }
        if (hours != null) {
            parts.addAll(hours.between(hour, hourOf(slot) - 1));
        }
        parts.addAll(slots.between(hourOf(slot) * SLOTS, slot - 1));
        parts.add(live.seal());
        return Distribution.sum(parts);
    }

    /** All there is to know, for {@link #decode(byte[])}. */
    public byte[] encode() {
        return new Packer(VERSION)
                .number(hours == null ? 0 : 1)
                .block(encodeRecent())
                .block(encodeSealed())
                .bytes();
    }

    /** What changes with every sample: the hour. */
    public byte[] encodeRecent() {
        var packer = new Packer(VERSION).number(slot).block(live.seal());
        slots.pack(packer);
        return packer.bytes();
    }

    /** What changes once an hour: the hours and the days that are over. */
    public byte[] encodeSealed() {
        var packer = new Packer(VERSION);
        if (hours != null && days != null) {
            hours.pack(packer);
            days.pack(packer);
        }
        return packer.bytes();
    }

    /** Grows when an hour is over: {@link #encodeSealed} gives something else then. Zero before the first one is. */
    public long sealedHours() {
        return hours == null ? 0 : Math.max(0, hours.newest());
    }

    /** The window as it was encoded; null when the bytes are of another version or damaged. */
    public static @Nullable LatencyWindow decode(byte[] bytes) {
        var unpacker = new Unpacker(VERSION, bytes);
        boolean remembers = unpacker.number(0, 1) == 1;
        byte[] recent = unpacker.block();
        byte[] sealed = unpacker.block();
        return unpacker.isWholeAndAtItsEnd() ? decode(remembers, recent, sealed) : null;
    }

    /**
     * The window as its two parts were encoded; null when one of them is of another version or damaged.
     *
     * @param sealed empty where nothing was over yet
     */
    public static @Nullable LatencyWindow decode(byte[] recent, byte[] sealed) {
        return decode(true, recent, sealed);
    }

    private static @Nullable LatencyWindow decode(boolean remembers, byte[] recent, byte[] sealed) {
        var window = new LatencyWindow(remembers);
        var unpacker = new Unpacker(VERSION, recent);
        window.slot = unpacker.number();
        byte[] live = Sealed.checked(unpacker.block());
        window.slots.unpack(unpacker);
        if (live == null || !unpacker.isWholeAndAtItsEnd() || !window.unpackSealed(sealed)) {
            return null;
        }
        window.resume(live);
        return window;
    }

    private boolean unpackSealed(byte[] sealed) {
        if (sealed.length == 0) {
            return true;
        }
        var unpacker = new Unpacker(VERSION, sealed);
        if (hours != null && days != null) {
            hours.unpack(unpacker);
            days.unpack(unpacker);
        }
        return unpacker.isWholeAndAtItsEnd();
    }

    private void resume(byte[] payload) {
        Sealed.forEach(payload, live::add);
        var sum = new Cells();
        for (byte[] sealed : slots.between(slot - SLOTS + 1, slot - 1)) {
            Sealed.forEach(sealed, sum::add);
        }
        earlier(sum.seal());
    }
}
