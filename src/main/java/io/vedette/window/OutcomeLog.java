package io.vedette.window;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exact counts of closed slots with a running sum for each trailing window; belongs to the event loop of its service.
 *
 * <p>Slots that hold the same counts at the same distance are one run ({@link Runs}), so that a healthy service of any age is a run or two. Each window has
 * a cursor at its oldest slot: closing a slot adds it to every sum and moves every cursor on, O(windows) and without allocation but for a new run's bytes.
 */
public final class OutcomeLog {
    /** Before every slot: none was closed. */
    public static final long NEVER = -(1L << 60);

    private static final int VERSION = 1;
    private static final int FIRST = 0;
    private static final int GOOD = 1;
    private static final int BAD = 0;
    private static final int INVALID = 1;
    private static final int KINDS = 2;
    private static final long[] NONE = {};
    private static final int WORTH_DROPPING = 64;

    private final long[] slots;
    private Runs runs = new Runs();
    private long newest = NEVER;
    private long oldest;

    // by window, one kind after the other: where its oldest slot stands, as a run's position and a repeat in it; the
    // run's first slot, and what was good; what was bad or invalid, once anything was
    private final int[] cursors;
    private final long[] sums;
    private long[] troubles = NONE;

    /** A log that sums over each of {@code windowSlots}, in slots; the array is shared by thousands of logs and must not be changed. */
    public OutcomeLog(long... windowSlots) {
        slots = windowSlots;
        cursors = new int[2 * slots.length];
        sums = new long[KINDS * slots.length];
    }

    /**
     * Closes {@code slot}, later than every slot closed before. Slots in between were empty.
     *
     * @throws IllegalArgumentException if the slot is not later
     */
    public void close(long slot, int goodOnes, int badOnes, int invalidOnes) {
        close(slot, 1, goodOnes, badOnes, invalidOnes);
    }

    /**
     * Closes {@code count} slots from {@code from} on that all hold the same; as dear as one.
     *
     * @throws IllegalArgumentException if they are not later than every slot closed before
     */
    public void close(long from, int count, int goodOnes, int badOnes, int invalidOnes) {
        if (from <= newest) {
            throw new IllegalArgumentException("slot " + from + " is closed already");
        }
        newest = from + count - 1;
        if ((badOnes | invalidOnes) != 0) {
            beTroubled();
        }
        if ((goodOnes | badOnes | invalidOnes) != 0) {
            append(from, 1, count, goodOnes, badOnes, invalidOnes);
        }
        for (int window = 0; window < slots.length; window++) {
            sums[at(GOOD, window)] += (long) goodOnes * count;
            if (troubles.length > 0) {
                troubles[at(BAD, window)] += (long) badOnes * count;
                troubles[at(INVALID, window)] += (long) invalidOnes * count;
            }
            expire(window);
        }
        dropWhatNoWindowSees();
    }

    /**
     * Counts what came too late for its {@code slot}, closed already: every window that still sees the slot is corrected by it. O(runs), for the rare case.
     *
     * @throws IllegalArgumentException if the slot was not closed yet
     */
    public void amend(long slot, int goodOnes, int badOnes, int invalidOnes) {
        if (slot > newest) {
            throw new IllegalArgumentException("slot " + slot + " is not closed yet");
        }
        Runs before = runs;
        runs = new Runs();
        boolean done = false;
        long at = oldest;
        int from = 0;
        for (boolean more = !before.isEmpty(); more; ) {
            before.read(from);
            at += from == 0 ? 0 : before.gap;
            long last = at + (long) before.stride * (before.repeats - 1);
            if (done || slot > last) {
                appendPart(before, at, 0, before.repeats);
            } else {
                done = true;
                split(before, at, slot, goodOnes, badOnes, invalidOnes);
            }
            at = last;
            more = from != before.newest();
            from = before.next;
        }
        if (!done) {
            append(slot, 1, 1, goodOnes, badOnes, invalidOnes);
        }
        recount();
    }

    /** The sums over window number {@code window}, as given to the constructor. */
    public Counts counts(int window) {
        return new Counts(good(window), bad(window), invalid(window));
    }

    /** The sums over every window, in their order, as they stand now: immutable, and small. */
    public List<Counts> counts() {
        return new PackedCounts(this, slots.length);
    }

    public long good(int window) {
        return sums[at(GOOD, window)];
    }

    public long bad(int window) {
        return troubles.length == 0 ? 0 : troubles[at(BAD, window)];
    }

    public long invalid(int window) {
        return troubles.length == 0 ? 0 : troubles[at(INVALID, window)];
    }

    /** The last slot that was closed; {@link #NEVER} when none was. */
    public long newest() {
        return newest;
    }

    /** How many bytes the runs before the newest take: what the memory is spent on. */
    public int size() {
        return runs.size();
    }

    /** All there is to know, for {@link #decode}. */
    public byte[] encode() {
        var packer = new Packer(VERSION).number(newest).number(oldest);
        runs.pack(packer);
        return packer.bytes();
    }

    /** The log as it was encoded, over these windows, which may be others than before but not longer; null when the bytes are of another version or damaged. */
    public static @Nullable OutcomeLog decode(byte[] bytes, long... windowSlots) {
        var unpacker = new Unpacker(VERSION, bytes);
        var log = new OutcomeLog(windowSlots);
        log.newest = unpacker.number(NEVER, -NEVER);
        log.oldest = unpacker.number(NEVER, -NEVER);
        log.runs = Runs.unpack(unpacker);
        if (!unpacker.isWholeAndAtItsEnd() || !log.runs.isSound(log.oldest, log.newest)) {
            return null;
        }
        log.recount();
        return log;
    }

    private int at(int kind, int window) {
        return kind * slots.length + window;
    }

    private void beTroubled() {
        troubles = troubles.length == 0 ? new long[KINDS * slots.length] : troubles;
    }

    private void fill(long[] figures, int kind, long value) {
        Arrays.fill(figures, at(kind, 0), at(kind + 1, 0), value);
    }

    private void append(long from, int stride, int count, int goodOnes, int badOnes, int invalidOnes) {
        if (runs.isEmpty()) {
            oldest = from;
            fill(sums, FIRST, from);
        }
        runs.append(from, stride, count, goodOnes, badOnes, invalidOnes);
    }

    private void split(Runs run, long at, long slot, int goodOnes, int badOnes, int invalidOnes) {
        int before = slot <= at ? 0 : (int) Math.ceilDiv(slot - at, (long) run.stride);
        boolean known = at + (long) run.stride * before == slot;
        appendPart(run, at, 0, before);
        if (known) {
            append(slot, 1, 1, run.good + goodOnes, run.bad + badOnes, run.invalid + invalidOnes);
        } else {
            append(slot, 1, 1, goodOnes, badOnes, invalidOnes);
        }
        appendPart(run, at, before + (known ? 1 : 0), run.repeats);
    }

    private void appendPart(Runs run, long at, int from, int to) {
        if (from < to) {
            append(at + (long) run.stride * from, run.stride, to - from, run.good, run.bad, run.invalid);
        }
    }

    /** Sums anew: all that is kept, and then without what each window does not see. */
    private void recount() {
        Arrays.fill(cursors, 0);
        fill(sums, FIRST, oldest);
        long goodSum = 0;
        long badSum = 0;
        long invalidSum = 0;
        int from = 0;
        for (boolean more = true; more; from = runs.next) {
            runs.read(from);
            goodSum += (long) runs.good * runs.repeats;
            badSum += (long) runs.bad * runs.repeats;
            invalidSum += (long) runs.invalid * runs.repeats;
            more = from != runs.newest();
        }
        fill(sums, GOOD, goodSum);
        if ((badSum | invalidSum) != 0) {
            beTroubled();
        }
        if (troubles.length > 0) {
            fill(troubles, BAD, badSum);
            fill(troubles, INVALID, invalidSum);
        }
        for (int window = 0; window < slots.length; window++) {
            expire(window);
        }
    }

    private void expire(int window) {
        long limit = newest - slots[window];
        int repeat = slots.length + window;
        while (true) {
            runs.read(cursors[window]);
            long ended = Math.floorDiv(limit - sums[at(FIRST, window)], (long) Math.max(runs.stride, 1)) + 1;
            int gone = Math.clamp(ended, cursors[repeat], Math.max(runs.repeats, cursors[repeat]));
            int leaving = gone - cursors[repeat];
            sums[at(GOOD, window)] -= (long) runs.good * leaving;
            if (troubles.length > 0) {
                troubles[at(BAD, window)] -= (long) runs.bad * leaving;
                troubles[at(INVALID, window)] -= (long) runs.invalid * leaving;
            }
            cursors[repeat] = gone;
            if (gone < runs.repeats || cursors[window] == runs.newest()) {
                return; // at its oldest slot, or behind the newest one, where the next may prolong the run
            }
            sums[at(FIRST, window)] += (long) runs.stride * (runs.repeats - 1);
            cursors[window] = runs.next;
            runs.read(cursors[window]);
            sums[at(FIRST, window)] += runs.gap;
            cursors[repeat] = 0;
        }
    }

    /** Drops half of the bytes or nothing, so that moving the rest is paid for by what was closed since. */
    private void dropWhatNoWindowSees() {
        int unseen = Integer.MAX_VALUE;
        int longest = 0;
        for (int window = 0; window < slots.length; window++) {
            if (cursors[window] < unseen) {
                unseen = cursors[window];
                longest = window;
            }
        }
        if (unseen < WORTH_DROPPING || unseen < runs.size() / 2) {
            return;
        }
        oldest = sums[at(FIRST, longest)];
        runs.forget(unseen);
        for (int window = 0; window < slots.length; window++) {
            cursors[window] -= unseen;
        }
    }
}
