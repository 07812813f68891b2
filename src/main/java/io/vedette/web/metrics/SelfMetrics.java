package io.vedette.web.metrics;

import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import io.vedette.monitor.LoopSnapshot;
import io.vedette.web.Queries;
import java.util.stream.Stream;

/** How the daemon itself does, during one scrape. */
final class SelfMetrics {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Histogram lateness = new Histogram(
            "vedette_schedule_lateness_seconds",
            "How long after their due time probes left, by event loop: our own share, never the target's.");
    private final Counter skipped =
            new Counter("vedette_probes_skipped", "Due times that were slept through, by event loop.");
    private final Gauge lag = new Gauge(
            "vedette_event_loop_lag_seconds", Unit.SECONDS, "How long the event loop's last heartbeat was overdue.");
    private final Gauge targets =
            new Gauge("vedette_event_loop_endpoints", null, "Endpoints that the event loop owns.");
    private final Gauge reloaded = new Gauge(
            "vedette_config_last_reload_successful", null, "Whether the last reload of the configuration succeeded.");
    private final Gauge inForce = new Gauge(
            "vedette_config_in_force_timestamp_seconds",
            Unit.SECONDS,
            "When the configuration in force was read, in Unix time.");
    private final Gauge outbox =
            new Gauge("vedette_outbox_depth", null, "Deliveries that wait to be sent or sent again.");
    private final String version;

    SelfMetrics(String version) {
        this.version = version;
    }

    Stream<MetricSnapshot> collected(Queries queries) {
        queries.loops().forEach(this::add);
        reloaded.add(queries.config().lastReloadSuccessful() ? 1 : 0);
        inForce.add(queries.config().inForceSince().toEpochMilli() / MILLIS_PER_SECOND);
        outbox.add(queries.outboxDepth());
        return Stream.of(
                lateness.collected(),
                skipped.collected(),
                lag.collected(),
                targets.collected(),
                reloaded.collected(),
                inForce.collected(),
                outbox.collected(),
                build());
    }

    private void add(LoopSnapshot loop) {
        String number = Integer.toString(loop.loop());
        lateness.add(loop.lateness(), "loop", number);
        skipped.add(loop.skipped(), "loop", number);
        lag.add(loop.lag().toNanos() / NANOS_PER_SECOND, "loop", number);
        targets.add(loop.targets(), "loop", number);
    }

    private InfoSnapshot build() {
        return InfoSnapshot.builder()
                .name("vedette_build")
                .help("The version that runs.")
                .dataPoint(InfoDataPointSnapshot.builder()
                        .labels(Labels.of("version", version))
                        .build())
                .build();
    }
}
