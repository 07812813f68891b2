package io.vedette.engine;

import io.vedette.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long an event loop was away: a beat that comes late tells. Belongs to that loop.
 *
 * <p>A probe that was in flight meanwhile cannot be judged by its duration, since its answer may have waited for us.
 */
final class LoopLag {
    private static final Duration BEAT = Duration.ofMillis(250);
    /** What a busy but healthy loop is late by at most. */
    private static final Duration USUAL = Duration.ofMillis(20);

    private final InstantSource clock;
    private final Scheduler scheduler;
    private Instant due = Instant.MAX;
    private Duration away = Duration.ZERO;
    private Duration last = Duration.ZERO;

    LoopLag(InstantSource clock, Scheduler scheduler) {
        this.clock = clock;
        this.scheduler = scheduler;
    }

    void start() {
        arm();
    }

    /** How long the loop has been away since the start, an absence that no beat has told of yet included. */
    Duration away() {
        Duration late = Duration.between(due, clock.instant());
        return late.compareTo(USUAL) > 0 ? away.plus(late) : away;
    }

    /** How late the last beat was. */
    Duration last() {
        return last;
    }

    private void beat() {
        Duration late = Duration.between(due, clock.instant());
        last = late.isNegative() ? Duration.ZERO : late;
        if (late.compareTo(USUAL) > 0) {
            away = away.plus(late);
        }
        arm();
    }

    private void arm() {
        due = clock.instant().plus(BEAT);
        scheduler.at(due, this::beat);
    }
}
