package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.deployment.Order;
import io.vertx.core.Future;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An action whose faults are values: what it throws is logged without its message, which may hold a secret, and counts as a lost answer. */
record GuardedAction(Action action) implements Action {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedAction.class);

    @Override
    public Future<Delivery> request(Order order) {
        return Future.succeededFuture(order).compose(action::request).otherwise(cause -> defect(order, cause));
    }

    @Override
    public Future<Delivery> follow(String mark) {
        return Future.succeededFuture(mark)
                .compose(action::follow)
                .otherwise(cause ->
                        TryAgain.notTaken("a fault of ours: " + cause.getClass().getSimpleName()));
    }

    @Override
    public void askedBefore(Order order) {
        action.askedBefore(order);
    }

    @Override
    public Duration patience() {
        return action.patience();
    }

    @Override
    public Delivery lost(String why) {
        return action.lost(why);
    }

    private Delivery defect(Order order, Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        LOG.atError()
                .addKeyValue("action", order.action())
                .addKeyValue("reason", cause.getClass().getName())
                .addKeyValue("at", trace.length == 0 ? "unknown" : trace[0])
                .log("rollback action failed by a fault of ours");
        return lost("a fault of ours: " + cause.getClass().getSimpleName());
    }
}
