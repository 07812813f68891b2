package io.vedette.store;

import java.time.Instant;

/**
 * The last good list of a source of targets.
 *
 * @param source its name
 * @param at when it was seen
 * @param targets as the one who keeps it writes it
 */
public record KeptTargets(String source, Instant at, String targets) {}
