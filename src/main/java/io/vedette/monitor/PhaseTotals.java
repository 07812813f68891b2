package io.vedette.monitor;

import io.vedette.sample.Phases;
import io.vedette.window.LatencyBuckets;
import io.vedette.window.LatencyTotals;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long each phase took since the start, for the metrics page; belongs to the event loop of its service. */
final class PhaseTotals {
    private final LatencyTotals dns = new LatencyTotals();
    private final LatencyTotals connect = new LatencyTotals();
    private final LatencyTotals tls = new LatencyTotals();
    private final LatencyTotals waiting = new LatencyTotals();
    private final LatencyTotals transfer = new LatencyTotals();
    private final LatencyTotals total = new LatencyTotals();
    private @Nullable Map<String, LatencyBuckets> snapshot;

    void record(Phases phases) {
        snapshot = null;
        record(dns, phases.dns());
        record(connect, phases.connect());
        record(tls, phases.tls());
        record(waiting, phases.waiting());
        record(transfer, phases.transfer());
        total.record(phases.total());
    }

    /** The counts by phase; the same map until something is recorded. */
    Map<String, LatencyBuckets> snapshot() {
        Map<String, LatencyBuckets> known = snapshot;
        if (known == null) {
            var packer = new Packer(PhaseBuckets.VERSION);
            pack(packer);
            known = new PhaseBuckets(packer.bytes());
            snapshot = known;
        }
        return known;
    }

    Map<String, LatencyBuckets> byPhase() {
        return Map.of(
                "dns", dns.snapshot(),
                "connect", connect.snapshot(),
                "tls", tls.snapshot(),
                "wait", waiting.snapshot(),
                "transfer", transfer.snapshot(),
                "total", total.snapshot());
    }

    void pack(Packer packer) {
        for (LatencyTotals totals : each()) {
            totals.pack(packer);
        }
    }

    void unpack(Unpacker unpacker) {
        for (LatencyTotals totals : each()) {
            totals.unpack(unpacker);
        }
    }

    private LatencyTotals[] each() {
        return new LatencyTotals[] {dns, connect, tls, waiting, transfer, total};
    }

    private static void record(LatencyTotals totals, long micros) {
        if (micros != Phases.NONE) {
            totals.record(micros);
        }
    }
}
