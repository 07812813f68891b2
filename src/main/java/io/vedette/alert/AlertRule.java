package io.vedette.alert;

import io.vedette.alert.AlertState.Firing;
import io.vedette.alert.AlertState.Inactive;
import io.vedette.alert.AlertState.Recovering;
import java.time.Duration;
import java.time.Instant;

/**
 * How an alert follows its condition. It fires at once: a hold would delay what the windows have made significant already.
 *
 * @param keepFiring how long the condition must be over before the alert is, so that a flapping condition is one episode
 */
public record AlertRule(Duration keepFiring) {
    /** The state after the condition was looked at. */
    public AlertState step(AlertState state, Condition condition, Instant now) {
        return switch (condition) {
            case UNKNOWN -> state;
            case OVER -> over(state, now);
            case UNDER -> under(state, now);
        };
    }

    private static AlertState over(AlertState state, Instant now) {
        return switch (state) {
            case Inactive _ -> new Firing(now);
            case Firing firing -> firing;
            case Recovering recovering -> new Firing(recovering.since());
        };
    }

    private AlertState under(AlertState state, Instant now) {
        return switch (state) {
            case Inactive inactive -> inactive;
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
