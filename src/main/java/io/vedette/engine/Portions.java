package io.vedette.engine;

import io.vedette.time.Scheduler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Long work done a portion at a time, with everything else that the loop has to do in between. Whoever asks while a round is under way waits for its end. What
 * throws is logged and stops nothing. Belongs to one event loop.
 */
final class Portions<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Portions.class);

    /** What a probe may have to wait for one portion, and for the last of its parts. */
    private static final Duration LONGEST = Duration.ofMillis(1);

    private final InstantSource clock;
    private final Scheduler scheduler;
    private final int size;
    private final Consumer<T> work;
    private Future<Void> round = Future.succeededFuture();

    /** @param size how many are done before others get their turn, unless it takes too long */
    Portions(InstantSource clock, Scheduler scheduler, int size, Consumer<T> work) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.size = size;
        this.work = work;
    }

    /** Does each of {@code all} as they are now, the first portion before this returns; completes when all are done. */
    Future<Void> start(Collection<T> all) {
        if (round.isComplete()) {
            Promise<Void> done = Promise.promise();
            round = done.future();
            portion(List.copyOf(all).iterator(), done);
        }
        return round;
    }

    private void portion(Iterator<T> rest, Promise<Void> done) {
        Instant enough = clock.instant().plus(LONGEST);
        for (int taken = 0; rest.hasNext() && taken < size && clock.instant().isBefore(enough); taken++) {
            guarded(rest.next());
        }
        if (rest.hasNext()) {
            scheduler.at(clock.instant(), () -> portion(rest, done));
        } else {
            done.complete();
        }
    }

    private void guarded(T one) {
        try {
            work.accept(one);
        } catch (RuntimeException | Error defect) {
            LOG.atError().setCause(defect).log("a part of a round failed by a defect of ours");
        }
    }
}
