package io.vedette.schedule;

import io.vedette.target.TargetId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A fixed rate with a stable phase: due times are those whose distance from the epoch is the phase, modulo the interval. Nothing is remembered, so that a
 * restart, a reload or a slow probe moves no due time; the phase spreads the targets evenly over the interval.
 *
 * @param phase at least zero, less than the interval
 */
public record Cadence(Duration interval, Duration phase) {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** The cadence of a target: its phase comes from its name alone. */
    public static Cadence of(TargetId target, Duration interval) {
        return new Cadence(
                interval, Duration.of(Math.floorMod(hash(target.toString()), micros(interval)), ChronoUnit.MICROS));
    }

    /** The first due time strictly after {@code time}. */
    public Instant after(Instant time) {
        return due(round(time) + 1);
    }

    /** The last due time at or before {@code time}. */
    public Instant atOrBefore(Instant time) {
        return due(round(time));
    }

    /** How many intervals lie between the epoch's phase and {@code time}. Plain figures: this is asked several times a probe. */
    private long round(Instant time) {
        long since =
                Math.addExact(Math.multiplyExact(time.getEpochSecond(), MICROS_PER_SECOND), time.getNano() / 1_000);
        return Math.floorDiv(since - micros(phase), micros(interval));
    }

    private Instant due(long round) {
        long micros = Math.addExact(Math.multiplyExact(round, micros(interval)), micros(phase));
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1_000);
    }

    private static long micros(Duration duration) {
        return duration.getSeconds() * MICROS_PER_SECOND + duration.getNano() / 1_000;
    }

    /** FNV-1a with the finisher of MurmurHash3, so that names that differ in one digit are spread apart. */
    private static long hash(String name) {
        long hash = FNV_OFFSET;
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
