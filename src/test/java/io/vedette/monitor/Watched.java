package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Life;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A service of one endpoint whose probes find what a test says; confirmations follow half a second after a failure, as they do in the daemon. */
final class Watched {
    final ServicePlan plan;
    final List<Effect> effects = new ArrayList<>();
    Instant now = Instant.parse("2026-03-02T12:00:00Z");
    ServiceMonitor monitor;
    private final TargetId target;
    private final Duration interval;

    Watched(ServicePlan plan) {
        this.plan = plan;
        this.target = plan.service().targets().getFirst().id();
        this.interval = plan.service().targets().getFirst().interval();
        this.monitor = new ServiceMonitor(plan, now);
    }

    void found(int times, Outcome outcome) {
        for (int i = 0; i < times; i++) {
            now = now.plus(interval);
            take(outcome, Purpose.SCHEDULED, now);
        }
    }

    private void take(Outcome outcome, Purpose purpose, Instant at) {
        List<Effect> wanted = monitor.accept(new Sample(target, at, Duration.ZERO, outcome, purpose), at);
        effects.addAll(wanted);
        if (wanted.stream().anyMatch(Effect.Confirm.class::isInstance)) {
            take(outcome, Purpose.CONFIRMATION, at.plusMillis(500));
        }
    }

    /** The process ends, and another one takes over what was kept. */
    void restart(Duration away) {
        MonitorState kept = monitor.encode(Long.MIN_VALUE);
        now = now.plus(away);
        monitor = ServiceMonitor.decode(kept, plan, now);
        effects.addAll(monitor.resume(now));
    }

    List<Alert> told() {
        return effects.stream()
                .flatMap(effect -> effect instanceof Effect.Tell(Alert alert) ? Stream.of(alert) : Stream.empty())
                .toList();
    }

    List<String> news() {
        return told().stream()
                .map(alert -> alert.name()
                        + (alert.labels().value("flapping").isEmpty() ? "" : " flapping")
                        + (alert.firing() ? " fires" : " ends"))
                .toList();
    }

    Life life(String rule) {
        return rule(rule).life();
    }

    RuleState rule(String name) {
        return monitor.snapshot(now)
                .rules()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
