package io.vedette.app;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Services on their way to the event loops that own them, at the start and at a reload: some at a time, so that others are probed when they are due. From any
 * thread.
 *
 * @param <T> what says which service
 */
final class Intake<T> {
    /** Some ten milliseconds' worth while nothing is compiled yet. */
    private static final int AT_ONCE = 20;

    private static final long PAUSE_MILLIS = 1;

    private final Vertx vertx;
    private final Function<T, Future<Void>> taking;

    /** @param taking hands one over */
    Intake(Vertx vertx, Function<T, Future<Void>> taking) {
        this.vertx = vertx;
        this.taking = taking;
    }

    /** Completes when all are taken; fails after all the others with the first that was not. */
    Future<Void> all(List<T> services) {
        if (services.isEmpty()) {
            return Future.succeededFuture();
        }
        Promise<Void> done = Promise.promise();
        from(0, services, null, done);
        return done.future();
    }

    private void from(int first, List<T> services, @Nullable Throwable failed, Promise<Void> done) {
        int next = Math.min(services.size(), first + AT_ONCE);
        var portion = services.subList(first, next).stream().map(taking).toList();
        Future.join(portion).onComplete(taken -> {
            Throwable why = failed == null ? taken.cause() : failed;
            if (next < services.size()) {
                vertx.timer(PAUSE_MILLIS)
                        .onComplete(_ -> from(next, services, why, done)); // what is due meanwhile comes first
            } else if (why == null) {
                done.complete();
            } else {
                done.fail(why);
            }
        });
    }
}
