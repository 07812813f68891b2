package io.vedette.monitor;

import io.vedette.sample.Phases;
import io.vedette.window.LatencyWindow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long one service's answers took, over all its endpoints and by phase; belongs to the event loop of the service. */
final class Latencies {
    private static final Duration SUMMARY_AGE = Duration.ofSeconds(10);

    private final PhaseTotals totals;
    private final PhaseWindows phases;
    private final Summary summary;
    private final boolean shared;
    private LatencyWindow window;

    /**
     * @param window of all endpoints
     * @param summary of it
     * @param shared whether they are those of the only endpoint, which records for itself
     * @param earlier what is known by phase, if anything is
     */
    private Latencies(LatencyWindow window, Summary summary, boolean shared, @Nullable Latencies earlier) {
        this.window = window;
        this.summary = summary;
        this.shared = shared;
        this.totals = earlier == null ? new PhaseTotals() : earlier.totals;
        this.phases = earlier == null ? new PhaseWindows(SUMMARY_AGE) : earlier.phases;
    }

    /** Of these endpoints, going on from {@code earlier}: when there is only one, its window is the one of all. */
    static Latencies of(Endpoints endpoints, @Nullable Latencies earlier) {
        TargetMonitor only = endpoints.only();
        return only == null
                ? new Latencies(ofAll(earlier), new Summary(SUMMARY_AGE), false, earlier)
                : new Latencies(only.latency(), only.summary(), true, earlier);
    }

    private static LatencyWindow ofAll(@Nullable Latencies earlier) {
        if (earlier == null) {
            return new LatencyWindow();
        }
        LatencyWindow known = earlier.shared ? LatencyWindow.decode(earlier.window.encode()) : earlier.window;
        return known == null ? new LatencyWindow() : known;
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
