package io.vedette.deployment;

import io.vedette.delivery.Attempts;
import io.vedette.deployment.RollbackProgress.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rollback and how far it came: what must outlive the process, so that none is requested twice and none is lost.
 *
 * @param at when it was ordered
 * @param stage absent until the interlocks were asked
 * @param attempts so far, the one under way included; absent until the first
 * @param underWay whether an attempt may have left whose answer is not known
 */
public record RollbackState(
        RollbackOrder order,
        Instant at,
        @Nullable Stage stage,
        @Nullable Attempts attempts,
        boolean underWay) {

    /** Ordered, and nothing more. */
    public static RollbackState ordered(RollbackOrder order, Instant at) {
        return new RollbackState(order, at, null, null, false);
    }

    /** Ended without having been requested. */
    public static RollbackState withheld(RollbackOrder order, Instant at) {
        return new RollbackState(order, at, Stage.WITHHELD, null, false);
    }

    /** Whether the platform may have been asked. */
    public boolean requested() {
        return attempts != null;
    }

    /** Whether nothing more is to be done. */
    public boolean over() {
        return stage != null && stage != Stage.REQUESTED;
    }
}
