package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The alert that a person should look at the newest version; one at a time. It is no evidence against any deployment, and nobody is called for what a critical
 * alert of the service calls for already. Belongs to the event loop of its service.
 */
final class DoubtAlerts {
    private static final Set<String> NAMES =
            Set.of(Alerts.DEPLOYMENT_SUSPECTED, Alerts.DEPLOYMENT_ENVIRONMENT, Alerts.DEPLOYMENT_REGRESSED);

    private final Alerts words;
    private final OneAlert one;

    DoubtAlerts(Alerts words, @Nullable DoubtAlerts earlier) {
        this.words = words;
        this.one = new OneAlert(NAMES, earlier == null ? null : earlier.one);
    }

    boolean isCalling() {
        return one.open() != null;
    }

    void alerts(Consumer<Alert> into) {
        one.alerts(into);
    }

    /** Takes over an alert of an earlier life; answers whether it goes on. */
    boolean recall(Alert known) {
        return one.recall(known);
    }

    /**
     * @param called whether a critical alert of the service fires
     * @param standing how the newest version stands, for those who were told of a doubt that is over
     */
    void follow(Optional<Doubt> doubt, boolean called, Supplier<String> standing, Instant now, Consumer<Alert> tell) {
        Alert open = one.open();
        if (open != null && doubt.filter(same -> isOf(open, same)).isEmpty()) {
            one.end(standing.get(), now, tell);
        }
        if (one.open() == null) {
            doubt.filter(begun -> !called || begun.severity() != Severity.CRITICAL)
                    .ifPresent(begun -> one.begin(words.doubt(begun, now), tell));
        }
    }

    private static boolean isOf(Alert alert, Doubt doubt) {
        return alert.name().equals(doubt.alert())
                && doubt.deployment().id().equals(alert.labels().value("deployment"));
    }
}
