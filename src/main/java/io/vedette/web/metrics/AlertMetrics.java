package io.vedette.web.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.vedette.alert.Alert;
import io.vedette.alert.Held;
import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import io.vedette.monitor.ServiceSnapshot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** How many rules are in which state of their life, and of how many that fire nobody is told for now, during one scrape. A rule is in one state only. */
final class AlertMetrics {
    private final Gauge alerts = new Gauge(
            "vedette_alerts",
            null,
            "Rules by state and severity: ok, pending, no_data, recovering, firing, or why nobody is told of one that fires.");
    private final Map<String, Held> held;
    private final Map<Kind, Integer> counts = new HashMap<>();

    private record Kind(String state, Severity severity) {}

    AlertMetrics(Map<String, Held> held) {
        this.held = held;
    }

    void add(ServiceSnapshot service) {
        service.countRules((severity, life) -> counts.merge(new Kind(life.label(), severity), 1, Integer::sum));
        service.alerts().stream().filter(Alert::firing).forEach(this::hold);
    }

    private void hold(Alert alert) {
        Held why = held.get(alert.episode());
        if (why != null) {
            counts.merge(new Kind(why.label(), alert.severity()), 1, Integer::sum);
            counts.merge(new Kind(Life.FIRING.label(), alert.severity()), -1, Integer::sum);
        }
    }

    MetricSnapshot collected() {
        for (Severity severity : Severity.values()) {
            Stream.concat(Arrays.stream(Life.values()).map(Life::label), Held.LABELS.stream())
                    .forEach(state -> alerts.add(
                            Math.max(0, counts.getOrDefault(new Kind(state, severity), 0)),
                            "state",
                            state,
                            "severity",
                            severity.label()));
        }
        return alerts.collected();
    }
}
