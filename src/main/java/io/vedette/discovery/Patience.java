package io.vedette.discovery;

import io.vedette.time.Scheduler;
import io.vedette.time.Scheduler.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Waits no longer than is bearable, on the scheduler's own loop: where nobody owns a future, a timeout of Vert.x comes on a thread of its own. */
record Patience(InstantSource clock, Scheduler scheduler) {
    /** What {@code awaited} comes to, or what stands in for it after {@code most}; what comes later is nobody's. It does not fail unless {@code awaited} does. */
    <T> Future<T> with(Future<T> awaited, Duration most, Supplier<T> instead) {
        if (awaited.isComplete()) {
            return awaited;
        }
        Promise<T> end = Promise.promise();
        Timer timer = scheduler.at(clock.instant().plus(most), () -> end.tryComplete(instead.get()));
        awaited.onComplete(ended -> {
            timer.cancel();
            if (ended.succeeded()) {
                end.tryComplete(ended.result());
            } else {
                end.tryFail(ended.cause());
            }
        });
        return end.future();
    }
}
