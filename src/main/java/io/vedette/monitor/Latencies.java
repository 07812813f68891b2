package io.vedette.monitor;

import io.vedette.sample.Phases;
import io.vedette.window.LatencyWindow;
import java.time.Duration;
import java.time.Instant;

/** How long one service's answers took, over all its endpoints and by phase; belongs to the event loop of the service. */
final class Latencies {
    private static final Duration SUMMARY_AGE = Duration.ofSeconds(10);

    private final PhaseTotals totals = new PhaseTotals();
    private final PhaseWindows phases = new PhaseWindows(SUMMARY_AGE);
    private final Summary summary;
    private final boolean shared;
    private LatencyWindow window;

    /**
     * @param window of all endpoints
     * @param summary of it
     * @param shared whether they are those of the only endpoint, which records for itself
     */
    private Latencies(LatencyWindow window, Summary summary, boolean shared) {
        this.window = window;
        this.summary = summary;
        this.shared = shared;
    }

    /** Of these endpoints: when there is only one, its window is the one of all. */
    static Latencies of(Endpoints endpoints) {
        TargetMonitor only = endpoints.only();
        return only == null
                ? new Latencies(new LatencyWindow(), new Summary(SUMMARY_AGE), false)
                : new Latencies(only.latency(), only.summary(), true);
    }

    PhaseTotals totals() {
        return totals;
    }

    PhaseWindows phases() {
        return phases;
    }

    LatencyWindow window() {
        return window;
    }

    /** Goes on with what was kept. */
    void window(LatencyWindow known) {
        window = known;
    }

    void record(Instant due, Phases durations) {
        totals.record(durations);
        phases.record(due, durations);
        if (!shared) {
            window.record(due, durations.total());
        }
    }

    LatencySummary summary(Instant now) {
        window.rollTo(now);
        return summary.of(window, now);
    }
}
