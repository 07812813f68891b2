package io.vedette.monitor;

import io.vedette.sample.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A target's health as its last outcomes leave it.
 *
 * <pre>
 * New, Up ── failure ──▶ Suspect ── the third ──▶ Down
 *    └─ degraded ─▶ Slipping ── the third ──▶ Degraded
 * </pre>
 *
 * Up again: at once from Suspect and Slipping, after two good answers from Down and Degraded.
 */
sealed interface HealthState {
    /** Nothing measured yet. */
    record New(Instant since) implements HealthState {}

    record Up(Instant since) implements HealthState {}

    /** Answered {@code times} times in a row not as well as it should: too seldom to tell anybody. */
    record Slipping(int times, Instant since, Outcome.Degraded last) implements HealthState {}

    /** Answers, often enough not as well as it should; {@code successes} good answers in a row since. {@code since} is the first poor one. */
    record Degraded(Instant since, int successes, Outcome.Degraded last) implements HealthState {}

    /**
     * Failed {@code failures} times in a row, and being looked at again.
     *
     * @param before what it was degraded by, of which people know
     */
    record Suspect(
            int failures,
            Instant since,
            Outcome.Down last,
            @Nullable Degraded before) implements HealthState {}

    /** Failed often enough; {@code successes} answers in a row since. {@code since} is the first failure. */
    record Down(Instant since, int successes, Outcome.Down last) implements HealthState {}

    Instant since();

    /** Whether it is worth an alert. */
    default boolean isBad() {
        return switch (this) {
            case New _, Up _, Slipping _ -> false;
            case Suspect suspect -> suspect.before() != null;
            case Degraded _, Down _ -> true;
        };
    }

    default Health health() {
        return switch (this) {
            case New _ -> Health.UNKNOWN;
            case Up _ -> Health.UP;
            case Slipping _, Degraded _ -> Health.DEGRADED;
            case Suspect _ -> Health.SUSPECT;
            case Down _ -> Health.DOWN;
        };
    }
}
