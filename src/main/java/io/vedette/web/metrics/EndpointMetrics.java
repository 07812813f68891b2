package io.vedette.web.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import io.vedette.monitor.Health;
import io.vedette.monitor.ServiceSnapshot.Results;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import io.vedette.sample.Outcome;
import io.vedette.target.TargetId;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of each endpoint, during one scrape. */
final class EndpointMetrics {
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Gauge up = new Gauge(
            "vedette_endpoint_up",
            null,
            "Whether the endpoint is up: 1, or 0 when it is down. One that is suspected still counts as up; one that was not measured has no value.");
    private final Counter results =
            new Counter("vedette_probe_results", "Scheduled probes by what they found, and why the endpoint was down.");
    private final Gauge expiry = new Gauge(
            "vedette_certificate_expiry_timestamp_seconds",
            Unit.SECONDS,
            "When the first certificate of the presented chain expires, in Unix time; the last one seen, also after it expired.");
    private final Map<TargetId, Instant> before;
    private final BiConsumer<TargetId, Instant> remember;

    /**
     * @param before the certificates of the scrape before: a probe that found none does not make one unknown
     * @param remember takes the certificates of this scrape
     */
    EndpointMetrics(Map<TargetId, Instant> before, BiConsumer<TargetId, Instant> remember) {
        this.before = before;
        this.remember = remember;
    }

    void add(TargetSnapshot target) {
        String service = target.target().id().service();
        String endpoint = target.target().id().endpoint();
        if (target.health() != Health.UNKNOWN) {
            up.add(target.health() == Health.DOWN ? 0 : 1, "service", service, "endpoint", endpoint);
        }
        addResults(target.results(), service, endpoint);
        addExpiry(target, service, endpoint);
    }

    private void addResults(Results counts, String service, String endpoint) {
        addResult(counts.up(), service, endpoint, "up", "");
        addResult(counts.unknown(), service, endpoint, "unknown", "");
        counts.down().forEach((reason, count) -> addResult(count, service, endpoint, "down", reason.label()));
    }

    private void addResult(long count, String service, String endpoint, String result, String reason) {
        results.add(count, "service", service, "endpoint", endpoint, "result", result, "reason", reason);
    }

    private void addExpiry(TargetSnapshot target, String service, String endpoint) {
        Instant seen = seen(target);
        Instant known = seen == null ? before.get(target.target().id()) : seen;
        if (known != null) {
            remember.accept(target.target().id(), known);
            expiry.add(known.toEpochMilli() / MILLIS_PER_SECOND, "service", service, "endpoint", endpoint);
        }
    }

    private static @Nullable Instant seen(TargetSnapshot target) {
        if (target.last() == null) {
            return null;
        }
        return switch (target.last().outcome()) {
            case Outcome.Up found -> found.observed().certificateExpiry();
            case Outcome.Down found -> found.observed().certificateExpiry();
            case Outcome.Unknown nothing -> null;
        };
    }

    Stream<MetricSnapshot> collected() {
        return Stream.of(up.collected(), results.collected(), expiry.collected());
    }
}
