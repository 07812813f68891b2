package io.vedette.monitor;

import io.vedette.sample.Phases;
import io.vedette.window.LatencyBuckets;
import io.vedette.window.LatencyTotals;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long each phase took since the start, for the metrics page; belongs to the event loop of its service. */
final class PhaseTotals {
    private final LatencyTotals dns = new LatencyTotals();
    private final LatencyTotals connect = new LatencyTotals();
    private final LatencyTotals tls = new LatencyTotals();
    private final LatencyTotals waiting = new LatencyTotals();
    private final LatencyTotals transfer = new LatencyTotals();
    private final LatencyTotals total = new LatencyTotals();

    void record(Phases phases) {
        record(dns, phases.dns());
        record(connect, phases.connect());
        record(tls, phases.tls());
        record(waiting, phases.waiting());
        record(transfer, phases.transfer());
        total.record(phases.total());
    }

    Map<String, LatencyBuckets> snapshot() {
        var phases = new LinkedHashMap<String, LatencyBuckets>();
        phases.put("dns", dns.snapshot());
        phases.put("connect", connect.snapshot());
        phases.put("tls", tls.snapshot());
        phases.put("wait", waiting.snapshot());
        phases.put("transfer", transfer.snapshot());
        phases.put("total", total.snapshot());
        return phases;
    }

    private static void record(LatencyTotals totals, long micros) {
        if (micros != Phases.NONE) {
            totals.record(micros);
        }
    }
}
