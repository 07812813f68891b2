package io.vedette.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The time after a restart in which what goes wrong may be our own doing: a critical alert that begins then counts against the deployment on watch only if it
 * still fires when the time is over. Belongs to the event loop of its service.
 */
final class WarmUp {
    static final Duration LENGTH = Duration.ofSeconds(60);

    private Instant until = Instant.MIN;
    private Instant fired = Instant.MIN;
    private @Nullable String held;

    void begin(Instant now) {
        until = now.plus(LENGTH);
    }

    /** A deployment that came in this life is judged by what this life sees. */
    void end() {
        until = Instant.MIN;
        held = null;
    }

    /** Whether an alert that fires now is held back; the first one is remembered. */
    boolean holds(String summary, Instant now) {
        if (!now.isBefore(until)) {
            return false;
        }
        if (held == null) {
            held = summary;
            fired = now;
        }
        return true;
    }

    boolean holdsAnything() {
        return held != null;
    }

    /** No critical alert fires any more. */
    void allClear() {
        held = null;
    }

    /** Gives what was held, and when it fired, once the time is over. */
    void release(Instant now, BiConsumer<String, Instant> judge) {
        String summary = held;
        if (summary != null && !now.isBefore(until)) {
            held = null;
            judge.accept(summary, fired);
        }
    }
}
