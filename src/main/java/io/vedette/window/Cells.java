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

    void clear() {
        size = 0;
        total = 0;
    }

    /** The nearest-rank quantile in microseconds; 0 when there is none. */
    long quantile(double q) {
        return new Quantiles(this, NOTHING, total, q).reached(0);
    }

    /** Gives these and the {@code sealed} ones in the order of the cells; one that is in both comes twice. */
    void forEach(byte[] sealed, Sealed.Reader reader) {
        var earlier = new Sealed.Cursor(sealed);
        int place = 0;
        while (place < size || !earlier.isAtItsEnd()) {
            if (place < size && cells[place] <= earlier.cell()) {
                reader.cell(cells[place], counts[place++]);
            } else {
                reader.cell(earlier.cell(), earlier.count());
                earlier.next();
            }
        }
    }

    /** These and the {@code sealed} ones, without the {@code expired} ones that are among those. */
    byte[] seal(byte[] sealed, byte[] expired) {
        var sealing = new Sealed.Sealing(2 * size + sealed.length);
        var earlier = new Sealed.Cursor(sealed);
        var gone = new Sealed.Cursor(expired);
        int place = 0;
        while (place < size || !earlier.isAtItsEnd()) {
            int cell = place < size ? Math.min(cells[place], earlier.cell()) : earlier.cell();
            int own = place < size && cells[place] == cell ? counts[place++] : 0;
            int count = own + earlier.take(cell) - gone.take(cell);
            if (count > 0) {
                sealing.add(cell, count);
            }
        }
        return sealing.bytes();
    }

    byte[] seal() {
        if (size == 0) {
            return NOTHING;
        }
        var sealing = new Sealed.Sealing(2 * size);
        for (int place = 0; place < size; place++) {
            sealing.add(cells[place], counts[place]);
        }
        return sealing.bytes();
    }
}
