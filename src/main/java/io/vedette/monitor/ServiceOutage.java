package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.AlertRule;
import io.vedette.alert.AlertRule.Condition;
import io.vedette.alert.AlertState;
import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether a service is down that is not down with a single endpoint, and the alert that says so: it fires when enough endpoints are down, and ends when for a
 * minute too few were. Where one endpoint is enough it does nothing, for that endpoint's own alert says it all. Belongs to the event loop of its service.
 */
final class ServiceOutage {
    private static final int VERSION = 1;

    /** Endpoints come and go one by one: about the limit, nobody is told of each. */
    private static final AlertRule RULE = new AlertRule(Duration.ofMinutes(1));

    private final int least;
    private final Alerts words;
    private int down;
    private AlertState state = new AlertState.Inactive();
    private @Nullable Alert open;

    /** @param least how many endpoints are enough */
    ServiceOutage(int least, Alerts words, @Nullable ServiceOutage earlier) {
        this.least = least;
        this.words = words;
        if (earlier != null && !isIdle()) {
            state = earlier.state;
            open = earlier.open;
        }
    }

    private boolean isIdle() {
        return least == 1;
    }

    /** Gives {@code into} the alert that fires. */
    void alerts(Consumer<Alert> into) {
        Alert alert = open;
        if (alert != null) {
            into.accept(alert);
        }
    }

    /** Whether time alone changes nothing. */
    boolean isQuiet() {
        return !(state instanceof AlertState.Recovering);
    }

    boolean isOf(Alert alert) {
        return !isIdle() && alert.name().equals(Alerts.SERVICE_DOWN);
    }

    /** Takes over an alert of an earlier life; answers whether it goes on. */
    boolean recall(Alert known) {
        if (!isOf(known)) {
            return false;
        }
        if (open == null) {
            open = known;
            state = new AlertState.Firing(known.startsAt());
        }
        return open.episode().equals(known.episode());
    }

    /** One endpoint has gone from {@code before} to {@code after}. */
    void moved(HealthState before, HealthState after) {
        down += count(after) - count(before);
    }

    private static int count(HealthState state) {
        return state instanceof HealthState.Down ? 1 : 0;
    }

    /** Counts anew, after endpoints changed otherwise. */
    void recount(Collection<TargetMonitor> endpoints) {
        down = endpoints.stream().mapToInt(endpoint -> count(endpoint.health())).sum();
    }

    void look(Endpoints endpoints, Instant now, Consumer<Alert> tell) {
        Condition condition = down >= least ? Condition.OVER : Condition.UNDER;
        if (isIdle() || (condition == Condition.UNDER && open == null)) {
            return;
        }
        state = RULE.step(state, condition, now);
        Alert alert = open;
        if (alert == null) {
            open = words.serviceDown(endpoints, now);
            tell.accept(open);
        } else if (!state.active()) {
            open = null;
            tell.accept(alert.resolvedAt(now, words.serviceUp(down, endpoints, least)));
        }
    }

    /** What began since {@code since} was not seen. */
    void blinded(Instant since, Instant now, Consumer<Alert> tell) {
        Alert alert = open;
        if (alert != null && !alert.startsAt().isBefore(since)) {
            open = null;
            state = new AlertState.Inactive();
            tell.accept(alert.resolvedAt(now, Endpoints.TAKEN_BACK));
        }
    }

    /** How the service is: as the worst of its endpoints, but down, or about to be, only when enough of them are. */
    Health health(Collection<TargetMonitor> endpoints) {
        Health worst = Health.UNKNOWN;
        int failing = 0;
        for (TargetMonitor endpoint : endpoints) {
            Health health = endpoint.health().health();
            failing += health == Health.SUSPECT || health == Health.DOWN ? 1 : 0;
            Health weighed = isIdle() ? health : ofMany(health);
            worst = weighed.compareTo(worst) > 0 ? weighed : worst;
        }
        if (open != null) {
            return Health.DOWN;
        }
        return !isIdle() && failing >= least ? Health.SUSPECT : worst;
    }

    private static Health ofMany(Health one) {
        return switch (one) {
            case DOWN -> Health.DEGRADED;
            case SUSPECT -> Health.UP;
            case UNKNOWN, UP, DEGRADED -> one;
        };
    }

    /** As people see it; nothing where one endpoint is enough. */
    void state(Endpoints endpoints, Consumer<RuleState> into) {
        if (isIdle()) {
            return;
        }
        String why = down == 0 ? "" : words.down(endpoints);
        into.accept(new RuleState(Alerts.SERVICE_DOWN, Severity.CRITICAL, Map.of(), life(), false, why, open));
    }

    private Life life() {
        return switch (state) {
            case AlertState.Inactive _ -> Life.OK;
            case AlertState.Pending _ -> Life.PENDING;
            case AlertState.Firing _ -> Life.FIRING;
            case AlertState.Recovering _ -> Life.RECOVERING;
        };
    }

    byte[] encode() {
        Alert alert = open;
        var packer = new Packer(VERSION).number(alert == null ? 0 : 1);
        if (alert != null) {
            Packing.alert(alert, packer);
            Packing.state(state, packer);
        }
        return packer.bytes();
    }

    void decode(byte[] bytes) {
        var unpacker = new Unpacker(VERSION, bytes);
        if (isIdle() || unpacker.number(0, 1) == 0) {
            return;
        }
        Alert alert = Packing.alert(unpacker);
        AlertState known = Packing.state(unpacker);
        if (unpacker.isWholeAndAtItsEnd() && known.active()) {
            open = alert;
            state = known;
        }
    }
}
