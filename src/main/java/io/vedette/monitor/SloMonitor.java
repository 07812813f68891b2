package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.AlertRule;
import io.vedette.alert.AlertRule.Condition;
import io.vedette.alert.AlertState;
import io.vedette.monitor.ServiceSnapshot.Burn;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.slo.BurnRule.Urgency;
import io.vedette.slo.Indicator;
import io.vedette.slo.RuleJudge;
import io.vedette.slo.SloJudge;
import io.vedette.window.Counts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One objective's rules as alerts: the rules of one urgency are one episode, and no ticket is begun while a page of the same objective fires. Belongs to
 * the event loop of its service.
 */
final class SloMonitor {
    private final SloJudge judge;
    private final Alerts words;
    private final AlertRule[] rules;
    private final AlertState[] states;
    private final Map<Urgency, Alert> open = new EnumMap<>(Urgency.class);

    SloMonitor(SloJudge judge, Alerts words) {
        this.judge = judge;
        this.words = words;
        this.rules = rules(judge);
        this.states = new AlertState[rules.length];
        Arrays.fill(states, new AlertState.Inactive());
    }

    /** The same objective under a new plan: counts, states and open alerts go on. */
    SloMonitor(SloMonitor earlier, Alerts words) {
        this.judge = earlier.judge;
        this.words = words;
        this.rules = earlier.rules;
        this.states = earlier.states.clone();
        open.putAll(earlier.open);
    }

    SloJudge judge() {
        return judge;
    }

    Collection<Alert> open() {
        return open.values();
    }

    private static AlertRule[] rules(SloJudge judge) {
        return judge.rules().stream()
                .map(rule -> new AlertRule(rule.rule().shortWindow()))
                .toArray(AlertRule[]::new);
    }

    /** The rules follow the slot that was closed last; {@code tell} gets each alert that begins or ends. */
    void follow(Instant end, Consumer<Alert> tell) {
        boolean quiet = open.isEmpty();
        for (int i = 0; i < states.length; i++) {
            RuleJudge rule = judge.rules().get(i);
            if (states[i].active() || judge.over(rule)) {
                states[i] = rules[i].step(states[i], condition(rule), end);
                quiet = false;
            }
        }
        if (!quiet) {
            tell(end, tell);
        }
    }

    private void tell(Instant end, Consumer<Alert> tell) {
        follow(Urgency.PAGE, active(Urgency.PAGE), end, tell);
        boolean ticket =
                active(Urgency.TICKET) && (!open.containsKey(Urgency.PAGE) || open.containsKey(Urgency.TICKET));
        follow(Urgency.TICKET, ticket, end, tell);
    }

    private Condition condition(RuleJudge rule) {
        return switch (judge.burning(rule)) {
            case OVER -> Condition.OVER;
            case UNDER -> Condition.UNDER;
            case NO_DATA -> Condition.UNKNOWN;
        };
    }

    private boolean active(Urgency urgency) {
        for (int i = 0; i < states.length; i++) {
            if (states[i].active() && judge.rules().get(i).rule().urgency() == urgency) {
                return true;
            }
        }
        return false;
    }

    private void follow(Urgency urgency, boolean active, Instant now, Consumer<Alert> tell) {
        Alert firing = open.get(urgency);
        if (active && firing == null) {
            Alert begun = words.burning(judge, urgency, now);
            open.put(urgency, begun);
            tell.accept(begun);
        } else if (!active && firing != null) {
            open.remove(urgency);
            tell.accept(firing.resolvedAt(now, "burns no faster than allowed: " + Alerts.figures(judge)));
        }
    }

    SloSnapshot snapshot() {
        Counts period = judge.period();
        String indicator =
                switch (judge.slo().indicator()) {
                    case Indicator.Availability() -> "availability";
                    case Indicator.Latency(Duration threshold) -> "latency < " + threshold.toMillis() + "ms";
                };
        return new SloSnapshot(
                judge.slo().name(),
                objective(),
                indicator,
                judge.slo().window(),
                period.good(),
                period.bad(),
                period.invalid(),
                judge.budgetRemaining(),
                judge.windows().stream().map(this::burn).toList());
    }

    private Burn burn(Duration window) {
        Counts counts = judge.counts(window);
        return new Burn(window, counts.valid() == 0 ? null : (Double) judge.rate(counts), counts.coverage());
    }

    private String objective() {
        var objective = judge.slo().objective();
        return BigDecimal.valueOf(objective.numerator())
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(objective.denominator()), MathContext.DECIMAL64)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}
