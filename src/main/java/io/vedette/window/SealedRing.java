package io.vedette.window;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Sealed histograms of the last periods, one a period, numbered from the epoch; belongs to the event loop of its service. */
final class SealedRing {
    private static final byte[] NOTHING = {};

    private final byte[][] sealed;
    private long newest = Long.MIN_VALUE;

    SealedRing(int periods) {
        sealed = new byte[periods][];
        Arrays.fill(sealed, NOTHING);
    }

    /** Keeps the histogram of a period later than all before; those in between had none. */
    void put(long period, byte[] payload) {
        long from = newest == Long.MIN_VALUE ? period : Math.max(newest + 1, period - sealed.length + 1);
        for (long skipped = from; skipped < period; skipped++) {
            sealed[place(skipped)] = NOTHING;
        }
        sealed[place(period)] = payload;
        newest = period;
    }

    /** The last period that was kept. */
    long newest() {
        return newest;
    }

    /** The histogram of a period, empty when it had none or is too long ago. */
    byte[] at(long period) {
        return period > newest || period <= newest - sealed.length ? NOTHING : sealed[place(period)];
    }

    /** The histograms of these periods, both inclusive. */
    List<byte[]> between(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(this::at)
                .filter(payload -> payload.length > 0)
                .toList();
    }

    /** How many bytes the histograms take. */
    int size() {
        return Arrays.stream(sealed).mapToInt(payload -> payload.length).sum();
    }

    private int place(long period) {
        return (int) Math.floorMod(period, (long) sealed.length);
    }

    void pack(Packer packer) {
        packer.number(newest);
        for (byte[] payload : sealed) {
            packer.block(payload);
        }
    }

    /** What was packed; whether it was whole must be asked of the unpacker. */
    void unpack(Unpacker unpacker) {
        newest = unpacker.number();
        for (int place = 0; place < sealed.length; place++) {
            byte[] payload = Sealed.checked(unpacker.block());
            if (payload == null) {
                unpacker.refuse();
            }
            sealed[place] = payload == null ? NOTHING : payload;
        }
    }
}
