package io.vedette.web.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.target.TargetId;
import io.vedette.web.Queries;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every metric of the product, made from snapshots when asked, on the thread that asks. Families without a series are left out. */
final class FleetCollector implements MultiCollector {
    private final Queries queries;
    private final String version;
    private volatile Map<TargetId, Instant> certificates = Map.of();

    FleetCollector(Queries queries, String version) {
        this.queries = queries;
        this.version = version;
    }

    @Override
    public MetricSnapshots collect() {
        Collection<ServiceSnapshot> services = queries.services();
        List<MetricSnapshot> families = Stream.of(
                        ofServices(services), ofEndpoints(services), new SelfMetrics(version).collected(queries))
                .flatMap(each -> each)
                .filter(family -> !family.getDataPoints().isEmpty())
                .toList();
        return new MetricSnapshots(families);
    }

    private static Stream<MetricSnapshot> ofServices(Collection<ServiceSnapshot> services) {
        ServiceMetrics metrics = new ServiceMetrics();
        services.forEach(metrics::add);
        return metrics.collected();
    }

    private Stream<MetricSnapshot> ofEndpoints(Collection<ServiceSnapshot> services) {
        Map<TargetId, Instant> seen = new HashMap<>();
        EndpointMetrics metrics = new EndpointMetrics(certificates, seen::put);
        services.forEach(service -> service.targets().forEach(metrics::add));
        certificates = Map.copyOf(seen);
        return metrics.collected();
    }
}
