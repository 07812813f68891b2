package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.AlertRule.Condition;
import io.vedette.alert.AlertState;
import io.vedette.alert.Flapping;
import io.vedette.alert.Life;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One rule of the user's own and its alert. While its condition flaps, the alert that is open stays. Belongs to the event loop of its service. */
final class OwnRuleMonitor {
    private static final int VERSION = 1;

    private final OwnRule rule;
    private final Alerts words;
    private final Flapping flapping = new Flapping();
    private AlertState state = new AlertState.Inactive();
    private Condition condition = Condition.UNKNOWN;
    private String why = "no slot was closed yet";
    private @Nullable Alert open;

    OwnRuleMonitor(OwnRule rule, Alerts words, @Nullable OwnRuleMonitor earlier) {
        this.rule = rule;
        this.words = words;
        if (earlier != null) {
            state = earlier.state;
            condition = earlier.condition;
            why = earlier.why;
            open = earlier.open;
            flapping.become(earlier.flapping.code());
        }
    }

    OwnRule rule() {
        return rule;
    }

    @Nullable
    Alert open() {
        return open;
    }

    /** Looks at the figures of a slot that was closed. */
    void look(Figures figures, Instant end, Consumer<Alert> tell) {
        condition = rule.when().holds(figures);
        if (condition == Condition.UNDER && !state.active()) {
            why = "";
        } else {
            why = rule.when().explain(figures);
        }
        if (condition != Condition.UNKNOWN) {
            flapping.look(condition == Condition.OVER);
        }
        state = rule.following().step(state, condition, end);
        follow(end, tell);
    }

    private void follow(Instant end, Consumer<Alert> tell) {
        Alert alert = open;
        if (state.active() && alert == null) {
            Alert begun = words.own(rule, why, end);
            open = begun;
            tell.accept(begun);
        } else if (!state.active() && alert != null && !flapping.isOn()) {
            open = null;
            tell.accept(alert.resolvedAt(end, "not so any more: " + rule.when().source()));
        }
    }

    /** Ends its alert if it began since {@code since}, for nothing could be seen then. */
    void blinded(Instant since, Instant now, Consumer<Alert> tell) {
        Alert alert = open;
        if (alert != null && !alert.startsAt().isBefore(since)) {
            flapping.takeBack();
            state = new AlertState.Inactive();
            open = null;
            tell.accept(alert.resolvedAt(now, Endpoints.TAKEN_BACK));
        }
    }

    RuleState shown() {
        return new RuleState(
                rule.name(), rule.severity(), Map.of(), life(), flapping.isOn() && open != null, why, open);
    }

    private Life life() {
        if (condition == Condition.UNKNOWN) {
            return Life.NO_DATA;
        }
        return switch (state) {
            case AlertState.Inactive _ -> open == null ? Life.OK : Life.RECOVERING;
            case AlertState.Pending _ -> Life.PENDING;
            case AlertState.Firing _ -> Life.FIRING;
            case AlertState.Recovering _ -> Life.RECOVERING;
        };
    }

    byte[] encode() {
        var packer = new Packer(VERSION).number(flapping.code());
        Packing.state(state, packer);
        Alert alert = open;
        packer.number(alert == null ? 0 : 1);
        if (alert != null) {
            Packing.alert(alert, packer);
        }
        return packer.bytes();
    }

    void decode(byte[] bytes) {
        var unpacker = new Unpacker(VERSION, bytes);
        int flaps = unpacker.count();
        AlertState known = Packing.state(unpacker);
        Alert alert = unpacker.number(0, 1) == 1 ? Packing.alert(unpacker) : null;
        if (unpacker.isWholeAndAtItsEnd() && (alert == null || alert.severity() == rule.severity())) {
            flapping.become(flaps);
            state = known;
            open = alert;
        }
    }
}
