package io.vedette.window;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * Counts in a row as the few bytes that they take, immutable: kept for readers by the ten thousand, unpacked one by one as they are asked for. Reading the last
 * passes all before it, so that this is for rows as short as the windows of an objective.
 */
final class PackedCounts extends AbstractList<Counts> implements RandomAccess {
    private final byte[] packed;
    private final int size;

    /** The counts of these windows as they stand in {@code log}. */
    PackedCounts(OutcomeLog log, int windows) {
        var packer = new Packer();
        for (int window = 0; window < windows; window++) {
            packer.number(log.good(window)).number(log.bad(window)).number(log.invalid(window));
        }
        this.packed = packer.bytes();
        this.size = windows;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Counts get(int index) {
        var unpacker = Unpacker.of(packed);
        for (int before = 0; before < index; before++) {
            next(unpacker);
        }
        return next(unpacker);
    }

    /** All in one pass: what a copy asks for. */
    @Override
    public Object[] toArray() {
        var unpacker = Unpacker.of(packed);
        var all = new Object[size];
        for (int index = 0; index < size; index++) {
            all[index] = next(unpacker);
        }
        return all;
    }

    private static Counts next(Unpacker unpacker) {
        return new Counts(unpacker.number(), unpacker.number(), unpacker.number());
    }
}
