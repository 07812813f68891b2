package io.vedette.monitor;

import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import java.time.Instant;

/**
 * What the monitors of one event loop are told, in its order. Monitors read no clock: those that were told the same at the same times know the same, to the
 * bit. So a list of these calls is all that it takes to have their state again.
 */
public interface Inputs {
    /** A scheduled probe has left. */
    void left(TargetId target, Instant due, Instant now);

    /** A due time was slept through. */
    void skipped(TargetId target, Instant due, Instant now);

    void sample(Sample sample, Instant now);

    /** A sample that was told before is known by now to say nothing of its target: it was our own network. */
    default void revoked(Sample sample, Instant now) {}

    /** Nothing could be seen from here since {@code since}, for every service of the loop. */
    default void blinded(Instant since, Instant now) {}

    /** Time has gone on, for every service. */
    void ticked(Instant now);
}
