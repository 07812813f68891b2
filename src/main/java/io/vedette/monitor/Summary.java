package io.vedette.monitor;

import io.vedette.monitor.ServiceSnapshot.LatencySummary;
import io.vedette.window.LatencyWindow;
import java.time.Duration;
import java.time.Instant;

/** A latency summary that is computed anew at most once an {@code age}: percentiles of an hour need no more. Belongs to one event loop. */
final class Summary {
    /** So few that one more sample shows. */
    private static final long FEW = 100;

    private final Duration age;
    private LatencySummary summary = LatencySummary.NONE;
    private Instant stale = Instant.MIN;

    Summary(Duration age) {
        this.age = age;
    }

    LatencySummary of(LatencyWindow latency, Instant now) {
        if (!now.isBefore(stale) || (latency.count() <= FEW && latency.count() != summary.count())) {
            summary = of(latency);
            stale = now.plus(age);
        }
        return summary;
    }

    static LatencySummary of(LatencyWindow latency) {
        return new LatencySummary(
                latency.count(), latency.quantile(0.5), latency.quantile(0.95), latency.quantile(0.99), latency.max());
    }
}
