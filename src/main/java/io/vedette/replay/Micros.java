package io.vedette.replay;

import java.time.Duration;
import java.time.Instant;

/** Microseconds from the epoch, as recordings are replayed, and the instants that monitors judge by. */
public final class Micros {
    private static final long PER_SECOND = 1_000_000;

    private Micros() {}

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
    }

    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / 1_000);
    }

    public static long of(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
