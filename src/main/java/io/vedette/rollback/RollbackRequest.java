package io.vedette.rollback;

import io.vedette.delivery.Attempts;
import io.vedette.delivery.Backoff;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.deployment.RollbackOrder;
import io.vedette.time.Scheduler;
import io.vedette.time.Scheduler.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One rollback from its first attempt to its end; belongs to the couriers' event loop. One attempt at a time, each with a deadline; an answer
 * after that is ignored. It stays with the action that it began with, since that may have carried it out already.
 */
final class RollbackRequest {
    /** A rollback is perishable: after ten minutes people are at it, and do not want to be overtaken. */
    static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(30), Duration.ofMinutes(10));

    static final Duration ATTEMPT_DEADLINE = Duration.ofSeconds(15);

    private final RollbackOrder order;
    private final Action action;
    private final Loop loop;
    private final RollbackLog log;
    private final Runnable ended;
    private Attempts attempts;
    private boolean underWay;
    private @Nullable Timer timer;

    /** What it uses of the couriers' event loop. */
    record Loop(InstantSource clock, Scheduler scheduler, RandomGenerator random) {
        Instant now() {
            return clock.instant();
        }
    }

    RollbackRequest(RollbackOrder order, Action action, Loop loop, RollbackLog log, Runnable ended) {
        this.order = order;
        this.action = new GuardedAction(action);
        this.loop = loop;
        this.log = log;
        this.ended = ended;
        this.attempts = Attempts.first(loop.now());
    }

    /** Makes an attempt; the first, or the one whose time has come. */
    void attempt() {
        Attempts mine = attempts;
        underWay = true;
        timer = loop.scheduler().at(loop.now().plus(ATTEMPT_DEADLINE), () -> answered(mine, action.lost(tooLate())));
        action.request(order).onSuccess(delivery -> answered(mine, delivery));
    }

    /** Ends it without a word. */
    void close() {
        underWay = false;
        cancelTimer();
    }

    private static String tooLate() {
        return "no answer within " + ATTEMPT_DEADLINE.toSeconds() + " s";
    }

    private void answered(Attempts attempt, Delivery delivery) {
        if (!underWay || !attempt.equals(attempts)) {
            return;
        }
        underWay = false;
        cancelTimer();
        switch (delivery) {
            case Delivered delivered -> end(() -> log.accepted(order, delivered.answer()));
            case Refused refused -> end(() -> log.refused(order, refused.why()));
            case TryAgain again -> tryAgain(again);
        }
    }

    private void tryAgain(TryAgain again) {
        switch (BACKOFF.next(attempts, loop.now(), again.after(), loop.random())) {
            case Backoff.At at -> waitUntil(at.time(), again);
            case Backoff.GiveUp _ -> end(() -> log.expired(order, attempts, again.why()));
        }
    }

    private void waitUntil(Instant time, TryAgain again) {
        log.retried(order, attempts, again.why(), time);
        attempts = attempts.oneMore();
        timer = loop.scheduler().at(time, this::attempt);
    }

    private void end(Runnable announcement) {
        ended.run();
        announcement.run();
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
        }
    }
}
