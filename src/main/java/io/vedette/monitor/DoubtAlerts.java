package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The alert that a person should look at the newest version; one at a time. It is no evidence against any deployment, and nobody is called for what a critical
 * alert of the service calls for already. Belongs to the event loop of its service.
 */
final class DoubtAlerts {
    private static final Set<String> NAMES =
            Set.of(Alerts.DEPLOYMENT_SUSPECTED, Alerts.DEPLOYMENT_ENVIRONMENT, Alerts.DEPLOYMENT_REGRESSED);

    private final Alerts words;
    private @Nullable Alert open;

    DoubtAlerts(Alerts words, @Nullable DoubtAlerts earlier) {
        this.words = words;
        this.open = earlier == null ? null : earlier.open;
    }

    Stream<Alert> alerts() {
        return Stream.ofNullable(open);
    }

    /** Takes over an alert of an earlier life; answers whether it goes on. */
    boolean recall(Alert known) {
        if (!NAMES.contains(known.name())) {
            return false;
        }
        open = known;
        return true;
    }

    /**
     * @param called whether a critical alert of the service fires
     * @param standing how the newest version stands, for those who were told of a doubt that is over
     */
    void follow(Optional<Doubt> doubt, boolean called, Supplier<String> standing, Instant now, Consumer<Alert> tell) {
        Alert alert = open;
        if (alert != null && doubt.filter(same -> isOf(alert, same)).isEmpty()) {
            open = null;
            tell.accept(alert.resolvedAt(now, standing.get()));
        }
        if (open == null) {
            doubt.filter(begun -> !called || begun.severity() != Severity.CRITICAL)
                    .ifPresent(begun -> begin(words.doubt(begun, now), tell));
        }
    }

    private static boolean isOf(Alert alert, Doubt doubt) {
        return alert.name().equals(doubt.alert())
                && doubt.deployment().id().equals(alert.labels().value("deployment"));
    }

    private void begin(Alert alert, Consumer<Alert> tell) {
        open = alert;
        tell.accept(alert);
    }
}
