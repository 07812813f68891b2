package io.vedette.window;

import java.util.Arrays;

/**
 * The cells of a latency histogram that are not empty, in order, with their counts: what grows with the samples of an hour, not with the range. Belongs to
 * the event loop of its service.
 *
 * <p>{@link #seal} gives the counts as HdrHistogram's V2 payload, from which {@link Distribution} and the library read them.
 */
final class Cells {
    private static final int FIRST_CAPACITY = 8;
    private static final byte[] NOTHING = {};

    private char[] cells = new char[FIRST_CAPACITY];
    private int[] counts = new int[FIRST_CAPACITY];
    private int size;
    private long total;

    long total() {
        return total;
    }

    void add(int cell, int count) {
        int place = Arrays.binarySearch(cells, 0, size, (char) cell);
        if (place < 0) {
            place = -place - 1;
            insert(place, cell);
        }
        counts[place] += count;
        total += count;
    }

    private void insert(int place, int cell) {
        if (size == cells.length) {
            int capacity = Math.min(size + size / 2, Layout.CELLS);
            cells = Arrays.copyOf(cells, capacity);
            counts = Arrays.copyOf(counts, capacity);
        }
        System.arraycopy(cells, place, cells, place + 1, size - place);
        System.arraycopy(counts, place, counts, place + 1, size - place);
        cells[place] = (char) cell;
        counts[place] = 0;
        size++;
    }

    /** Those that were sealed. */
    static Cells of(byte[] sealed) {
        var cells = new Cells();
        Sealed.forEach(sealed, cells::append);
        return cells;
    }

    /** Adds a cell that is none of those before the last. */
    private void append(int cell, int count) {
        if (size == 0 || cells[size - 1] != cell) {
            insert(size, cell);
        }
        counts[size - 1] += count;
        total += count;
    }

    /** These and those, as others. */
    Cells plus(Cells those) {
        var both = new Cells();
        int place = 0;
        int other = 0;
        while (place < size || other < those.size) {
            if (other == those.size || (place < size && cells[place] < those.cells[other])) {
                both.append(cells[place], counts[place++]);
            } else {
                both.append(those.cells[other], those.counts[other++]);
            }
        }
        return both;
    }

    void clear() {
        size = 0;
        total = 0;
    }

    /** Takes out what was added before, and the cells that are empty then. */
    void subtract(byte[] sealed) {
        Sealed.forEach(sealed, (cell, count) -> {
            int place = Arrays.binarySearch(cells, 0, size, (char) cell);
            counts[place] -= count;
            total -= count;
        });
        int kept = 0;
        for (int place = 0; place < size; place++) {
            if (counts[place] > 0) {
                cells[kept] = cells[place];
                counts[kept++] = counts[place];
            }
        }
        size = kept;
    }

    /** The nearest-rank quantile in microseconds; 0 when there is none. */
    long quantile(double q) {
        long rank = Distribution.rank(q, total);
        long seen = 0;
        for (int place = 0; place < size; place++) {
            seen += counts[place];
            if (seen >= rank) {
                return Layout.highestOf(cells[place]);
            }
        }
        return 0;
    }

    /** The largest, in microseconds; 0 when there is none. */
    long max() {
        return size == 0 ? 0 : Layout.highestOf(cells[size - 1]);
    }

    byte[] seal() {
        if (size == 0) {
            return NOTHING;
        }
        var sealing = new Sealed.Sealing();
        for (int place = 0; place < size; place++) {
            sealing.add(cells[place], counts[place]);
        }
        return sealing.bytes();
    }
}
