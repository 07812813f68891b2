package io.vedette.monitor;

import io.vedette.window.Span;

/**
 * Whose latencies are asked for.
 *
 * @param endpoint of the service; empty for all of them together
 */
public record LatencyQuestion(String service, String endpoint, Span span) {}
