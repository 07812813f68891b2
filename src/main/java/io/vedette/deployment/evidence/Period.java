package io.vedette.deployment.evidence;

import java.time.Instant;

/** From a moment, inclusive, until another, exclusive. */
public record Period(Instant from, Instant until) {
    boolean holds(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
    }
}
