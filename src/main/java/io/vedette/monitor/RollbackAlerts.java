package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.deployment.RollbackProgress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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
    private final OneAlert one;

    RollbackAlerts(Alerts words, @Nullable RollbackAlerts earlier) {
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

    /** @param pressing whether the rollback still matters: nobody is called for one that does not */
    void follow(RollbackProgress progress, boolean pressing, Consumer<Alert> tell) {
        List<Alert> called = pressing ? called(progress) : List.of();
        end(progress.text(), progress.at(), tell);
        called.forEach(alert -> one.begin(alert, tell));
    }

    /** It was taken back, and that was no cure. */
    void didNotHelp(RollbackProgress told, Consumer<Alert> tell) {
        end(told.text(), told.at(), tell);
        one.begin(words.rollback(Alerts.ROLLBACK_DID_NOT_HELP, "is no better for the rollback", told), tell);
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
        one.end(why, now, tell);
    }
}
