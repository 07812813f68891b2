package io.vedette.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a service that still wait for results: which they are and how many probes of each are in flight. A slot closes once its time is over and
 * its last result is in, at the latest when {@code grace} has gone by. Belongs to the event loop of its service.
 *
 * <p>Slots are numbered from the epoch; what is counted in them is kept by the caller at {@link #place}.
 */
public final class OpenSlots {
    private static final long NEVER = Long.MIN_VALUE;
    private static final int VERSION = 1;

    private final long slotMillis;
    private final long graceMillis;
    private final int[] inFlight;
    private long oldest = NEVER;

    /**
     * Slots of {@code slot} each.
     *
     * @param grace the longest that a result may take after its due time
     */
    public OpenSlots(Duration slot, Duration grace) {
        slotMillis = slot.toMillis();
        graceMillis = grace.toMillis();
        inFlight = new int[(int) (graceMillis / slotMillis) + 3];
    }

    /** The slot of {@code due}. */
    public long slotOf(Instant due) {
        return Math.floorDiv(due.toEpochMilli(), slotMillis);
    }

    /** The moment at which {@code slot} ends. */
    public Instant endOf(long slot) {
        return Instant.ofEpochMilli((slot + 1) * slotMillis);
    }

    /** How many slots can be open at once: the size of the caller's arrays. */
    public int size() {
        return inFlight.length;
    }

    /** Where the caller keeps what belongs to an open {@code slot}. */
    public int place(long slot) {
        return (int) Math.floorMod(slot, (long) inFlight.length);
    }

    /** The oldest open slot; before the first moment was told, {@link Long#MIN_VALUE}. */
    public long oldest() {
        return oldest;
    }

    /** The same open slots with what is in flight, and another grace. */
    public OpenSlots withGrace(Duration longest) {
        var others = new OpenSlots(Duration.ofMillis(slotMillis), longest);
        others.oldest = oldest;
        for (long slot = oldest; isOpen(slot) && others.isOpen(slot); slot++) {
            others.inFlight[others.place(slot)] = inFlight[place(slot)];
        }
        return others;
    }

    /** Whether results of {@code slot} still count. */
    public boolean isOpen(long slot) {
        return oldest != NEVER && slot >= oldest && slot < oldest + inFlight.length;
    }

    /** The first slot opens with the first moment that is told. */
    public void startAt(Instant now) {
        if (oldest == NEVER) {
            oldest = slotOf(now);
        }
    }

    /** A probe that was due in {@code slot} has left. */
    public void left(long slot) {
        if (isOpen(slot)) {
            inFlight[place(slot)]++;
        }
    }

    /** A probe that was due in {@code slot} has ended. */
    public void ended(long slot) {
        if (isOpen(slot) && inFlight[place(slot)] > 0) {
            inFlight[place(slot)]--;
        }
    }

    /** Stands as {@code known} stood, which has slots of the same length and grace. */
    public void become(OpenSlots known) {
        System.arraycopy(known.inFlight, 0, inFlight, 0, inFlight.length);
        oldest = known.oldest;
    }

    /** What was in flight never comes back. */
    public void abandon() {
        Arrays.fill(inFlight, 0);
    }

    /** All slots before {@code slot} are closed: nobody was there to count in them. */
    public void jumpTo(long slot) {
        Arrays.fill(inFlight, 0);
        oldest = slot;
    }

    /** The oldest open slot if it can be closed at {@code now}, else {@link Long#MIN_VALUE}; call {@link #closed} for it and ask again. */
    public long closable(Instant now) {
        if (oldest == NEVER) {
            return NEVER;
        }
        long over = now.toEpochMilli() - (oldest + 1) * slotMillis;
        boolean complete = over >= 0 && inFlight[place(oldest)] == 0;
        return complete || over >= graceMillis ? oldest : NEVER;
    }

    /** The slot that {@link #closable} named is closed. */
    public void closed() {
        inFlight[place(oldest)] = 0;
        oldest++;
    }

    /** The oldest open slots are closed without having been open: nothing of them is in flight, or will be. */
    public void passed(long slots) {
        oldest += slots;
    }

    /** Which slots are open and what is in flight, for {@link #decode}. */
    public byte[] encode() {
        var packer = new Packer(VERSION).number(slotMillis).number(oldest);
        for (long slot = oldest; isOpen(slot); slot++) {
            packer.number(inFlight[place(slot)]);
        }
        return packer.bytes();
    }

    /** The open slots as they were encoded; null when the bytes are of another version, of slots of another length, more than fit, or damaged. */
    public static @Nullable OpenSlots decode(byte[] bytes, Duration slot, Duration grace) {
        var unpacker = new Unpacker(VERSION, bytes);
        var slots = new OpenSlots(slot, grace);
        boolean alike = unpacker.number() == slots.slotMillis;
        slots.oldest = unpacker.number();
        for (long open = slots.oldest; slots.isOpen(open); open++) {
            slots.inFlight[slots.place(open)] = unpacker.count();
        }
        return alike && unpacker.isWholeAndAtItsEnd() ? slots : null;
    }
}
