package io.vedette.demo;

import java.time.Duration;

/**
 * How long the parts of a demonstration take.
 *
 * @param calm how long everything is well before the bad version comes
 * @param patience how long the story may take in all
 */
public record Script(Duration calm, Duration patience) {
    /** For people: time to look around, and a story of less than two minutes. */
    public static final Script DEFAULT = new Script(Duration.ofSeconds(20), Duration.ofMinutes(2));
}
