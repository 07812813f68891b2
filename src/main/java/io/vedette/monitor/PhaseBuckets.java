package io.vedette.monitor;

import io.vedette.window.LatencyBuckets;
import io.vedette.window.Unpacker;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/**
 * What {@link PhaseTotals} counted, by phase: immutable, and kept as the few bytes that it takes, for there is one of each service that is read. Whoever goes
 * through it has all of it unpacked.
 */
final class PhaseBuckets extends AbstractMap<String, LatencyBuckets> {
    static final int VERSION = 1;

    private final byte[] packed;

    PhaseBuckets(byte[] packed) {
        this.packed = packed;
    }

    @Override
    public Set<Map.Entry<String, LatencyBuckets>> entrySet() {
        var totals = new PhaseTotals();
        totals.unpack(new Unpacker(VERSION, packed));
        return totals.byPhase().entrySet();
    }
}
