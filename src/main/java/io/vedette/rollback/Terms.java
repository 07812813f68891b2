package io.vedette.rollback;

import io.vedette.rollback.RollbackSpec.Limit;
import java.time.Duration;

/**
 * What holds for rollbacks of all services together.
 *
 * @param alone how many may be requested without a person, in how long; then each waits for one
 * @param patience how long a person is waited for
 */
public record Terms(Limit alone, Duration patience) {
    public static final Terms DEFAULT = new Terms(new Limit(5, Duration.ofMinutes(10)), Duration.ofMinutes(30));
}
