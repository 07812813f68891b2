package io.vedette.rollback;

import io.vedette.delivery.Attempts;
import io.vedette.delivery.Backoff;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.RollbackState;
import io.vedette.rollback.RollbackBook.Kept;
import io.vedette.time.Scheduler.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
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
    private final Instant ordered;
    private final Action action;
    private final Surroundings loop;
    private final RollbackLog log;
    private final Runnable ended;
    private Attempts attempts;
    private boolean underWay;
    private boolean closed;
    private @Nullable Timer timer;

    /**
     * @param attempts so far, this one included
     * @param ended runs once, when nothing more is requested
     */
    RollbackRequest(
            RollbackOrder order, Attempts attempts, Action action, Surroundings loop, RollbackLog log, Runnable ended) {
        this.order = order;
        this.ordered = attempts.first();
        this.action = new GuardedAction(action);
        this.loop = loop;
        this.log = log;
        this.ended = ended;
        this.attempts = attempts;
    }

    /** Writes down that an attempt leaves: nothing is requested that a restart would not know of. */
    Future<Kept> announce() {
        return keep(Stage.REQUESTED, true);
    }

    /** Makes the attempt that was announced. */
    void attempt() {
        if (closed) {
            return;
        }
        Attempts mine = attempts;
        underWay = true;
        timer = loop.scheduler().at(loop.now().plus(ATTEMPT_DEADLINE), () -> answered(mine, action.lost(tooLate())));
        action.request(order).onSuccess(delivery -> answered(mine, delivery));
    }

    /** Goes on where an earlier life was ended; {@code left} if an attempt may have left then. */
    void resume(boolean left) {
        if (left) {
            conclude(action.lost("Vedette was ended before the answer came"));
        } else if (loop.now().isAfter(ordered.plus(BACKOFF.deadline()))) {
            end(Stage.FAILED, () -> log.expired(order, attempts, "Vedette was ended while it waited"));
        } else {
            announceAndAttempt();
        }
    }

    /** Ends it without a word. */
    void close() {
        closed = true;
        underWay = false;
        cancelTimer();
    }

    private void announceAndAttempt() {
        announce().onSuccess(kept -> {
            switch (kept) {
                case SAFELY -> attempt();
                case NOT_YET -> conclude(TryAgain.notTaken("it cannot be written down that it is requested"));
            }
        });
    }

    private Future<Kept> keep(Stage stage, boolean left) {
        return loop.book().keep(new RollbackState(order, ordered, stage, attempts, left));
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
        conclude(delivery);
    }

    private void conclude(Delivery delivery) {
        if (closed) {
            return;
        }
        switch (delivery) {
            case Delivered delivered -> end(Stage.ACCEPTED, () -> log.accepted(order, delivered.answer()));
            case Refused refused -> end(Stage.FAILED, () -> log.refused(order, refused.why()));
            case TryAgain again -> tryAgain(again);
        }
    }

    private void tryAgain(TryAgain again) {
        switch (BACKOFF.next(attempts, loop.now(), again.after(), loop.random())) {
            case Backoff.At at -> waitUntil(at.time(), again);
            case Backoff.GiveUp _ -> end(Stage.FAILED, () -> log.expired(order, attempts, again.why()));
        }
    }

    private void waitUntil(Instant time, TryAgain again) {
        log.retried(order, attempts, again.why(), time);
        attempts = attempts.oneMore();
        keep(Stage.REQUESTED, false);
        timer = loop.scheduler().at(time, this::announceAndAttempt);
    }

    private void end(Stage stage, Runnable announcement) {
        keep(stage, false);
        ended.run();
        announcement.run();
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
        }
    }
}
