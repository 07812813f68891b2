package io.vedette.store;

import java.time.Instant;

/**
 * A probe that found something else than the one before.
 *
 * @param found {@code up}, {@code degraded}, {@code down} or {@code unknown}
 * @param reason of a failure; else empty
 * @param detail one sentence; empty when up
 */
public record Change(Instant at, String found, String reason, String detail) {}
