package io.vedette.simulation;

import io.vedette.fakes.SimulatedTime;
import io.vedette.time.Scheduler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.function.Supplier;

/** A process that may be killed at any instruction at which something leaves it: from then on nothing that it does has any effect, and nothing is heard by it. */
final class Mortal implements Scheduler {
    private final SimulatedTime time;
    private final Runnable crossing;
    private boolean alive = true;

    /** @param crossing is asked right before and right after something leaves; it may kill */
    Mortal(SimulatedTime time, Runnable crossing) {
        this.time = time;
        this.crossing = crossing;
    }

    boolean isAlive() {
        return alive;
    }

    void kill() {
        alive = false;
    }

    @Override
    public Timer at(Instant due, Runnable task) {
        return time.at(due, () -> {
            if (alive) {
                task.run();
            }
        });
    }

    /** Something leaves the process. */
    <T> Future<T> crossing(Supplier<Future<T>> crossed) {
        crossing.run();
        if (!alive) {
            return Promise.<T>promise().future();
        }
        Future<T> answer = crossed.get();
        crossing.run();
        Promise<T> heard = Promise.promise();
        answer.onComplete(ended -> {
            if (alive) {
                heard.handle(ended);
            }
        });
        return heard.future();
    }
}
