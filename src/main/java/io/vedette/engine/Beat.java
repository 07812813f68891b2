package io.vedette.engine;

import io.vedette.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Gives every service of a station its second: all at once when they are few, spread over the second when they are many. Belongs to the station's event loop. */
final class Beat {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** A third of a millisecond's worth: little of what a service needs is in the processor's cache. */
    private static final int AT_ONCE = 100;

    private final InstantSource clock;
    private final Scheduler scheduler;
    private final Station station;
    private boolean stopped;

    Beat(InstantSource clock, Scheduler scheduler, Station station) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.station = station;
    }

    void start() {
        scheduler.at(clock.instant().plus(SECOND), this::beat);
    }

    void stop() {
        stopped = true;
    }

    private void beat() {
        if (stopped) {
            return;
        }
        start();
        Instant now = clock.instant();
        var runners = station.beginSecond(now);
        int parts = Math.ceilDiv(Math.max(1, runners.size()), AT_ONCE);
        for (int part = 1; part < parts; part++) {
            int from = part * AT_ONCE;
            scheduler.at(
                    now.plus(SECOND.multipliedBy(part).dividedBy(parts)),
                    () -> tick(runners.subList(from, Math.min(runners.size(), from + AT_ONCE)), now));
        }
        tick(runners.subList(0, Math.min(runners.size(), AT_ONCE)), now);
        station.report(now);
    }

    private void tick(List<ServiceRunner> some, Instant second) {
        for (ServiceRunner runner : some) {
            if (!stopped && !runner.isStopped()) {
                station.tick(runner, second);
            }
        }
    }
}
