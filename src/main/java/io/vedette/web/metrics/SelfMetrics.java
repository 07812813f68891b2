package io.vedette.web.metrics;

import io.vedette.monitor.LoopSnapshot;
import io.vedette.web.Queries;
import java.util.List;

/** How the daemon itself does. */
final class SelfMetrics {
    private static final double NANOS_PER_SECOND = 1e9;

    private static final Family LATENESS = Family.histogram(
            "vedette_schedule_lateness_seconds",
            "How long after their due time probes left, by event loop: our own share, never the target's.");
    private static final Family SKIPPED =
            Family.counter("vedette_probes_skipped", "Due times that were slept through, by event loop.");
    private static final Family LAG = Family.gauge(
            "vedette_event_loop_lag_seconds", "seconds", "How long the event loop's last heartbeat was overdue.");
    private static final Family OWNED =
            Family.gauge("vedette_event_loop_endpoints", "Endpoints that the event loop owns.");
    private static final Family RELOADED = Family.gauge(
            "vedette_config_last_reload_successful", "Whether the last reload of the configuration succeeded.");
    private static final Family IN_FORCE = Family.gauge(
            "vedette_config_in_force_timestamp_seconds",
            "seconds",
            "When the configuration in force was read, in Unix time.");
    private static final Family OUTBOX =
            Family.gauge("vedette_outbox_depth", "Deliveries that wait to be sent or sent again.");
    private static final Family BUILD = new Family("vedette_build", Family.Kind.INFO, "", "The version that runs.");

    private final Queries queries;
    private final String version;

    SelfMetrics(Queries queries, String version) {
        this.queries = queries;
        this.version = version;
    }

    void write(Sheet to) {
        List<LoopSnapshot> loops = queries.loops();
        loops.forEach(loop -> to.add(LATENESS, loop.lateness(), "loop", number(loop)));
        loops.forEach(loop -> to.add(SKIPPED, loop.skipped(), "loop", number(loop)));
        loops.forEach(loop -> to.add(LAG, loop.lag().toNanos() / NANOS_PER_SECOND, "loop", number(loop)));
        loops.forEach(loop -> to.add(OWNED, loop.targets(), "loop", number(loop)));
        to.add(RELOADED, queries.config().lastReloadSuccessful() ? 1 : 0);
        to.add(IN_FORCE, EndpointChapters.seconds(queries.config().inForceSince()));
        to.add(OUTBOX, queries.outboxDepth());
        to.add(BUILD, 1, "version", version);
    }

    private static String number(LoopSnapshot loop) {
        return Integer.toString(loop.loop());
    }
}
