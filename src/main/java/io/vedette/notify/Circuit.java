package io.vedette.notify;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a receiver works: after five failures in a row it is asked once a minute at most, however many groups wait for it, until it takes something. Belongs to
 * its courier.
 */
final class Circuit {
    static final int TRIPS_AT = 5;
    static final Duration PROBE = Duration.ofMinutes(1);

    private int failures;

    /** It took something. Answers whether it had failed before. */
    boolean worked() {
        boolean failed = failures > 0;
        failures = 0;
        return failed;
    }

    /** It failed once more, or went back to before it worked. */
    void failed() {
        failures++;
    }

    boolean open() {
        return failures >= TRIPS_AT;
    }

    /** When to try again what is to be tried again at {@code planned}. */
    Instant next(Instant planned, Instant now) {
        Instant probe = now.plus(PROBE);
        return open() && planned.isBefore(probe) ? probe : planned;
    }
}
