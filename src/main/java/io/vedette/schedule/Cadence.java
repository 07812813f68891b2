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
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** The cadence of a target: its phase comes from its name alone. */
    public static Cadence of(TargetId target, Duration interval) {
        long micros = interval.dividedBy(Duration.of(1, ChronoUnit.MICROS));
        return new Cadence(interval, Duration.of(Math.floorMod(hash(target.toString()), micros), ChronoUnit.MICROS));
    }

    /** The first due time strictly after {@code time}. */
    public Instant after(Instant time) {
        long interval = micros(this.interval);
        long phase = micros(this.phase);
        long since = ChronoUnit.MICROS.between(Instant.EPOCH, time) - phase;
        return Instant.EPOCH.plus(
                Math.addExact(Math.multiplyExact(Math.floorDiv(since, interval) + 1, interval), phase),
                ChronoUnit.MICROS);
    }

    /** The last due time at or before {@code time}. */
    public Instant atOrBefore(Instant time) {
        return after(time).minus(interval);
    }

    private static long micros(Duration duration) {
        return duration.dividedBy(Duration.of(1, ChronoUnit.MICROS));
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
