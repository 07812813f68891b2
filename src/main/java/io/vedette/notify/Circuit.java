package io.vedette.notify;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a receiver works: after five failures in a row, and a minute of them, it is asked once a minute at most, however many groups wait for it, until it takes
 * something. When each failure loses a message five are enough. Belongs to its courier.
 */
final class Circuit {
    static final int TRIPS_AT = 5;
    static final Duration PROBE = Duration.ofMinutes(1);

    private int failures;
    private int losses;
    private Instant since = Instant.MAX;

    /** An earlier life found it failing since then; nothing follows from that before it fails in this one. */
    void recall(Instant failing) {
        since = failing.isBefore(since) ? failing : since;
    }

    /** It took something. */
    void worked() {
        failures = 0;
        losses = 0;
        since = Instant.MAX;
    }

    /** It failed once more. Answers whether that is the first time in this life, or since it worked. */
    boolean failed(Instant now) {
        since = now.isBefore(since) ? now : since;
        return ++failures == 1;
    }

    /** With the last failure a message was lost. */
    void lost() {
        losses++;
    }

    /** When it began to fail; {@link Instant#MAX} while it works. */
    Instant since() {
        return failures == 0 ? Instant.MAX : since;
    }

    private boolean isOpen(Instant now) {
        return losses >= TRIPS_AT || (failures >= TRIPS_AT && !now.isBefore(since.plus(PROBE)));
    }

    /** When to try again what is to be tried again at {@code planned}. */
    Instant next(Instant planned, Instant now) {
        Instant probe = now.plus(PROBE);
        return isOpen(now) && planned.isBefore(probe) ? probe : planned;
    }
}
