/**
 * One measurement of one target over a real socket, one file a kind. Runs on the event loop of the target's service.
 *
 * <p>Others need {@link io.vedette.probe.Probes}, which makes them, {@link io.vedette.probe.Probe}, and the specs. Inside, a run is a {@code
 * Conversation}: it resolves, connects, and lets its kind speak ({@code HttpExchange}); {@code Troubles} says what a failure means and {@code
 * Checks} whether an answer is as expected.
 */
@NullMarked
package io.vedette.probe;

import org.jspecify.annotations.NullMarked;
