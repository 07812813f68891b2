package io.vedette.web.metrics;

import io.vedette.alert.Alert;
import io.vedette.alert.Held;
import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import io.vedette.alert.Silence;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.web.Queries;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many rules are in which state of their life, and of how many alerts that fire nobody is told for now, and why. A rule is in one state only; that its alert
 * is held changes nothing about it.
 */
final class AlertChapter implements Chapter {
    private static final Family RULES =
            Family.gauge("vedette_alerts", "Rules by state and severity: ok, pending, no_data, recovering, firing.");
    private static final Family HELD = Family.gauge(
            "vedette_alerts_held", "Alerts that fire, and nobody is told of them for now, by reason and severity.");
    private static final Family SILENCES = Family.gauge("vedette_silences", "Silences by state.");

    private final Map<String, Held> held;
    private final List<Silence> silences;
    private final Instant now;
    private final Map<Kind, Integer> counts = new HashMap<>();

    /** @param word the state of a life, or the reason why nobody is told */
    private record Kind(String word, Severity severity) {}

    AlertChapter(Queries queries, Instant now) {
        this.held = queries.held();
        this.silences = queries.silences();
        this.now = now;
    }

    @Override
    public void add(ServiceSnapshot service, Sheet to) {
        service.countRules((severity, life) -> count(life.label(), severity));
        for (Alert alert : service.alerts()) {
            Held why = alert.firing() ? held.get(alert.episode()) : null;
            if (why != null) {
                count(why.label(), alert.severity());
            }
        }
    }

    private void count(String word, Severity severity) {
        counts.merge(new Kind(word, severity), 1, Integer::sum);
    }

    @Override
    public void end(Sheet to) {
        for (Severity severity : Severity.values()) {
            for (Life life : Life.values()) {
                to.add(RULES, counted(life.label(), severity), "severity", severity.label(), "state", life.label());
            }
        }
        for (Severity severity : Severity.values()) {
            for (String reason : Held.LABELS) {
                to.add(HELD, counted(reason, severity), "reason", reason, "severity", severity.label());
            }
        }
        for (Silence.State state : Silence.State.values()) {
            long count =
                    silences.stream().filter(each -> each.state(now) == state).count();
            to.add(SILENCES, count, "state", state.label());
        }
    }

    private int counted(String word, Severity severity) {
        return counts.getOrDefault(new Kind(word, severity), 0);
    }
}
