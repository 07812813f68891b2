package io.vedette.window;

/**
 * The one layout of every latency histogram: HdrHistogram's with two digits, 1 µs to 60 s, in {@value #CELLS} cells. A cell is less than 1 % wide; since all
 * histograms share it, sums of them are exact.
 */
final class Layout {
    static final int CELLS = 2560;
    static final int DIGITS = 2;
    static final long LOWEST = 1;
    static final long HIGHEST = 60_000_000;

    /** Cells by doubling of the value: HdrHistogram's sub-buckets, of which a doubling uses the upper half. */
    private static final int HALF = 128;

    private static final int HALF_BITS = 7;

    private Layout() {}

    /** The cell of a duration; what is longer than a minute counts as a minute. */
    static int cellOf(long micros) {
        long value = Math.clamp(micros, LOWEST, HIGHEST);
        int doubling = Long.SIZE - HALF_BITS - 1 - Long.numberOfLeadingZeros(value | (2 * HALF - 1));
        return ((doubling + 1) << HALF_BITS) + (int) (value >>> doubling) - HALF;
    }

    /** The longest duration of a cell, in microseconds: what a percentile answers. */
    static long highestOf(int cell) {
        int doubling = Math.max((cell >> HALF_BITS) - 1, 0);
        long part = cell < HALF ? cell : (cell & (HALF - 1)) + HALF;
        return ((part + 1) << doubling) - 1;
    }
}
