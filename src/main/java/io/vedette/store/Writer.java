package io.vedette.store;

import io.vedette.time.Ticker;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. What arrives while a transaction runs is committed together in the next.
 *
 * <pre>
 *   closed ──open──▶ working ──a write fails──▶ troubled ──a try a second──▶ working
 *                        └──the file is damaged──▶ set aside, built anew ──▶ working
 * </pre>
 *
 * In trouble, facts wait in memory in their order and are answered at once; samples are dropped and counted.
 */
final class Writer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int GROUP = 1_000;
    static final int MOST_WAITING = 100_000;

    private final DatabaseFile file;
    private final InstantSource clock;
    private final Ticker ticker;
    private final Runnable opened;
    private final Consumer<StoreHealth> changed;
    private final StoreMeters meters;
    private final LinkedBlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final List<Job> waiting = new ArrayList<>();
    private volatile StoreHealth health;
    private volatile Fact room = _ -> {};
    private volatile boolean closing;
    private volatile boolean suspected;
    private final AtomicInteger generation = new AtomicInteger();
    private @Nullable Session session;
    private long nextTry;
    private long dropped;

    /**
     * @param opened runs once, on the writer's thread, as soon as the file is open or cannot be
     * @param changed hears of every trouble and its end, on the writer's thread
     */
    Writer(
            DatabaseFile file,
            InstantSource clock,
            Ticker ticker,
            Runnable opened,
            Consumer<StoreHealth> changed,
            StoreMeters meters) {
        this.opened = opened;
        this.file = file;
        this.clock = clock;
        this.ticker = ticker;
        this.changed = changed;
        this.meters = meters;
        this.health = new StoreHealth(file.path(), null, "", clock.instant(), null, 0, 0);
    }

    StoreHealth health() {
        return health;
    }

    /** How often a damaged file was replaced: connections of before see the old one. */
    int generation() {
        return generation.get();
    }

    int queued() {
        return queue.size();
    }

    void put(Job job) {
        queue.add(job);
    }

    /** A reader met damage: look at the next chance. */
    void suspect() {
        suspected = true;
    }

    /** What makes room when the file may grow no further. */
    void whenFull(Fact pruning) {
        room = pruning;
    }

    void close() {
        closing = true;
        queue.add(new Job(_ -> {}, Promise.promise(), true)); // so that it is noticed at once
    }

    @Override
    public void run() {
        attempt(this::open);
        opened.run();
        while (!closing || !queue.isEmpty()) {
            List<Job> jobs = take();
            if (health.working()) {
                write(jobs);
            } else {
                jobs.forEach(this::wait);
                retry();
            }
        }
        retry();
        drop();
        file.disown();
    }

    private List<Job> take() {
        var jobs = new ArrayList<Job>();
        try {
            Job first = queue.poll(RETRY.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                jobs.add(first);
                queue.drainTo(jobs, GROUP);
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
            closing = true;
        }
        return jobs;
    }

    private void write(List<Job> jobs) {
        if (suspected) {
            suspected = false;
            replace("a reader found damage");
        }
        if (jobs.isEmpty()) {
            return;
        }
        attempt(() -> {
            long start = ticker.read();
            List<Job> written = open().commit(jobs);
            meters.committed(written.size(), ticker.since(start));
            written.forEach(job -> job.answer(Kept.ON_DISK));
            jobs.clear();
        });
        jobs.forEach(this::wait);
    }

    private void retry() {
        boolean nothingToDo = health.working() && waiting.isEmpty();
        boolean tooEarly = ticker.read() - nextTry < 0 && !closing;
        if (nothingToDo || tooEarly) {
            return;
        }
        attempt(() -> {
            makeRoom();
            open().commit(waiting);
            waiting.clear();
        });
    }

    /** What waits may itself be what does not fit: what can be let go goes first, in a transaction of its own. */
    private void makeRoom() throws SQLException {
        if (health.trouble() == Trouble.FULL) {
            Fact pruning = room;
            open().commit(new ArrayList<>(List.of(new Job(pruning, Promise.promise(), false))));
        }
    }

    private Session open() throws SQLException {
        if (session != null && !file.isStillThere()) {
            drop();
            lost();
        }
        if (session == null) {
            session = new Session(file.openToWrite());
        }
        return session;
    }

    private void drop() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private void attempt(Attempt attempt) {
        try {
            attempt.run();
            if (!health.working()) {
                report(null, "");
            }
        } catch (SQLException failed) {
            Trouble trouble = Trouble.of(failed);
            nextTry = ticker.read() + RETRY.toNanos();
            if (trouble == Trouble.CORRUPT) {
                replace(String.valueOf(failed.getMessage()));
                return;
            }
            if (trouble == Trouble.READ_ONLY || trouble == Trouble.DISK) {
                drop();
            }
            report(trouble, String.valueOf(failed.getMessage()));
        } catch (RuntimeException defect) {
            LOG.atError().setCause(defect).log("the writer of the database failed by a defect of ours");
            nextTry = ticker.read() + RETRY.toNanos();
            report(Trouble.DEFECT, defect.toString());
        }
    }

    private void replace(String why) {
        drop();
        try {
            Path aside = file.setAside(clock.instant());
            health =
                    new StoreHealth(file.path(), Trouble.CORRUPT, why, clock.instant(), aside, waiting.size(), dropped);
            session = new Session(file.openToWrite());
            generation.incrementAndGet();
            changed.accept(health);
            report(null, "");
        } catch (SQLException failed) {
            report(Trouble.of(failed), why + "; and a new one failed: " + failed.getMessage());
        } catch (IOException failed) {
            report(Trouble.CORRUPT, why + "; and it cannot be moved away: " + failed);
        }
    }

    /** Somebody removed the file while it was open: a new one begins, and is said to be new. */
    private void lost() {
        generation.incrementAndGet();
        health = new StoreHealth(file.path(), Trouble.GONE, "", clock.instant(), null, waiting.size(), dropped);
        changed.accept(health);
        report(null, "");
    }

    private void wait(Job job) {
        job.answer(Kept.IN_MEMORY);
        if (job.droppable() || waiting.size() >= MOST_WAITING) {
            dropped++;
            meters.dropped();
        } else {
            waiting.add(job);
        }
        health = counted();
    }

    private void report(@Nullable Trouble trouble, String why) {
        StoreHealth before = health;
        Instant since = before.trouble() == trouble ? before.since() : clock.instant();
        health = new StoreHealth(file.path(), trouble, why, since, before.setAside(), waiting.size(), dropped);
        if (before.trouble() != trouble) {
            changed.accept(health);
        }
    }

    private StoreHealth counted() {
        StoreHealth now = health;
        return new StoreHealth(
                now.file(), now.trouble(), now.why(), now.since(), now.setAside(), waiting.size(), dropped);
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws SQLException;
    }
}
