package io.vedette.notify;

import io.vedette.time.Scheduler.Timer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a courier may leave again: after the pace of its platform, after a failure when it is tried again, and once a minute at most while its {@link Circuit} is
 * open. Belongs to its courier.
 */
final class Rest {
    private final Surroundings surroundings;
    private final Runnable wakeUp;
    private final Circuit circuit = new Circuit();
    private Duration pace;
    private Instant until = Instant.MIN;
    private Instant left = Instant.MIN;
    private @Nullable Timer wake;

    Rest(Surroundings surroundings, Duration pace, Runnable wakeUp) {
        this.surroundings = surroundings;
        this.pace = pace;
        this.wakeUp = wakeUp;
    }

    Circuit circuit() {
        return circuit;
    }

    boolean over() {
        return !now().isBefore(until);
    }

    /** From when on the next may leave. */
    Instant until() {
        return until;
    }

    /** An attempt leaves now. */
    void leaving() {
        left = now();
    }

    /** The next may leave as soon as the pace and the circuit allow. */
    void tillPace() {
        till(circuit.next(left.isAfter(Instant.MIN) ? left.plus(pace) : now(), now()));
    }

    /** The next may leave at {@code planned}, or when the circuit lets it, but not after {@code end}; says when that is. */
    Instant tillRetry(Instant planned, Instant end) {
        Instant probe = circuit.next(planned, now());
        Instant next = probe.isAfter(end) ? end : probe;
        till(next);
        return next;
    }

    private void till(Instant time) {
        until = time;
        if (wake != null) {
            wake.cancel();
        }
        Instant soon = time.isBefore(now()) ? now() : time;
        wake = surroundings.scheduler().at(soon, this::wakeUp);
    }

    private void wakeUp() {
        until = Instant.MIN; // the timer knows best: it may run a hair before the clock says so
        wakeUp.run();
    }

    /** Another way to the same people: what failed before is tried at once. */
    void anew(Duration otherPace) {
        pace = otherPace;
        left = Instant.MIN;
        till(now());
    }

    void close() {
        if (wake != null) {
            wake.cancel();
        }
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
