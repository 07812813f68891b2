package io.vedette.monitor;

import io.vedette.monitor.HealthState.Down;
import io.vedette.monitor.HealthState.New;
import io.vedette.monitor.HealthState.Suspect;
import io.vedette.monitor.HealthState.Up;
import io.vedette.sample.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * When a target is down, and when it is up again.
 *
 * @param failures consecutive failures that make it down; the second and the following are asked for at once
 * @param successes consecutive successes that make it up again
 * @param confirmAfter how soon the next look is after a failure: long enough for a worker to be replaced, short beside any interval
 */
record DownRule(int failures, int successes, Duration confirmAfter) {
    static final DownRule DEFAULT = new DownRule(3, 2, Duration.ofMillis(500));

    /** The state after one more outcome; what was not measured moves nothing. */
    HealthState step(HealthState state, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Unknown _ -> state;
            case Outcome.Up _ -> up(state, now);
            case Outcome.Down down -> down(state, down, now);
        };
    }

    private HealthState up(HealthState state, Instant now) {
        return switch (state) {
            case New _, Suspect _ -> new Up(now);
            case Up up -> up;
            case Down down when down.successes() + 1 >= successes -> new Up(now);
            case Down down -> new Down(down.since(), down.successes() + 1, down.last());
        };
    }

    private HealthState down(HealthState state, Outcome.Down failure, Instant now) {
        return switch (state) {
            case New _, Up _ -> suspect(1, now, failure);
            case Suspect suspect -> suspect(suspect.failures() + 1, suspect.since(), failure);
            case Down down -> new Down(down.since(), 0, failure);
        };
    }

    private HealthState suspect(int count, Instant since, Outcome.Down failure) {
        return count >= failures ? new Down(since, 0, failure) : new Suspect(count, since, failure);
    }
}
