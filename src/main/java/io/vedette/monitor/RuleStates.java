package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import io.vedette.monitor.ServiceSnapshot.Last;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of one service as people see them, from its snapshot. */
record RuleStates(ServiceSnapshot service) {
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
                ofEndpoint(target, Alerts.DOWN, Severity.CRITICAL, target.life().down()),
                ofEndpoint(
                        target, Alerts.DEGRADED, Severity.WARNING, target.life().degraded()));
    }

    private RuleState ofEndpoint(TargetSnapshot target, String name, Severity severity, Life life) {
        Map<String, String> labels = Map.of("endpoint", target.target().id().endpoint());
        Last last = target.last();
        String why = last == null || life == Life.OK ? "" : Alerts.detail(last.outcome());
        Alert alert = open(name, severity, labels);
        return new RuleState(name, severity, labels, life, target.life().flapping() && alert != null, why, alert);
    }

    private Stream<RuleState> ofObjective(SloSnapshot slo) {
        return Stream.of(
                ofObjective(slo, Severity.CRITICAL, slo.lives().critical()),
                ofObjective(slo, Severity.WARNING, slo.lives().warning()));
    }

    private RuleState ofObjective(SloSnapshot slo, Severity severity, Life life) {
        Map<String, String> labels = Map.of("slo", slo.name());
        String why = life == Life.OK ? "" : slo.why().sentence();
        return new RuleState(Alerts.BURN, severity, labels, life, false, why, open(Alerts.BURN, severity, labels));
    }

    private @Nullable Alert open(String name, Severity severity, Map<String, String> labels) {
        return service.alerts().stream()
                .filter(alert -> alert.name().equals(name) && alert.severity() == severity)
                .filter(alert -> alert.labels().values().entrySet().containsAll(labels.entrySet()))
                .findFirst()
                .orElse(null);
    }
}
