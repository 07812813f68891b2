package io.vedette.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vedette.engine.Board;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.probe.run.NameServers;
import io.vedette.timeline.Timeline;
import io.vedette.web.metrics.DaemonRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every room of a daemon stands on.
 *
 * @param stations how many event loops probe
 */
record Foundations(
        DaemonOptions options,
        int stations,
        SteadyClock clock,
        PrometheusMeterRegistry meters,
        Vertx vertx,
        Timeline timeline,
        Board board,
        MaintenanceBook maintenance) {
    static final int EVENTS_KEPT = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(Foundations.class);
    private static final int MOST_STATIONS = 4;

    static Foundations lay(DaemonOptions options) {
        int stations = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_STATIONS);
        var meters = DaemonRegistry.create();
        return new Foundations(
                options,
                stations,
                new SteadyClock(),
                meters,
                vertx(stations, meters),
                new Timeline(EVENTS_KEPT),
                new Board(),
                new MaintenanceBook());
    }

    private static Vertx vertx(int stations, PrometheusMeterRegistry meters) {
        int deskAndWeb = 2;
        var metrics = new MicrometerMetricsOptions().setEnabled(true);
        return Vertx.builder()
                .with(new VertxOptions()
                        .setPreferNativeTransport(true)
                        .setEventLoopPoolSize(stations + deskAndWeb)
                        .setWorkerPoolSize(2)
                        .setInternalBlockingPoolSize(2)
                        .setAddressResolverOptions(names())
                        .setMetricsOptions(metrics))
                .withMetrics(new MicrometerMetricsFactory(meters))
                .build();
    }

    /** Receivers' names are asked for where probes' are. */
    private static AddressResolverOptions names() {
        if (!NameServers.areListed()) {
            LOG.atWarn()
                    .log(
                            "/etc/resolv.conf lists no DNS server: the one on this machine is asked, at {}",
                            NameServers.OWN);
        }
        return NameServers.options();
    }
}
