package io.vedette.monitor;

import io.vedette.window.LatencyWindow;
import io.vedette.window.Quantiles;
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
        Quantiles hour = latency.quantiles(0.5, 0.95, 0.99);
        return new LatencySummary(hour.count(), hour.at(0), hour.at(1), hour.at(2), hour.max());
    }
}
