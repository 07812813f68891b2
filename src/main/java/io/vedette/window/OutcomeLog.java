package io.vedette.window;

import java.util.Arrays;

/**
 * Exact counts of closed slots with a running sum for each trailing window; belongs to the event loop of its service.
 *
 * <p>Slots that hold the same counts at the same distance are one run, so that a healthy service of any age is a run or two. Each window has a
 * cursor at its oldest slot: closing a slot adds it to every sum and moves every cursor on, O(windows) and without allocation but for a new run.
 */
public final class OutcomeLog {
    private static final int FIRST_CAPACITY = 4;

    private final Window[] windows;

    private long[] first = new long[FIRST_CAPACITY];
    private long[] stride = new long[FIRST_CAPACITY];
    private int[] repeats = new int[FIRST_CAPACITY];
    private int[] good = new int[FIRST_CAPACITY];
    private int[] bad = new int[FIRST_CAPACITY];
    private int[] invalid = new int[FIRST_CAPACITY];
    private int runs;
    private long newest = Long.MIN_VALUE;

    /** A log that sums over each of {@code windowSlots}, in slots. */
    public OutcomeLog(long... windowSlots) {
        windows = Arrays.stream(windowSlots).mapToObj(Window::new).toArray(Window[]::new);
    }

    /**
     * Closes {@code slot}, later than every slot closed before. Slots in between were empty.
     *
     * @throws IllegalArgumentException if the slot is not later
     */
    public void close(long slot, int goodOnes, int badOnes, int invalidOnes) {
        if (slot <= newest) {
            throw new IllegalArgumentException("slot " + slot + " is closed already");
        }
        newest = slot;
        if ((goodOnes | badOnes | invalidOnes) != 0) {
            append(slot, goodOnes, badOnes, invalidOnes);
        }
        for (Window window : windows) {
            window.add(goodOnes, badOnes, invalidOnes);
            window.expire();
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
        int run = runs - 1;
        while (run >= 0 && first[run] > slot) {
            run--;
        }
        int single = run < 0 ? insert(0, slot) : isolate(run, slot);
        good[single] += goodOnes;
        bad[single] += badOnes;
        invalid[single] += invalidOnes;
        for (Window window : windows) {
            if (slot > newest - window.slots) {
                window.add(goodOnes, badOnes, invalidOnes);
            }
            window.seek();
        }
    }

    /** The sums over window number {@code window}, as given to the constructor. */
    public Counts counts(int window) {
        Window sums = windows[window];
        return new Counts(sums.goodSum, sums.badSum, sums.invalidSum);
    }

    public long good(int window) {
        return windows[window].goodSum;
    }

    public long bad(int window) {
        return windows[window].badSum;
    }

    public long invalid(int window) {
        return windows[window].invalidSum;
    }

    /** How many runs are kept: what the memory is spent on. */
    public int runs() {
        return runs;
    }

    private void append(long slot, int goodOnes, int badOnes, int invalidOnes) {
        int last = runs - 1;
        if (last >= 0
                && good[last] == goodOnes
                && bad[last] == badOnes
                && invalid[last] == invalidOnes
                && fits(last, slot)) {
            stride[last] = repeats[last] == 1 ? slot - first[last] : stride[last];
            repeats[last]++;
            return;
        }
        if (runs == first.length) {
            grow();
        }
        first[runs] = slot;
        stride[runs] = 1;
        repeats[runs] = 1;
        good[runs] = goodOnes;
        bad[runs] = badOnes;
        invalid[runs] = invalidOnes;
        runs++;
    }

    /** Makes {@code slot} a run of its own, out of the middle of {@code run} or behind it, and answers which. */
    private int isolate(int run, long slot) {
        int before = (int) Math.min(repeats[run], Math.ceilDiv(slot - first[run], stride[run]));
        boolean known = before < repeats[run] && slotAt(run, before) == slot;
        int after = repeats[run] - before - (known ? 1 : 0);
        if (after > 0) {
            int right = insert(run + 1, slotAt(run, repeats[run] - after));
            copyCounts(run, right);
            stride[right] = stride[run];
            repeats[right] = after;
        }
        if (known && before == 0) {
            repeats[run] = 1;
            return run;
        }
        repeats[run] = before;
        int single = insert(run + 1, slot);
        if (known) {
            copyCounts(run, single);
        }
        return single;
    }

    private void copyCounts(int from, int to) {
        good[to] = good[from];
        bad[to] = bad[from];
        invalid[to] = invalid[from];
    }

    /** Puts an empty run of one slot in at {@code run}. */
    private int insert(int run, long slot) {
        if (runs == first.length) {
            grow();
        }
        for (Object column : new Object[] {first, stride, repeats, good, bad, invalid}) {
            System.arraycopy(column, run, column, run + 1, runs - run);
        }
        first[run] = slot;
        stride[run] = 1;
        repeats[run] = 1;
        good[run] = 0;
        bad[run] = 0;
        invalid[run] = 0;
        runs++;
        return run;
    }

    private boolean fits(int run, long slot) {
        return repeats[run] == 1 || slot == slotAt(run, repeats[run]);
    }

    private long slotAt(int run, int repeat) {
        return first[run] + stride[run] * repeat;
    }

    private void grow() {
        int capacity = runs * 2;
        first = Arrays.copyOf(first, capacity);
        stride = Arrays.copyOf(stride, capacity);
        repeats = Arrays.copyOf(repeats, capacity);
        good = Arrays.copyOf(good, capacity);
        bad = Arrays.copyOf(bad, capacity);
        invalid = Arrays.copyOf(invalid, capacity);
    }

    /** Drops half of the runs or nothing, so that moving the rest is paid for by what was closed since. */
    private void dropWhatNoWindowSees() {
        int unseen = Integer.MAX_VALUE;
        for (Window window : windows) {
            unseen = Math.min(unseen, window.run);
        }
        if (unseen < FIRST_CAPACITY || unseen < runs / 2) {
            return;
        }
        int kept = runs - unseen;
        System.arraycopy(first, unseen, first, 0, kept);
        System.arraycopy(stride, unseen, stride, 0, kept);
        System.arraycopy(repeats, unseen, repeats, 0, kept);
        System.arraycopy(good, unseen, good, 0, kept);
        System.arraycopy(bad, unseen, bad, 0, kept);
        System.arraycopy(invalid, unseen, invalid, 0, kept);
        runs = kept;
        for (Window window : windows) {
            window.run -= unseen;
        }
    }

    /** A trailing window: its sums, and where its oldest slot stands among the runs. */
    private final class Window {
        private final long slots;
        private int run;
        private int repeat;
        private long goodSum;
        private long badSum;
        private long invalidSum;

        private Window(long slots) {
            this.slots = slots;
        }

        private void add(int goodOnes, int badOnes, int invalidOnes) {
            goodSum += goodOnes;
            badSum += badOnes;
            invalidSum += invalidOnes;
        }

        /** Finds the oldest slot in sight anew, after runs were split. */
        private void seek() {
            run = 0;
            while (run < runs - 1 && slotAt(run, repeats[run] - 1) <= newest - slots) {
                run++;
            }
            repeat = Math.clamp(Math.floorDiv(newest - slots - first[run], stride[run]) + 1, 0, repeats[run]);
        }

        private void expire() {
            while (run < runs) {
                if (repeat == repeats[run]) {
                    if (run == runs - 1) {
                        return; // stands behind the newest slot, where the next one may prolong the run
                    }
                    run++;
                    repeat = 0;
                }
                if (slotAt(run, repeat) > newest - slots) {
                    return;
                }
                goodSum -= good[run];
                badSum -= bad[run];
                invalidSum -= invalid[run];
                repeat++;
            }
        }
    }
}
