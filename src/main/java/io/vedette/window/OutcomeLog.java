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
        if (runs > 0 && slot <= slotAt(runs - 1, repeats[runs - 1] - 1)) {
            throw new IllegalArgumentException("slot " + slot + " is closed already");
        }
        if ((goodOnes | badOnes | invalidOnes) != 0) {
            append(slot, goodOnes, badOnes, invalidOnes);
        }
        for (Window window : windows) {
            window.add(goodOnes, badOnes, invalidOnes);
            window.expireUntil(slot);
        }
        dropWhatNoWindowSees();
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

        private void expireUntil(long newest) {
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
