package io.vedette.rollback;

import io.vedette.rollback.RollbackSpec.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What holds for rollbacks of all services together.
 *
 * @param alone how many may be requested without a person, in how long; then each waits for one
 * @param patience how long a person is waited for
 * @param freezes when nothing is taken back
 */
public record Terms(Limit alone, Duration patience, List<Freeze> freezes) {
    public static final Terms DEFAULT =
            new Terms(new Limit(5, Duration.ofMinutes(10)), Duration.ofMinutes(30), List.of());

    public Terms {
        freezes = List.copyOf(freezes);
    }

    /** A time in which nothing is taken back; {@code reason} is for people, and may be empty. */
    public record Freeze(Instant from, Instant until, String reason) {
        boolean covers(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }
}
