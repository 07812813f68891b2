/**
 * One measurement of one target over a real socket. Runs on the event loop of the target's service.
 *
 * <p>{@link io.vedette.probe.Probe} and {@link io.vedette.probe.ProbeReport} are what others see; {@code kinds} makes them, {@code run} holds what all
 * kinds share, and each kind has a room of its own that sees {@code run} only.
 */
@NullMarked
package io.vedette.probe;

import org.jspecify.annotations.NullMarked;
