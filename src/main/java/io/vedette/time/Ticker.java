package io.vedette.time;

import java.time.Duration;

/** A monotonic reading in nanoseconds, meaningful only against another reading of the same ticker. */
@FunctionalInterface
public interface Ticker {
    long read();

    /** How long ago {@code start} was read. */
    default Duration since(long start) {
        return Duration.ofNanos(read() - start);
    }
}
