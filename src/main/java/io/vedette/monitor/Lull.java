package io.vedette.monitor;

import java.time.Instant;

/**
 * The time in which a service has nothing to do when a second goes by, so that thousands of them cost next to nothing then: it lasts until a slot is over, or
 * until something happens. Belongs to the event loop of its service.
 */
final class Lull {
    private long until = Long.MIN_VALUE;

    boolean holds(Instant now) {
        return now.toEpochMilli() < until;
    }

    void begin(Instant end) {
        until = end.toEpochMilli();
    }

    /** Something happened: the next tick looks again. */
    void end() {
        until = Long.MIN_VALUE;
    }
}
