package io.vedette.monitor;

import io.vedette.sample.Outcome;
import java.time.Instant;

/** A target's health as its last outcomes leave it. */
sealed interface HealthState {
    /** Nothing measured yet. */
    record New(Instant since) implements HealthState {}

    record Up(Instant since) implements HealthState {}

    /** Failed {@code failures} times in a row, and being looked at again. */
    record Suspect(int failures, Instant since, Outcome.Down last) implements HealthState {}

    /** Failed often enough; {@code successes} in a row since. {@code since} is the first failure. */
    record Down(Instant since, int successes, Outcome.Down last) implements HealthState {}

    Instant since();

    default Health health() {
        return switch (this) {
            case New _ -> Health.UNKNOWN;
            case Up _ -> Health.UP;
            case Suspect _ -> Health.SUSPECT;
            case Down _ -> Health.DOWN;
        };
    }
}
