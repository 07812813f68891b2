package io.vedette.monitor;

import io.vedette.monitor.HealthState.Degraded;
import io.vedette.monitor.HealthState.Down;
import io.vedette.monitor.HealthState.New;
import io.vedette.monitor.HealthState.Slipping;
import io.vedette.monitor.HealthState.Suspect;
import io.vedette.monitor.HealthState.Up;
import io.vedette.sample.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a target is down or degraded, and when it is up again.
 *
 * @param failures consecutive failures that make it down, and poor answers that make it degraded; after a failure the next look comes at once
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
            case Outcome.Degraded poor -> degraded(state, poor, now);
            case Outcome.Down failure -> down(state, failure, now);
        };
    }

    private HealthState up(HealthState state, Instant now) {
        return switch (state) {
            case New _, Slipping _ -> new Up(now);
            case Up up -> up;
            case Degraded degraded -> better(degraded, now);
            case Suspect suspect -> suspect.before() == null ? new Up(now) : better(suspect.before(), now);
            case Down down when isOver(down) -> new Up(now);
            case Down down -> new Down(down.since(), down.successes() + 1, down.last());
        };
    }

    private HealthState better(Degraded degraded, Instant now) {
        return degraded.successes() + 1 >= successes
                ? new Up(now)
                : new Degraded(degraded.since(), degraded.successes() + 1, degraded.last());
    }

    private boolean isOver(Down down) {
        return down.successes() + 1 >= successes;
    }

    private HealthState degraded(HealthState state, Outcome.Degraded poor, Instant now) {
        return switch (state) {
            case New _, Up _ -> slipping(1, now, poor);
            case Slipping slipping -> slipping(slipping.times() + 1, slipping.since(), poor);
            case Degraded degraded -> new Degraded(degraded.since(), 0, poor);
            case Suspect suspect ->
                suspect.before() == null
                        ? slipping(1, now, poor)
                        : new Degraded(suspect.before().since(), 0, poor);
            case Down down when isOver(down) -> slipping(1, now, poor);
            case Down down -> new Down(down.since(), down.successes() + 1, down.last());
        };
    }

    private HealthState slipping(int times, Instant since, Outcome.Degraded poor) {
        return times >= failures ? new Degraded(since, 0, poor) : new Slipping(times, since, poor);
    }

    private HealthState down(HealthState state, Outcome.Down failure, Instant now) {
        return switch (state) {
            case New _, Up _, Slipping _ -> suspect(1, now, failure, null);
            case Degraded degraded -> suspect(1, now, failure, degraded);
            case Suspect suspect -> suspect(suspect.failures() + 1, suspect.since(), failure, suspect.before());
            case Down down -> new Down(down.since(), 0, failure);
        };
    }

    private HealthState suspect(int count, Instant since, Outcome.Down failure, @Nullable Degraded before) {
        return count >= failures ? new Down(since, 0, failure) : new Suspect(count, since, failure, before);
    }
}
