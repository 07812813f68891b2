package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import io.vedette.monitor.ServiceSnapshot.Last;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The rules of one service as people see them, from its snapshot. */
final class RuleStates {
    private final ServiceSnapshot service;
    private final Map<Place, Alert> open = new HashMap<>();
    private final Severity ofOneDown;

    RuleStates(ServiceSnapshot service) {
        this.service = service;
        this.ofOneDown = service.ofOneDown();
        service.alerts().forEach(alert -> open.putIfAbsent(Place.of(alert), alert));
    }

    /**
     * Which rule an alert is of: looked up, because in an outage there are as many alerts as endpoints.
     *
     * @param about the endpoint or the objective
     */
    private record Place(String name, Severity severity, String about) {
        static Place of(Alert alert) {
            String label = alert.name().equals(Alerts.BURN) ? "slo" : "endpoint";
            return new Place(alert.name(), alert.severity(), alert.labels().value(label));
        }
    }

    Stream<RuleState> all() {
        return Stream.of(
                        service.targets().stream().flatMap(this::ofEndpoint),
                        service.slos().stream().flatMap(this::ofObjective),
                        service.others().stream(),
                        service.alerts().stream().filter(RuleStates::isAlone).map(RuleStates::ofAlert))
                .flatMap(rules -> rules);
    }

    /** Whether an alert has no rule that could be anything but firing. */
    static boolean isAlone(Alert alert) {
        return alert.name().equals(Alerts.ROLLBACK_FAILED);
    }

    private static RuleState ofAlert(Alert alert) {
        Map<String, String> labels = Map.of("deployment", alert.labels().value("deployment"));
        return new RuleState(alert.name(), alert.severity(), labels, Life.FIRING, false, alert.description(), alert);
    }

    private Stream<RuleState> ofEndpoint(TargetSnapshot target) {
        return Stream.of(
                ofEndpoint(target, Alerts.DOWN, ofOneDown, target.life().down()),
                ofEndpoint(
                        target, Alerts.DEGRADED, Severity.WARNING, target.life().degraded()));
    }

    private RuleState ofEndpoint(TargetSnapshot target, String name, Severity severity, Life life) {
        String endpoint = target.target().id().endpoint();
        Last last = target.last();
        String why = last == null || life == Life.OK ? "" : Alerts.detail(last.outcome());
        Alert alert = open.get(new Place(name, severity, endpoint));
        boolean flapping = target.life().flapping() && alert != null;
        return new RuleState(name, severity, Map.of("endpoint", endpoint), life, flapping, why, alert);
    }

    private Stream<RuleState> ofObjective(SloSnapshot slo) {
        return Stream.of(
                ofObjective(slo, Severity.CRITICAL, slo.lives().critical()),
                ofObjective(slo, Severity.WARNING, slo.lives().warning()));
    }

    private RuleState ofObjective(SloSnapshot slo, Severity severity, Life life) {
        String why = life == Life.OK ? "" : slo.why().sentence();
        Alert alert = open.get(new Place(Alerts.BURN, severity, slo.name()));
        return new RuleState(Alerts.BURN, severity, Map.of("slo", slo.name()), life, false, why, alert);
    }
}
