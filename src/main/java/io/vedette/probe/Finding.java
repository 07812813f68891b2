package io.vedette.probe;

import io.vedette.sample.Evidence;
import io.vedette.sample.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a probe that was looked at closely found.
 *
 * @param evidence what it saw on the way, if the target failed and the kind can tell
 */
public record Finding(Outcome outcome, @Nullable Evidence evidence) {
    /** Of a probe that nobody looked at closely. */
    public Finding(Outcome outcome) {
        this(outcome, null);
    }
}
