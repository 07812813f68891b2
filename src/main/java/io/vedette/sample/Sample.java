package io.vedette.sample;

import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One probe's result.
 *
 * @param due when the probe was scheduled; the sample belongs to the slot of this time
 * @param lateness how long after {@code due} the probe left: our own share, never the target's
 * @param purpose whether the fixed rate asked for it, or a suspicion
 * @param evidence what the probe saw, where it was looked at closely and the target failed
 */
public record Sample(
        TargetId target,
        Instant due,
        Duration lateness,
        Outcome outcome,
        Purpose purpose,
        @Nullable Evidence evidence) {
    public Sample(TargetId target, Instant due, Duration lateness, Outcome outcome, Purpose purpose) {
        this(target, due, lateness, outcome, purpose, null);
    }

    /** What asked for a probe. */
    public enum Purpose {
        /** The fixed rate: it counts in windows, histograms and SLOs. */
        SCHEDULED,
        /** A quick second look after a failure: it moves health only, since counting it would weigh failures more than successes. */
        CONFIRMATION,
        /** The fixed rate or a suspicion, in a maintenance window: it moves health, and counts in nothing. */
        MAINTENANCE
    }

    public boolean scheduled() {
        return purpose == Purpose.SCHEDULED;
    }

    /** Whether the target was worked on, so that what was found is held against nobody. */
    public boolean excused() {
        return purpose == Purpose.MAINTENANCE;
    }

    /** The same, but as if nothing had been found. */
    public Sample unmeasured(Outcome.Unknown why) {
        return new Sample(target, due, lateness, why, purpose);
    }

    /** The same, found while the target was worked on. */
    public Sample inMaintenance() {
        return new Sample(target, due, lateness, outcome, Purpose.MAINTENANCE, evidence);
    }
}
