package io.vedette.app;

import io.vedette.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The daemon's time: the wall clock as it stood at the start, moved on by the monotonic clock. A stepped wall clock moves nothing that is judged or
 * scheduled; {@link #offset} says how far the labels have come apart from it. Safe for any thread.
 */
public final class SteadyClock implements InstantSource, Ticker {
    private final InstantSource wall = Clock.systemUTC();
    private final Instant anchor = wall.instant();
    private final long anchorTicks = System.nanoTime();

    @Override
    public Instant instant() {
        return anchor.plusNanos(System.nanoTime() - anchorTicks);
    }

    @Override
    public long read() {
        return System.nanoTime();
    }

    /** What the wall clock says now: for certificates, whose validity is the world's business. */
    public InstantSource wall() {
        return wall;
    }

    /** How far the wall clock is ahead of the daemon's time: what it was stepped by since the start. */
    public Duration offset() {
        return Duration.between(instant(), wall.instant());
    }
}
