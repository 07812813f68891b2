package io.vedette.web.api;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.Held;
import io.vedette.monitor.Health;
import io.vedette.monitor.LatencySummary;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A service as the API shows it: in a list, or alone with all that belongs to it. */
final class ServiceView {
    /** The others are at {@code /api/v1/endpoints}, a page at a time. */
    static final int MOST_ENDPOINTS = 500;

    /** The others are at {@code /api/v1/alerts}. */
    private static final int MOST_ALERTS = 200;

    private ServiceView() {}

    /**
     * @param held the episodes that nobody is told of, and why
     * @param maintenance what it is in, as {@link MaintenanceView} says it
     */
    static JsonObject summary(ServiceSnapshot service, Map<String, Held> held, @Nullable JsonObject maintenance) {
        return new JsonObject()
                .put("name", service.service().name())
                .put("state", service.health().label())
                .put("at", Spelling.time(service.at()))
                .put("labels", Spelling.object(service.service().labels().values()))
                .put("interval_seconds", shortestInterval(service))
                .put("endpoint_states", endpointStates(service))
                .put("latency", latency(service.latency()))
                .put("phase_latency", phases(service))
                .put("slos", Spelling.array(service.slos(), SloView::of))
                .put("alert_count", service.alerts().size())
                .put(
                        "alerts",
                        Spelling.array(
                                first(service.alerts()), alert -> AlertView.brief(alert, held.get(alert.episode()))))
                .put("maintenance", maintenance)
                .put(
                        "deployment",
                        service.watches().isEmpty()
                                ? null
                                : DeploymentView.of(service.watches().getFirst()));
    }

    /**
     * @param held the episodes that nobody is told of, and why
     * @param acknowledged who has taken over an episode, if anybody
     */
    static JsonObject whole(
            ServiceSnapshot service,
            Map<String, Held> held,
            @Nullable JsonObject maintenance,
            Function<String, Optional<Acknowledgement>> acknowledged) {
        return summary(service, held, maintenance)
                .put(
                        "alerts",
                        Spelling.array(
                                first(service.alerts()),
                                alert -> AlertView.of(alert, held.get(alert.episode()), acknowledged)))
                .put("runbook", Spelling.text(service.service().runbook()))
                .put(
                        "depends_on",
                        new JsonArray(new TreeSet<>(service.service().dependsOn())
                                .stream().toList()))
                .put("endpoint_count", service.targets().size())
                .put("endpoints", Spelling.array(worst(service.targets()), EndpointView::of))
                .put("deployments", Spelling.array(service.watches(), DeploymentView::of));
    }

    /** The most severe, when there are too many. */
    private static List<Alert> first(List<Alert> alerts) {
        return alerts.size() <= MOST_ALERTS
                ? alerts
                : alerts.stream()
                        .sorted(Comparator.comparing(Alert::severity))
                        .limit(MOST_ALERTS)
                        .toList();
    }

    /** The worst, when there are too many for a page. */
    private static List<TargetSnapshot> worst(List<TargetSnapshot> endpoints) {
        return endpoints.size() <= MOST_ENDPOINTS
                ? endpoints
                : endpoints.stream()
                        .sorted(Comparator.comparing(TargetSnapshot::health).reversed())
                        .limit(MOST_ENDPOINTS)
                        .toList();
    }

    private static JsonObject phases(ServiceSnapshot service) {
        JsonObject phases = new JsonObject();
        new TreeMap<>(service.phaseLatencies()).forEach((phase, latency) -> phases.put(phase, latency(latency)));
        return phases;
    }

    static JsonObject latency(LatencySummary latency) {
        return new JsonObject()
                .put("count", latency.count())
                .put("p50_ms", Spelling.millis(latency.p50()))
                .put("p95_ms", Spelling.millis(latency.p95()))
                .put("p99_ms", Spelling.millis(latency.p99()))
                .put("max_ms", Spelling.millis(latency.max()));
    }

    private static @Nullable Double shortestInterval(ServiceSnapshot service) {
        return service.targets().stream()
                .map(endpoint -> Spelling.seconds(endpoint.target().interval()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static JsonObject endpointStates(ServiceSnapshot service) {
        JsonObject states = new JsonObject();
        for (Health health : Health.values()) {
            long count = service.targets().stream()
                    .filter(target -> target.health() == health)
                    .count();
            states.put(health.label(), count);
        }
        return states;
    }
}
