package io.vedette.web.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import io.vedette.monitor.Health;
import io.vedette.monitor.ServiceSnapshot.Results;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of each endpoint, during one scrape. */
final class EndpointMetrics {
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Gauge up = new Gauge(
            "vedette_endpoint_up",
            null,
            "Whether the endpoint is up: 1, or 0 when it is down. One that is suspected or degraded still counts as up; one that was not measured has no value.");
    private final Counter results = new Counter(
            "vedette_probe_results", "Scheduled probes by what they found, and why the endpoint was degraded or down.");
    private final Gauge expiry = new Gauge(
            "vedette_certificate_expiry_timestamp_seconds",
            Unit.SECONDS,
            "When the first certificate of the presented chain expires, in Unix time; the last one seen, also after it expired.");

    void add(TargetSnapshot target) {
        String service = target.target().id().service();
        String endpoint = target.target().id().endpoint();
        if (target.health() != Health.UNKNOWN) {
            up.add(target.health() == Health.DOWN ? 0 : 1, "service", service, "endpoint", endpoint);
        }
        addResults(target.results(), service, endpoint);
        addExpiry(target.certificateExpiry(), service, endpoint);
    }

    private void addResults(Results counts, String service, String endpoint) {
        addResult(counts.up(), service, endpoint, "up", "");
        addResult(counts.unknown(), service, endpoint, "unknown", "");
        counts.degraded().forEach((reason, count) -> addResult(count, service, endpoint, "degraded", reason.label()));
        counts.down().forEach((reason, count) -> addResult(count, service, endpoint, "down", reason.label()));
    }

    private void addResult(long count, String service, String endpoint, String result, String reason) {
        results.add(count, "service", service, "endpoint", endpoint, "result", result, "reason", reason);
    }

    private void addExpiry(@Nullable Instant known, String service, String endpoint) {
        if (known != null) {
            expiry.add(known.toEpochMilli() / MILLIS_PER_SECOND, "service", service, "endpoint", endpoint);
        }
    }

    Stream<MetricSnapshot> collected() {
        return Stream.of(up.collected(), results.collected(), expiry.collected());
    }
}
