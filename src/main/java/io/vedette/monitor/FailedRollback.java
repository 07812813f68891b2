package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The alert that a rollback failed: a person must act, since nobody else will. It ends when the service recovers or a newer version comes. It is no evidence
 * against any deployment. Belongs to the event loop of its service.
 */
final class FailedRollback {
    private final Alerts words;
    private @Nullable Alert open;

    FailedRollback(Alerts words, @Nullable FailedRollback earlier) {
        this.words = words;
        this.open = earlier == null ? null : earlier.open;
    }

    Stream<Alert> alerts() {
        return Stream.ofNullable(open);
    }

    /** Takes over an alert of an earlier life; answers whether it goes on. */
    boolean recall(Alert known) {
        if (!known.name().equals(Alerts.ROLLBACK_FAILED)) {
            return false;
        }
        open = known;
        return true;
    }

    void follow(RollbackProgress progress, Instant now, Consumer<Alert> tell) {
        if (progress.stage() == Stage.FAILED && open == null) {
            Alert alert = words.rollbackFailed(progress, now);
            open = alert;
            tell.accept(alert);
        }
    }

    void end(String why, Instant now, Consumer<Alert> tell) {
        Alert alert = open;
        if (alert != null) {
            open = null;
            tell.accept(alert.resolvedAt(now, why));
        }
    }
}
