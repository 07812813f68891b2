package io.vedette.rollback;

import io.vedette.delivery.Attempts;
import io.vedette.delivery.Backoff;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.deployment.Order;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.RollbackState;
import io.vedette.deployment.RollbackState.News;
import io.vedette.rollback.RollbackBook.Kept;
import io.vedette.time.Scheduler.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One rollback from its first attempt to its end; belongs to the couriers' event loop. One attempt at a time, each with a deadline; an answer
 * after that is ignored. It stays with the action that it began with, since that may have carried it out already.
 */
final class RollbackRequest {
    /** A rollback is perishable: after ten minutes people are at it, and do not want to be overtaken. */
    static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(30), Duration.ofMinutes(10));

    private final RollbackState began;
    private final Order order;
    private final Action action;
    private final Surroundings loop;
    private final Ledger ledger;
    private final RollbackLog log;
    private final Consumer<RollbackState> ended;
    private final News requested;
    private Attempts attempts;
    private boolean underWay;
    private boolean closed;
    private @Nullable Timer timer;
    private @Nullable String settled;

    /**
     * @param began as it was ordered and approved
     * @param attempts so far, this one included
     * @param ended is told once how it ended
     */
    RollbackRequest(
            RollbackState began,
            Attempts attempts,
            Action action,
            Surroundings loop,
            Ledger ledger,
            RollbackLog log,
            Consumer<RollbackState> ended) {
        this.began = began;
        this.order = began.order();
        this.action = new GuardedAction(action);
        this.loop = loop;
        this.ledger = ledger;
        this.log = log;
        this.ended = ended;
        this.attempts = attempts;
        this.requested = new News(attempts.first(), null, RollbackLog.requestedText(order));
    }

    RollbackState began() {
        return began;
    }

    /** Writes down that an attempt leaves: nothing is requested that a restart would not know of. */
    Future<Kept> announce() {
        return keep(true);
    }

    /** Makes the attempt that was announced, unless there is nothing to be asked for any more since. */
    void attempt() {
        if (closed) {
            return;
        }
        if (settled != null) {
            giveUp(settled);
            return;
        }
        Attempts mine = attempts;
        underWay = true;
        timer = loop.scheduler().at(loop.now().plus(action.patience()), () -> answered(mine, action.lost(tooLate())));
        action.request(order).onSuccess(delivery -> answered(mine, delivery));
    }

    /** Goes on where an earlier life was ended; {@code left} if an attempt may have left then. */
    void resume(boolean left) {
        action.askedBefore(order);
        if (left) {
            conclude(action.lost("Vedette was ended before the answer came"));
        } else if (loop.now().isAfter(attempts.first().plus(BACKOFF.deadline()))) {
            giveUp("Vedette was ended while it waited");
        } else {
            announceAndAttempt();
        }
    }

    /** There is nothing to be asked for any more: what was asked may still be answered, but is not asked again. */
    void settle(String why) {
        settled = why;
        if (!underWay && timer != null) {
            cancelTimer();
            giveUp(why);
        }
    }

    /** Ends it without a word. */
    void close() {
        closed = true;
        underWay = false;
        cancelTimer();
    }

    private void announceAndAttempt() {
        timer = null;
        announce().onSuccess(kept -> {
            switch (kept) {
                case SAFELY -> attempt();
                case NOT_YET -> conclude(TryAgain.notTaken("it cannot be written down that it is requested"));
            }
        });
    }

    private Future<Kept> keep(boolean left) {
        return ledger.keep(began.requested(attempts, left, requested));
    }

    private String tooLate() {
        return "no answer within " + action.patience().toSeconds() + " s";
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
            case Delivered delivered ->
                end(Stage.ACCEPTED, "accepted by " + order.action() + ": " + delivered.answer(), delivered.mark());
            case Refused refused -> end(Stage.FAILED, "refused by " + order.action() + ": " + refused.why(), null);
            case TryAgain again -> tryAgain(again);
        }
    }

    private void tryAgain(TryAgain again) {
        if (settled != null) {
            giveUp(again.why() + "; not asked again, for " + settled);
            return;
        }
        switch (BACKOFF.next(attempts, loop.now(), again.after(), loop.random())) {
            case Backoff.At at -> waitUntil(at.time(), again);
            case Backoff.GiveUp _ -> giveUp(again.why());
        }
    }

    private void waitUntil(Instant time, TryAgain again) {
        log.retried(order, attempts, again.why(), time);
        attempts = attempts.oneMore();
        keep(false);
        timer = loop.scheduler().at(time, this::announceAndAttempt);
    }

    private void giveUp(String why) {
        end(Stage.FAILED, "given up after " + attempts.count() + " attempts by " + order.action() + ": " + why, null);
    }

    private void end(Stage stage, String what, @Nullable String run) {
        var news = new News(loop.now(), null, RollbackLog.text(order, what));
        RollbackState last = began.requested(attempts, false, news).ended(stage, news);
        RollbackState kept = run == null ? last : last.running(run);
        ledger.keep(kept);
        log.ended(order, stage, news);
        ended.accept(kept);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
