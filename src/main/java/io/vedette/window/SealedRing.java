package io.vedette.window;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Sealed histograms of the last periods, one a period, numbered from the epoch; belongs to the event loop of its service.
 *
 * <p>They stand one behind the other in one array, each with its length before it, the oldest first: a service has hundreds of them, and is to cost the collector
 * few objects. One is put once in minutes, and copied when it is read.
 */
final class SealedRing {
    private static final byte[] NOTHING = {};
    private static final long NEVER = Long.MIN_VALUE;

    private final int periods;
    private byte[] packed = NOTHING;
    private int kept;
    private long newest = NEVER;

    SealedRing(int periods) {
        this.periods = periods;
    }

    /** Keeps the histogram of a period later than all before; those in between had none. */
    void put(long period, byte[] payload) {
        boolean first = newest == NEVER || period <= newest;
        long passed = first ? periods : Math.min(period - newest, periods);
        int stay = Math.min(kept, periods - (int) passed);
        int empty = stay == 0 ? 0 : (int) passed - 1;
        var packer = Packer.ofAbout(packed.length + payload.length).raw(packed, start(kept - stay));
        for (int skipped = 0; skipped < empty; skipped++) {
            packer.block(NOTHING);
        }
        packed = packer.block(payload).bytes();
        kept = stay + empty + 1;
        newest = period;
    }

    /** Where the histogram of number {@code index} begins. */
    private int start(int index) {
        var unpacker = Unpacker.of(packed);
        for (int before = 0; before < index; before++) {
            unpacker.skipBlock();
        }
        return unpacker.position();
    }

    /** The last period that was kept. */
    long newest() {
        return newest;
    }

    /** The histogram of a period, empty when it had none or is too long ago. */
    byte[] at(long period) {
        if (newest == NEVER || period > newest || period <= newest - kept) {
            return NOTHING;
        }
        var unpacker = Unpacker.of(packed);
        for (long before = newest - kept + 1; before < period; before++) {
            unpacker.skipBlock();
        }
        return unpacker.block();
    }

    /** The histograms of these periods, both inclusive. */
    List<byte[]> between(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(this::at)
                .filter(payload -> payload.length > 0)
                .toList();
    }

    private int place(long period) {
        return (int) Math.floorMod(period, (long) periods);
    }

    void pack(Packer packer) {
        packer.number(newest);
        for (int place = 0; place < periods; place++) {
            packer.block(at(newest - place(newest - place)));
        }
    }

    /** What was packed; whether it was whole must be asked of the unpacker. */
    void unpack(Unpacker unpacker) {
        long last = unpacker.number();
        byte[][] byPlace = new byte[periods][];
        for (int place = 0; place < periods; place++) {
            byte[] payload = Sealed.checked(unpacker.block());
            if (payload == null) {
                unpacker.refuse();
            }
            byPlace[place] = payload == null ? NOTHING : payload;
        }
        if (Arrays.stream(byPlace).allMatch(payload -> payload.length == 0)) {
            newest = last;
            return;
        }
        for (long period = last - periods + 1; period <= last; period++) {
            put(period, byPlace[place(period)]);
        }
    }
}
