package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.deployment.Order;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.RollbackState;
import io.vedette.deployment.RollbackState.News;
import io.vedette.time.Scheduler.Timer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a platform started for an order, looked at until it ends: one that ends badly has failed after all. Belongs to the couriers' event loop. What cannot be
 * read now is looked at again; half an hour after it was accepted nobody waits for it any more, and whether it helped is seen at the service.
 */
final class Following {
    static final Duration EVERY = Duration.ofSeconds(10);
    static final Duration PATIENCE = Duration.ofMinutes(30);

    private final RollbackState accepted;
    private final String mark;
    private final Action action;
    private final Surroundings loop;
    private final Ledger ledger;
    private final RollbackLog log;
    private final Runnable ended;
    private final Instant until;
    private boolean closed;
    private @Nullable Timer timer;

    /**
     * @param accepted as it was kept, with its mark
     * @param ended runs once, when it is followed no more
     */
    Following(
            RollbackState accepted,
            String mark,
            Action action,
            Surroundings loop,
            Ledger ledger,
            RollbackLog log,
            Runnable ended) {
        this.accepted = accepted;
        this.mark = mark;
        this.action = new GuardedAction(action);
        this.loop = loop;
        this.ledger = ledger;
        this.log = log;
        this.ended = ended;
        this.until = since(accepted, loop.now()).plus(PATIENCE);
    }

    /** A restart begins nothing anew: the half hour is that of the platform. */
    private static Instant since(RollbackState accepted, Instant now) {
        News said = accepted.news();
        return said == null ? now : said.at();
    }

    /** Looks at it soon. */
    void begin() {
        timer = loop.scheduler().at(loop.now().plus(EVERY), this::look);
    }

    /** Ends it without a word. */
    void close() {
        closed = true;
        if (timer != null) {
            timer.cancel();
        }
    }

    private void look() {
        action.follow(mark).onSuccess(this::seen);
    }

    private void seen(Delivery found) {
        if (closed) {
            return;
        }
        switch (found) {
            case Delivered(String said, String _) -> end(Stage.ACCEPTED, "carried out by " + action() + ": " + said);
            case Refused(String why) -> end(Stage.FAILED, "accepted by " + action() + ", and then failed: " + why);
            case TryAgain _ when loop.now().isBefore(until) -> begin();
            case TryAgain again ->
                end(
                        Stage.ACCEPTED,
                        "not seen to end by " + action() + " within " + PATIENCE.toMinutes() + " min: " + again.why());
        }
    }

    private String action() {
        return order().action();
    }

    private Order order() {
        return accepted.order();
    }

    private void end(Stage stage, String what) {
        closed = true;
        ended.run();
        var news = new News(loop.now(), null, RollbackLog.text(order(), what));
        ledger.keep(accepted.ended(stage, news));
        if (stage == Stage.FAILED) {
            log.ended(order(), stage, news);
        } else {
            log.followed(order(), news);
        }
    }
}
