package io.vedette.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert of an {@link AlertGroup}.
 *
 * @param arrived when it came
 * @param moved whether a reload sent it to another receiver: here only its end is told
 * @param held why it is not told, when last looked at
 * @param released when it was last held, for more than a moment; {@link Instant#MIN} if it never was
 */
record Member(
        Alert alert,
        Instant arrived,
        boolean moved,
        @Nullable Held held,
        Instant released) {
    boolean firingHere() {
        return alert.firing() && !moved;
    }

    boolean tellable() {
        return firingHere() && held == null;
    }

    Member became(Alert news) {
        return new Member(news, arrived, moved, held, released);
    }

    Member moved(boolean away) {
        return new Member(alert, arrived, away, held, released);
    }

    Member held(@Nullable Held why, Instant now) {
        boolean wasHeld = held != null && !held.isMoment();
        return new Member(alert, arrived, moved, why, wasHeld ? now : released);
    }

    boolean wasHeld() {
        return released.isAfter(Instant.MIN);
    }
}
