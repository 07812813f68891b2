package io.vedette.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        for (long before = oldest(); before < period; before++) {
            unpacker.skipBlock();
        }
        return unpacker.block();
    }

    /** The histograms of these periods, both inclusive. */
    List<byte[]> between(long from, long to) {
        var found = new ArrayList<byte[]>();
        var unpacker = Unpacker.of(packed);
        for (int index = 0; index < kept; index++) {
            byte[] payload = unpacker.block();
            long period = oldest() + index;
            if (from <= period && period <= to && payload.length > 0) {
                found.add(payload);
            }
        }
        return found;
    }

    private long oldest() {
        return newest - kept + 1;
    }

    private int place(long period) {
        return (int) Math.floorMod(period, (long) periods);
    }

    void pack(Packer packer) {
        packer.number(newest);
        byte[][] byPlace = new byte[periods][];
        Arrays.fill(byPlace, NOTHING);
        var unpacker = Unpacker.of(packed);
        for (int index = 0; index < kept; index++) {
            byPlace[place(oldest() + index)] = unpacker.block();
        }
        for (byte[] payload : byPlace) {
            packer.block(payload);
        }
    }

    /** What was packed; whether it was whole must be asked of the unpacker. */
    void unpack(Unpacker unpacker) {
        newest = unpacker.number();
        byte[][] byPlace = new byte[periods][];
        for (int place = 0; place < periods; place++) {
            byte[] payload = Sealed.checked(unpacker.block());
            if (payload == null) {
                unpacker.refuse();
            }
            byPlace[place] = payload == null ? NOTHING : payload;
        }
        kept = periods;
        while (kept > 0 && byPlace[place(oldest())].length == 0) {
            kept--;
        }
        var packer = Packer.ofAbout(
                Arrays.stream(byPlace).mapToInt(payload -> payload.length).sum() + 2 * kept);
        for (int index = 0; index < kept; index++) {
            packer.block(byPlace[place(oldest() + index)]);
        }
        packed = packer.bytes();
    }
}
