package io.vedette.window;

import org.jspecify.annotations.Nullable;

/**
 * A latency histogram as HdrHistogram's V2 payload, without the header that all of ours share: counts in the order of the cells, a negative number for a
 * stretch of empty ones.
 */
final class Sealed {
    private Sealed() {}

    /** Takes a cell and its count. */
    @FunctionalInterface
    interface Reader {
        void cell(int cell, int count);
    }

    static void forEach(byte[] payload, Reader reader) {
        int cell = 0;
        int position = 0;
        while (position < payload.length) {
            long coded = 0;
            int shift = 0;
            byte part;
            do {
                part = payload[position++];
                coded |= (part & 0x7FL) << shift;
                shift += 7;
            } while (part < 0);
            long number = (coded >>> 1) ^ -(coded & 1);
            if (number > 0) {
                reader.cell(cell, (int) number);
            }
            cell += number < 0 ? (int) -number : 1;
        }
    }

    /** The nearest-rank quantile in microseconds; 0 when there is none. */
    static long quantile(byte[] payload, double q) {
        var counting = new Ranking();
        forEach(payload, (_, count) -> counting.left += count);
        if (counting.left > 0) {
            counting.left = Distribution.rank(q, counting.left);
            forEach(payload, counting::pass);
        }
        return counting.micros;
    }

    /** Looks for the cell in which so many samples are reached. */
    private static final class Ranking {
        private long left;
        private long micros;

        void pass(int cell, int count) {
            if (left > 0) {
                left -= count;
                micros = Layout.highestOf(cell);
            }
        }
    }

    /** The payload itself if it is one, null if it was damaged. */
    static byte @Nullable [] checked(byte[] payload) {
        long cell = 0;
        var numbers = Unpacker.of(payload);
        while (!numbers.isWholeAndAtItsEnd()) {
            long number = numbers.number(-Layout.CELLS, Integer.MAX_VALUE);
            cell += number < 0 ? -number : 1;
            if (!numbers.isWhole() || cell > Layout.CELLS) {
                return null;
            }
        }
        return payload;
    }

    /** Writes a payload, cell by cell in their order. */
    static final class Sealing {
        private final Packer packer = new Packer();
        private int next;

        void add(int cell, int count) {
            int empty = cell - next;
            if (empty > 0) {
                packer.number(empty == 1 ? 0 : -empty);
            }
            packer.number(count);
            next = cell + 1;
        }

        byte[] bytes() {
            return packer.bytes();
        }
    }
}
