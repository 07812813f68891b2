package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Matcher;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RemedyOrder;
import io.vedette.deployment.RemedyOrder.Cause;
import java.time.Duration;
import java.util.List;

/**
 * What to ask for when an alert fires.
 *
 * @param name of the remedy, and of its action
 * @param matchers which alerts ask for it
 * @param mode what may be done without a person
 * @param verify how long it has to help
 */
public record RemedyPlan(String name, List<Matcher> matchers, Mode mode, Duration verify) {
    public RemedyPlan {
        matchers = List.copyOf(matchers);
    }

    boolean isFor(Alert alert) {
        return Matcher.allMatch(matchers, alert.labels());
    }

    /** What is ordered when {@code alert} fires. */
    RemedyOrder order(Alert alert) {
        return new RemedyOrder(
                name,
                new Cause(alert.episode(), alert.labels().values()),
                alert.summary() + ": " + alert.description(),
                mode);
    }
}
