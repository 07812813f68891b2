package io.vedette.deployment;

import io.vedette.deployment.RollbackProgress.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What followed a regression.
 *
 * @param rollback how far the rollback came; absent when none was wanted
 * @param takenBackAt when the rollback was accepted
 * @param recoveredAt when the service was seen to be as before
 * @param unhelpedAt when the time in which the rollback should have helped was over, and it had not
 */
public record Aftermath(
        @Nullable Stage rollback,
        @Nullable Instant takenBackAt,
        @Nullable Instant recoveredAt,
        @Nullable Instant unhelpedAt) {
    public static final Aftermath NONE = new Aftermath(null, null, null, null);

    /** The rollback went on. */
    public Aftermath reached(Stage stage, Instant now) {
        return new Aftermath(stage, stage == Stage.ACCEPTED ? now : takenBackAt, recoveredAt, unhelpedAt);
    }

    public Aftermath recovered(Instant now) {
        return new Aftermath(rollback, takenBackAt, now, unhelpedAt);
    }

    public Aftermath unhelped(Instant now) {
        return new Aftermath(rollback, takenBackAt, recoveredAt, now);
    }
}
