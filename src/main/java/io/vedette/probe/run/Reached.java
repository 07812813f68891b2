package io.vedette.probe.run;

import io.vedette.sample.Phases;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of every target that was talked to: how long it took, and whether and how it was secured.
 *
 * @param at when the answer was whole
 */
public record Reached(Phases phases, Secured secured, Instant at) implements Timed, Certified {
    @Override
    public @Nullable Instant certificateExpiry() {
        return secured.expiry();
    }
}
