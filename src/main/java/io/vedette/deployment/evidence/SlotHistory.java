package io.vedette.deployment.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The last day of one endpoint in slots, thirteen bytes each: what a deployment is compared with. Belongs to the event loop of its service.
 */
public final class SlotHistory {
    /** How far back a baseline goes. */
    public static final Duration REACH = Duration.ofDays(1);

    private final int[] starts;
    private final int[] medians;
    private final int[] maxima;
    private final byte[] answered;
    private final boolean[] bad;
    private int next;
    private int size;

    /** @param interval from one probe to the next, and {@code probes} of them a slot */
    public SlotHistory(int probes, Duration interval) {
        int slots = Math.max(1, Math.toIntExact(REACH.dividedBy(interval) / probes));
        starts = new int[slots];
        medians = new int[slots];
        maxima = new int[slots];
        answered = new byte[slots];
        bad = new boolean[slots];
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

    /** Forgets what began at {@code from} or later: a version that was taken back is no example. */
    public void forgetFrom(Instant from) {
        while (size > 0 && !slot(size - 1).at().isBefore(from.truncatedTo(ChronoUnit.SECONDS))) {
            next = Math.floorMod(next - 1, starts.length);
            size--;
        }
    }

    /** The slots of the day before {@code at}, in the order of time. */
    public List<Slot> before(Instant at) {
        List<Slot> slots = new ArrayList<>(size);
        Instant oldest = at.minus(REACH);
        for (int i = 0; i < size; i++) {
            Slot slot = slot(i);
            if (slot.at().isBefore(at) && !slot.at().isBefore(oldest)) {
                slots.add(slot);
            }
        }
        return slots;
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
