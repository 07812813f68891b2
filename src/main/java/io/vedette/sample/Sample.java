package io.vedette.sample;

import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;

/**
 * One probe's result.
 *
 * @param due when the probe was scheduled; the sample belongs to the slot of this time
 * @param lateness how long after {@code due} the probe left: our own share, never the target's
 * @param purpose whether the fixed rate asked for it, or a suspicion
 */
public record Sample(TargetId target, Instant due, Duration lateness, Outcome outcome, Purpose purpose) {
    /** What asked for a probe. */
    public enum Purpose {
        /** The fixed rate: it counts in windows, histograms and SLOs. */
        SCHEDULED,
        /** A quick second look after a failure: it moves health only, since counting it would weigh failures more than successes. */
        CONFIRMATION
    }

    public boolean scheduled() {
        return purpose == Purpose.SCHEDULED;
    }
}
