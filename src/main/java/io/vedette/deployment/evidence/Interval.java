package io.vedette.deployment.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A figure with what it may really be, 95 % sure.
 *
 * @param low at least; absent where there are too few values to say
 * @param high at most; absent where there are too few values to say
 */
public record Interval(
        double value, @Nullable Double low, @Nullable Double high) {}
