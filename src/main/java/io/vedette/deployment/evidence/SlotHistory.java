package io.vedette.deployment.evidence;

import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The last day of one endpoint in slots, fourteen bytes each, and as long again as a watch may last: what a deployment is compared with, and what is compared
 * with it. So the evidence of a watch can be had again from here. Belongs to the event loop of its service.
 */
public final class SlotHistory {
    /** How far back a baseline goes. */
    public static final Duration REACH = Duration.ofDays(1);

    private static final int VERSION = 1;
    private static final long SECONDS_OF_AN_HOUR = 3600;
    /** What an unsigned second can hold. */
    private static final long LATEST = 0xFFFF_FFFFL;

    private final Duration slot;
    private final int[] starts;
    private final int[] medians;
    private final int[] maxima;
    private final byte[] answered;
    private final boolean[] bad;
    private int next;
    private int size;

    /**
     * @param interval from one probe to the next, and {@code probes} of them a slot
     * @param watch how long a deployment is on watch
     */
    public SlotHistory(int probes, Duration interval, Duration watch) {
        slot = interval.multipliedBy(probes);
        int slots = Math.max(1, Math.toIntExact(REACH.plus(watch).dividedBy(interval) / probes));
        starts = new int[slots];
        medians = new int[slots];
        maxima = new int[slots];
        answered = new byte[slots];
        bad = new boolean[slots];
    }

    /** How long a slot is. */
    Duration slot() {
        return slot;
    }

    /** Adds a slot, later than all before. */
    public void add(Slot slot) {
        starts[next] = (int) slot.at().getEpochSecond();
        medians[next] = (int) Math.min(slot.median(), Integer.MAX_VALUE);
        maxima[next] = (int) Math.min(slot.max(), Integer.MAX_VALUE);
        answered[next] = (byte) slot.answered();
        bad[next] = slot.bad();
        next = (next + 1) % starts.length;
        size = Math.min(size + 1, starts.length);
    }

    /** The slots of the day before {@code at}, in the order of time, but for those that began in one of {@code without}. */
    public List<Slot> before(Instant at, List<Period> without) {
        Instant oldest = at.minus(REACH);
        return slots(slot -> slot.at().isBefore(at)
                && !slot.at().isBefore(oldest)
                && without.stream().noneMatch(period -> period.holds(slot.at())));
    }

    /** The slots that began at {@code from} or later, in the order of time. */
    public List<Slot> since(Instant from) {
        return slots(slot -> !slot.at().isBefore(from));
    }

    private List<Slot> slots(Predicate<Slot> wanted) {
        List<Slot> slots = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Slot slot = slot(i);
            if (wanted.test(slot)) {
                slots.add(slot);
            }
        }
        return slots;
    }

    /** Tells the slots of hours that are over from those of other hours: the hour of the newest. */
    public long hour() {
        return size == 0 ? 0 : hour(slot(size - 1));
    }

    private static long hour(Slot slot) {
        return Math.floorDiv(slot.at().getEpochSecond(), SECONDS_OF_AN_HOUR);
    }

    /** The slots of hours that are over, as bytes. */
    public byte[] encodeSealed() {
        long hour = hour();
        return encoded(slots(slot -> hour(slot) < hour));
    }

    /** The slots of the newest hour, as bytes. */
    public byte[] encodeRecent() {
        long hour = hour();
        return encoded(slots(slot -> hour(slot) == hour));
    }

    private static byte[] encoded(List<Slot> slots) {
        var packer = new Packer(VERSION).number(slots.size());
        long second = 0;
        for (Slot slot : slots) {
            packer.number(slot.at().getEpochSecond() - second);
            packer.number(slot.answered() * 2L + (slot.bad() ? 1 : 0));
            packer.number(slot.median()).number(slot.max() - slot.median());
            second = slot.at().getEpochSecond();
        }
        return packer.bytes();
    }

    /** Adds what was encoded; nothing, if it is damaged or of another version. */
    public void decode(byte[] bytes) {
        var unpacker = new Unpacker(VERSION, bytes);
        List<Slot> slots = new ArrayList<>();
        long second = 0;
        for (int left = unpacker.count(); left > 0 && unpacker.isWhole(); left--) {
            second += unpacker.number(0, LATEST);
            int results = (int) unpacker.number(0, 2L * Byte.MAX_VALUE + 1);
            long median = unpacker.number(0, Integer.MAX_VALUE);
            long more = unpacker.number(0, Integer.MAX_VALUE);
            Instant at = Instant.ofEpochSecond(Math.min(second, LATEST));
            slots.add(new Slot(at, results % 2 == 1, results / 2, median, median + more));
        }
        if (unpacker.isWholeAndAtItsEnd()) {
            slots.forEach(this::add);
        }
    }

    private Slot slot(int number) {
        int place = Math.floorMod(next - size + number, starts.length);
        return new Slot(
                Instant.ofEpochSecond(Integer.toUnsignedLong(starts[place])),
                bad[place],
                answered[place],
                medians[place],
                maxima[place]);
    }
}
