package io.vedette.web.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.vedette.alert.Held;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.web.Queries;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every metric of the product, made from snapshots when asked, on the thread that asks. Families without a series are left out. */
final class FleetCollector implements MultiCollector {
    private final Queries queries;
    private final String version;
    private final InstantSource clock;

    FleetCollector(Queries queries, String version, InstantSource clock) {
        this.queries = queries;
        this.version = version;
        this.clock = clock;
    }

    @Override
    public MetricSnapshots collect() {
        Collection<ServiceSnapshot> services = queries.services();
        List<MetricSnapshot> families = Stream.of(
                        ofServices(services, queries.held()),
                        ofEndpoints(services),
                        new SelfMetrics(version).collected(queries),
                        new SilenceMetrics().collected(queries.silences(), clock.instant()))
                .flatMap(each -> each)
                .filter(family -> !family.getDataPoints().isEmpty())
                .toList();
        return new MetricSnapshots(families);
    }

    private static Stream<MetricSnapshot> ofServices(Collection<ServiceSnapshot> services, Map<String, Held> held) {
        ServiceMetrics metrics = new ServiceMetrics(held);
        services.forEach(metrics::add);
        return metrics.collected();
    }

    private static Stream<MetricSnapshot> ofEndpoints(Collection<ServiceSnapshot> services) {
        EndpointMetrics metrics = new EndpointMetrics();
        services.forEach(service -> service.targets().forEach(metrics::add));
        return metrics.collected();
    }
}
