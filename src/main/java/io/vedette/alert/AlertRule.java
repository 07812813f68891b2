package io.vedette.alert;

import io.vedette.alert.AlertState.Firing;
import io.vedette.alert.AlertState.Inactive;
import io.vedette.alert.AlertState.Pending;
import io.vedette.alert.AlertState.Recovering;
import java.time.Duration;
import java.time.Instant;

/**
 * How an alert follows its condition.
 *
 * @param hold how long the condition must be over before anybody is told; zero where the windows have made it significant already
 * @param keepFiring how long the condition must be over before the alert is, so that a flapping condition is one episode
 */
public record AlertRule(Duration hold, Duration keepFiring) {
    /** Without a hold. */
    public AlertRule(Duration keepFiring) {
        this(Duration.ZERO, keepFiring);
    }

    /** The state after the condition was looked at. */
    public AlertState step(AlertState state, Condition condition, Instant now) {
        return switch (condition) {
            case UNKNOWN -> state;
            case OVER -> over(state, now);
            case UNDER -> under(state, now);
        };
    }

    private AlertState over(AlertState state, Instant now) {
        return switch (state) {
            case Inactive _ -> hold.isZero() ? new Firing(now) : new Pending(now);
            case Pending pending -> now.isBefore(pending.since().plus(hold)) ? pending : new Firing(now);
            case Firing firing -> firing;
            case Recovering recovering -> new Firing(recovering.since());
        };
    }

    private AlertState under(AlertState state, Instant now) {
        return switch (state) {
            case Inactive _, Pending _ -> new Inactive();
            case Firing _ when keepFiring.isZero() -> new Inactive();
            case Firing firing -> new Recovering(firing.since(), now);
            case Recovering recovering when kept(recovering, now) -> new Inactive();
            case Recovering recovering -> recovering;
        };
    }

    private boolean kept(Recovering recovering, Instant now) {
        return !now.isBefore(recovering.clear().plus(keepFiring));
    }

    /** What a rule's condition is at one moment. */
    public enum Condition {
        OVER,
        UNDER,
        UNKNOWN
    }
}
