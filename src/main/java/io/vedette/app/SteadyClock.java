package io.vedette.app;

import io.vedette.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The daemon's time: the wall clock as it stood at the start, moved on by the monotonic clock. A stepped wall clock moves nothing that is judged or
 * scheduled; {@link #offset} says how far the labels have come apart from it. It never goes back behind what an earlier life has written down: where the wall clock
 * was set back between two lives, it begins where history ends, and loses a second a minute until it is level again. Safe for any thread.
 */
public final class SteadyClock implements InstantSource, Ticker {
    /** One second in so many is lost while it is ahead: a probe's interval of 10 s takes 10.2 s then. */
    static final int SLOWNESS = 60;

    private final InstantSource wall;
    private final Ticker ticks;
    private volatile Beginning beginning;

    public SteadyClock() {
        this(Clock.systemUTC(), System::nanoTime);
    }

    SteadyClock(InstantSource wall, Ticker ticks) {
        this.wall = wall;
        this.ticks = ticks;
        this.beginning = new Beginning(wall.instant(), ticks.read(), 0);
    }

    /**
     * Where it was set, and when.
     *
     * @param ahead how many nanoseconds it was ahead of the wall clock then
     */
    private record Beginning(Instant instant, long ticks, long ahead) {
        Instant after(long ticksNow) {
            long gone = ticksNow - ticks;
            return instant.plusNanos(gone - Math.min(gone / SLOWNESS, ahead));
        }
    }

    /** Goes on where an earlier life of the daemon ended, if it is not as late as that yet; answers how far ahead of the wall clock that is. Used once, at the start. */
    Duration notBefore(Instant end) {
        Instant now = instant();
        if (!end.isAfter(now)) {
            return Duration.ZERO;
        }
        Duration ahead = Duration.between(now, end);
        beginning = new Beginning(end, ticks.read(), ahead.toNanos());
        return ahead;
    }

    @Override
    public Instant instant() {
        return beginning.after(ticks.read());
    }

    @Override
    public long read() {
        return ticks.read();
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
