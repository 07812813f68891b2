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
        for (var cursor = new Cursor(payload); !cursor.isAtItsEnd(); cursor.next()) {
            reader.cell(cursor.cell(), cursor.count());
        }
    }

    /** Goes through a payload cell by cell; behind the last one stands a cell that is greater than all. */
    static final class Cursor {
        private final byte[] payload;
        private int position;
        private int following;
        private int cell;
        private int count;

        Cursor(byte[] payload) {
            this.payload = payload;
            next();
        }

        int cell() {
            return cell;
        }

        int count() {
            return count;
        }

        boolean isAtItsEnd() {
            return cell == Integer.MAX_VALUE;
        }

        /** The count of {@code wanted} if this stands there, and goes on then; else none. */
        int take(int wanted) {
            if (cell != wanted) {
                return 0;
            }
            int taken = count;
            next();
            return taken;
        }

        void next() {
            while (position < payload.length) {
                long number = number();
                cell = following;
                following += number < 0 ? (int) -number : 1;
                if (number > 0) {
                    count = (int) number;
                    return;
                }
            }
            cell = Integer.MAX_VALUE;
            count = 0;
        }

        private long number() {
            long coded = 0;
            int shift = 0;
            byte part;
            do {
                part = payload[position++];
                coded |= (part & 0x7FL) << shift;
                shift += 7;
            } while (part < 0);
            return (coded >>> 1) ^ -(coded & 1);
        }
    }

    /** How many samples there are. */
    static long total(byte[] payload) {
        long total = 0;
        for (var cursor = new Cursor(payload); !cursor.isAtItsEnd(); cursor.next()) {
            total += cursor.count();
        }
        return total;
    }

    /** The nearest-rank quantile in microseconds; 0 when there is none. */
    static long quantile(byte[] payload, double q) {
        return new Quantiles(new Cells(), payload, total(payload), q).reached(0);
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
        private final Packer packer;
        private int next;

        /** @param bytes about how many it will be */
        Sealing(int bytes) {
            packer = Packer.ofAbout(bytes);
        }

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
