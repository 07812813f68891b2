package io.vedette.window;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Some quantiles of the same latencies, found in passing all of them once, and the largest; immutable, in microseconds. */
public final class Quantiles {
    private final long count;
    private final double[] asked;
    private final long[] ranks;
    private final int[] cells;
    private long seen;
    private int found;
    private int last;

    /**
     * Those of {@code live} and {@code sealed} together.
     *
     * @param count how many these are
     * @param asked which, the lowest first
     */
    Quantiles(Cells live, byte[] sealed, long count, double... asked) {
        this.count = count;
        this.asked = asked;
        this.ranks = new long[asked.length];
        this.cells = new int[asked.length];
        Arrays.setAll(ranks, index -> Distribution.rank(asked[index], count));
        live.forEach(sealed, this::pass);
    }

    private void pass(int cell, int more) {
        last = cell;
        seen += more;
        while (found < cells.length && seen >= ranks[found]) {
            cells[found++] = cell;
        }
    }

    /** How many samples there are. */
    public long count() {
        return count;
    }

    /** The nearest-rank quantile of number {@code index}, or nothing where the count does not support it: q = 0.99 needs 100 samples. */
    public @Nullable Long at(int index) {
        return Distribution.supports(count, asked[index]) ? (Long) reached(index) : null;
    }

    /** The same however few there are; 0 when there is none. */
    long reached(int index) {
        return count == 0 ? 0 : Layout.highestOf(cells[index]);
    }

    /** The largest; nothing when there is none. */
    public @Nullable Long max() {
        return count == 0 ? null : (Long) Layout.highestOf(last);
    }
}
