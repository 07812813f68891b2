package io.vedette.app;

import io.vedette.monitor.ServicePlan;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Function;

/**
 * Services on their way to the event loops that will own them: some at a time, so that the first are probed when they are due while the last are still made.
 * From any thread.
 */
final class Intake {
    /** Some ten milliseconds' worth while nothing is compiled yet. */
    private static final int AT_ONCE = 20;

    private static final long PAUSE_MILLIS = 1;

    private final Vertx vertx;
    private final Function<ServicePlan, Future<Void>> taking;

    /** @param taking hands one over */
    Intake(Vertx vertx, Function<ServicePlan, Future<Void>> taking) {
        this.vertx = vertx;
        this.taking = taking;
    }

    /** Completes when all are taken; fails with the first that was not, after the others of its portion. */
    Future<Void> all(List<ServicePlan> plans) {
        Promise<Void> done = Promise.promise();
        from(0, plans, done);
        return done.future();
    }

    private void from(int first, List<ServicePlan> plans, Promise<Void> done) {
        int next = Math.min(plans.size(), first + AT_ONCE);
        var portion = plans.subList(first, next).stream().map(taking).toList();
        Future.join(portion)
                .compose(_ -> vertx.timer(PAUSE_MILLIS)) // what is due meanwhile comes first
                .onComplete(_ -> onwards(next, plans, done), done::fail);
    }

    private void onwards(int next, List<ServicePlan> plans, Promise<Void> done) {
        if (next < plans.size()) {
            from(next, plans, done);
        } else {
            done.complete();
        }
    }
}
