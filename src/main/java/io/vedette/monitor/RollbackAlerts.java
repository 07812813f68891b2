package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.deployment.RollbackProgress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The alert that a person must act on a rollback, since nobody else will: approve it, or do what was withheld or failed. One at a time; it ends when the
 * service recovers or a newer version comes. It is no evidence against any deployment. Belongs to the event loop of its service.
 */
final class RollbackAlerts {
    private static final Set<String> NAMES = Set.of(
            Alerts.ROLLBACK_FAILED,
            Alerts.ROLLBACK_WITHHELD,
            Alerts.ROLLBACK_AWAITS_APPROVAL,
            Alerts.ROLLBACK_DID_NOT_HELP);

    private final Alerts words;
    private @Nullable Alert open;

    RollbackAlerts(Alerts words, @Nullable RollbackAlerts earlier) {
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

    /** @param pressing whether the rollback still matters: nobody is called for one that does not */
    void follow(RollbackProgress progress, boolean pressing, Consumer<Alert> tell) {
        List<Alert> called = pressing ? called(progress) : List.of();
        end(progress.text(), progress.at(), tell);
        called.forEach(alert -> begin(alert, tell));
    }

    /** It was taken back, and that was no cure. */
    void didNotHelp(RollbackProgress told, Consumer<Alert> tell) {
        end(told.text(), told.at(), tell);
        begin(words.rollback(Alerts.ROLLBACK_DID_NOT_HELP, "is no better for the rollback", told), tell);
    }

    private void begin(Alert alert, Consumer<Alert> tell) {
        open = alert;
        tell.accept(alert);
    }

    private List<Alert> called(RollbackProgress progress) {
        return switch (progress.stage()) {
            case AWAITING_APPROVAL ->
                List.of(words.rollback(Alerts.ROLLBACK_AWAITS_APPROVAL, "waits for your approval", progress));
            case FAILED -> List.of(words.rollback(Alerts.ROLLBACK_FAILED, "was not taken back", progress));
            case WITHHELD -> List.of(words.rollback(Alerts.ROLLBACK_WITHHELD, "is not taken back", progress));
            case REQUESTED, ACCEPTED, REJECTED -> List.of();
        };
    }

    void end(String why, Instant now, Consumer<Alert> tell) {
        Alert alert = open;
        if (alert != null) {
            open = null;
            tell.accept(alert.resolvedAt(now, why));
        }
    }
}
