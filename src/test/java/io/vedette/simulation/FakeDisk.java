package io.vedette.simulation;

import io.vedette.fakes.SimulatedTime;
import io.vedette.store.DiskInMemory;
import io.vedette.store.Fact;
import io.vedette.store.Kept;
import io.vedette.store.Query;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * The database as processes see it: what is given to it is committed a while later, in order, all that waits together; what is not committed when the process
 * dies was never there. Now and then it cannot be written, and says so at once.
 */
final class FakeDisk {
    private final SimulatedTime time;
    private final Random random;
    private final DiskInMemory rows = new DiskInMemory();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private boolean committing;
    private boolean full;
    private int life;

    private record Waiting(Fact fact, Promise<Kept> kept) {}

    FakeDisk(SimulatedTime time, Random random) {
        this.time = time;
        this.random = random;
    }

    Future<Kept> keep(Fact fact) {
        Promise<Kept> kept = Promise.promise();
        queue.add(new Waiting(fact, kept));
        if (full) {
            kept.complete(Kept.IN_MEMORY);
        } else {
            commitSoon();
        }
        return kept.future();
    }

    private void commitSoon() {
        if (!committing) {
            committing = true;
            int mine = life;
            time.at(time.instant().plusMillis(random.nextInt(20)), () -> commit(mine));
        }
    }

    private void commit(int mine) {
        if (mine != life || full) {
            return;
        }
        committing = false;
        var group = new ArrayDeque<>(queue);
        queue.clear();
        group.forEach(waiting -> rows.write(waiting.fact()));
        group.forEach(waiting -> waiting.kept().tryComplete(Kept.ON_DISK));
    }

    /** Nothing can be written until {@link #heal}; what waits is answered. */
    void fill() {
        full = true;
        committing = false;
        List.copyOf(queue).forEach(waiting -> waiting.kept().tryComplete(Kept.IN_MEMORY));
    }

    void heal() {
        full = false;
        commitSoon();
    }

    /** The process dies: what was not committed is lost. */
    void crash() {
        life++;
        queue.clear();
        committing = false;
    }

    <T> T read(Query<T> query) {
        return rows.read(query);
    }

    void close() {
        rows.close();
    }
}
