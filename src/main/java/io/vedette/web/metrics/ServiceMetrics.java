package io.vedette.web.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import io.vedette.alert.Held;
import io.vedette.monitor.Health;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.Burn;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** What is known of each service and its objectives, during one scrape. */
final class ServiceMetrics {
    private final Histogram durations = new Histogram(
            "vedette_probe_duration_seconds",
            "How long scheduled probes took, by phase: dns, connect, tls, wait, transfer, and total.");
    private final Gauge services = new Gauge("vedette_services", null, "Services by state.");
    private final Gauge budget = new Gauge(
            "vedette_slo_error_budget_remaining_ratio",
            Unit.RATIO,
            "Error budget left: 1 untouched, 0 spent, negative overspent.");
    private final Gauge exhaustion = new Gauge(
            "vedette_slo_error_budget_exhaustion_seconds",
            Unit.SECONDS,
            "When the error budget will be spent if it goes on as in the last hour; 0 when it is, absent when it will not be.");
    private final Gauge burn = new Gauge(
            "vedette_slo_burn_rate",
            null,
            "How fast the error budget goes: 1 spends it exactly over the objective's window.");
    private final Gauge coverage = new Gauge(
            "vedette_slo_coverage_ratio", Unit.RATIO, "Measured share of what was due in a burn rate's window.");
    private final Gauge samples = new Gauge(
            "vedette_slo_samples",
            null,
            "Samples in the objective's window that were good, bad, or invalid because they were not measured.");
    private final AlertMetrics alerts;
    private final Map<Health, Integer> states = new EnumMap<>(Health.class);

    /** @param held why nobody is told of some episodes for now */
    ServiceMetrics(Map<String, Held> held) {
        alerts = new AlertMetrics(held);
    }

    void add(ServiceSnapshot service) {
        String name = service.service().name();
        states.merge(service.health(), 1, Integer::sum);
        service.phases().forEach((phase, buckets) -> durations.add(buckets, "service", name, "phase", phase));
        service.slos().forEach(slo -> addSlo(name, slo));
        alerts.add(service);
    }

    private void addSlo(String service, SloSnapshot slo) {
        budget.add(slo.budgetRemaining(), "service", service, "slo", slo.name());
        Duration left = slo.exhaustion();
        if (left != null) {
            exhaustion.add((double) left.toSeconds(), "service", service, "slo", slo.name());
        }
        samples.add((double) slo.good(), "service", service, "slo", slo.name(), "result", "good");
        samples.add((double) slo.bad(), "service", service, "slo", slo.name(), "result", "bad");
        samples.add((double) slo.invalid(), "service", service, "slo", slo.name(), "result", "invalid");
        slo.burns().forEach(window -> addBurn(service, slo.name(), window));
    }

    private void addBurn(String service, String slo, Burn window) {
        String length = Lengths.shortest(window.window());
        coverage.add(window.coverage(), "service", service, "slo", slo, "window", length);
        Double rate = window.rate();
        if (rate != null) {
            burn.add(rate, "service", service, "slo", slo, "window", length);
        }
    }

    Stream<MetricSnapshot> collected() {
        for (Health health : Health.values()) {
            services.add(states.getOrDefault(health, 0), "state", health.label());
        }
        return Stream.of(
                durations.collected(),
                services.collected(),
                budget.collected(),
                exhaustion.collected(),
                burn.collected(),
                coverage.collected(),
                samples.collected(),
                alerts.collected());
    }
}
