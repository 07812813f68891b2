package io.vedette.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.vedette.store.StoreSpec.Place;
import io.vedette.time.Ticker;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/**
 * The daemon's memory beyond its own life: one SQLite file, written by one thread. Every method may be called from any thread and none blocks; answers come
 * back on the event loop of the caller.
 *
 * <p><b>Stored before told.</b> {@link #keep} answers {@link Kept#ON_DISK} once the fact is committed and synced; whatever arrives while a commit runs shares the
 * next, in the order of the calls. Trouble with the disk is no failure of the caller: the answer is then {@link Kept#IN_MEMORY}, at once, the fact is written
 * when the disk lets us, and {@link #health} says what the trouble is. The future fails for a defect of the fact itself only.
 *
 * <p><b>Other rooms.</b> Edges do not see each other, so no room but {@code app} sees this one. The room that needs something kept declares the port in its own
 * words (say {@code notify.Outbox}); a class of this room writes and reads the table in the words of the core ({@code AlertTable}); {@code app} puts the one in
 * front of the other, mostly as a method reference. A table comes with a migration, {@code migration/NN.sql}.
 */
public final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    /** How long a fact may hold its owner up when the disk hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration HOUSEKEEPING = Duration.ofSeconds(1);
    private static final Duration QUERY = Duration.ofSeconds(10);
    private static final Duration CLOSING = Duration.ofSeconds(10);
    /** Batches of samples that may wait for the writer: about a minute of every loop. */
    private static final int MOST_BATCHES = 256;

    private final Vertx vertx;
    private final DatabaseFile file;
    private final Writer writer;
    private final StoreMeters meters;
    private final Promise<Database> opened = Promise.promise();
    private final Promise<Void> closed = Promise.promise();
    private final ExecutorService reader;
    private final List<Consumer<StoreHealth>> listeners = new CopyOnWriteArrayList<>();
    private final JournalArchive journals = new JournalArchive(this);
    private @Nullable Connection reading;
    private int readingGeneration;
    private long housekeeper;

    private Database(Vertx vertx, DatabaseFile file, InstantSource clock, Ticker ticker, MeterRegistry registry) {
        this.vertx = vertx;
        this.file = file;
        this.meters = new StoreMeters(registry);
        this.writer = new Writer(file, clock, ticker, () -> opened.complete(this), this::changed, meters);
        this.reader = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("vedette-store-reader").factory());
        meters.watch(registry, writer::health, writer::queued, file::bytes);
    }

    /**
     * Loads SQLite itself, which takes a tenth of a second that need not be the first opening's. Blocks; from any thread.
     *
     * @return whether it could
     */
    public static boolean loadLibrary() {
        try {
            return SQLiteJDBCLoader.initialize();
        } catch (Exception unusable) {
            return false; // the first opening says why
        }
    }

    /** Opens what {@code spec} names and brings its schema up to date. It always succeeds: what is in the way is {@link #health}'s to say. */
    public static Future<Database> open(
            StoreSpec spec, Vertx vertx, InstantSource clock, Ticker ticker, MeterRegistry registry) {
        var file = new DatabaseFile(file(spec), Migrations.known(), spec.maxBytes());
        var database = new Database(vertx, file, clock, ticker, registry);
        Promise<Database> opened = database.context().promise();
        database.opened.future().onComplete(opened);
        if (spec.place() instanceof Place.File) {
            database.keepHouse(new Housekeeping(spec), clock);
        }
        Thread.ofPlatform().daemon().name("vedette-store").start(() -> database.work());
        return opened.future();
    }

    private static @Nullable Path file(StoreSpec spec) {
        return switch (spec.place()) {
            case Place.File(Path path) -> path;
            case Place.Memory _, Place.Unsaid _ -> null;
        };
    }

    /** Keeps {@code fact}. */
    public Future<Kept> keep(Fact fact) {
        Promise<Kept> kept = context().promise();
        if (writer.queued() >= Writer.MOST_WAITING) {
            meters.dropped();
            return Future.succeededFuture(Kept.IN_MEMORY);
        }
        long impatient = vertx.setTimer(PATIENCE.toMillis(), _ -> kept.tryComplete(Kept.IN_MEMORY));
        writer.put(new Job(fact, kept, false));
        return kept.future().onComplete(_ -> vertx.cancelTimer(impatient));
    }

    /** Writes {@code batch} soon, or not at all: it is dropped, and counted, when the disk does not keep up; what is not on disk then never will be. */
    Future<Kept> offer(Fact batch) {
        if (writer.queued() >= MOST_BATCHES) {
            meters.dropped();
            return Future.succeededFuture(Kept.IN_MEMORY);
        }
        Promise<Kept> kept = context().promise();
        writer.put(new Job(batch, kept, true));
        return kept.future();
    }

    /** How often a damaged or removed file was replaced by a new one, which knows nothing. */
    int generation() {
        return writer.generation();
    }

    /** Asks the database; empty when it cannot be read now or does not answer within ten seconds. */
    public <T> Future<Optional<T>> read(Query<T> query) {
        return read(query, QUERY);
    }

    /** Asks the database; empty when it cannot be read now or does not answer within {@code patience}. */
    public <T> Future<Optional<T>> read(Query<T> query, Duration patience) {
        Promise<Optional<T>> answer = context().promise();
        long impatient = vertx.setTimer(patience.toMillis(), _ -> answer.tryComplete(Optional.empty()));
        if (file.inMemory()) {
            Fact asking = connection -> answer.tryComplete(Optional.of(query.ask(connection)));
            writer.put(new Job(asking, Promise.promise(), false));
        } else {
            reader.execute(() -> ask(query, answer));
        }
        return answer.future().onComplete(_ -> vertx.cancelTimer(impatient));
    }

    /** Where the monitors' inputs are written down, loop by loop. */
    public JournalArchive journals() {
        return journals;
    }

    /** How it stands. */
    public StoreHealth health() {
        return writer.health();
    }

    /** Calls {@code listener} on the writer's thread when trouble begins or ends, and when a damaged file was set aside. */
    public void listen(Consumer<StoreHealth> listener) {
        listeners.add(listener);
    }

    /** Has {@code pruning} make room when the file has reached its largest size. */
    void whenFull(Fact pruning) {
        writer.whenFull(pruning);
    }

    /** Writes what waits, and closes; within ten seconds, whatever the disk does. */
    public Future<Void> close() {
        vertx.cancelTimer(housekeeper);
        writer.close();
        reader.shutdown();
        Promise<Void> done = context().promise();
        closed.future().onComplete(_ -> done.tryComplete());
        long impatient = vertx.setTimer(CLOSING.toMillis(), _ -> done.tryComplete());
        return done.future().onComplete(_ -> vertx.cancelTimer(impatient));
    }

    boolean inMemory() {
        return file.inMemory();
    }

    private void keepHouse(Housekeeping housekeeping, InstantSource clock) {
        writer.whenFull(housekeeping::makeRoom);
        var busy = new AtomicBoolean();
        housekeeper = vertx.setPeriodic(HOUSEKEEPING.toMillis(), _ -> {
            if (busy.compareAndSet(false, true)) {
                offer(connection -> housekeeping.step(connection, clock.instant()))
                        .onComplete(_ -> busy.set(false));
            }
        });
    }

    private void work() {
        try {
            writer.run();
        } finally {
            closed.complete();
        }
    }

    /** What nobody waits for any more is not asked: questions may come faster than a slow disk answers. */
    private <T> void ask(Query<T> query, Promise<Optional<T>> answer) {
        if (!answer.future().isComplete()) {
            answer.tryComplete(answered(query));
        }
    }

    private <T> Optional<T> answered(Query<T> query) {
        try {
            return Optional.of(query.ask(connection()));
        } catch (SQLException failed) {
            unanswered(Trouble.of(failed), failed);
            return Optional.empty();
        } catch (RuntimeException defect) {
            LOG.atError().setCause(defect).log("a query failed by a defect of ours");
            return Optional.empty();
        }
    }

    /** What keeps the writer from its work has been told already, in one line. */
    private void unanswered(Trouble trouble, SQLException failed) {
        if (trouble == Trouble.CORRUPT) {
            writer.suspect();
        }
        if (trouble == Trouble.DEFECT) {
            LOG.atError().setCause(failed).log("a query failed by a defect of ours");
        } else if (writer.health().working()) {
            LOG.atWarn().log("the database did not answer: {} ({})", trouble.words(), failed.getMessage());
        }
    }

    private Connection connection() throws SQLException {
        Connection open = reading;
        if (open != null && readingGeneration != writer.generation()) {
            open.close();
            open = null;
        }
        if (open == null) {
            readingGeneration = writer.generation();
            open = file.openToRead();
            reading = open;
        }
        return open;
    }

    private void changed(StoreHealth health) {
        listeners.forEach(listener -> listener.accept(health));
    }

    private ContextInternal context() {
        return (ContextInternal) vertx.getOrCreateContext();
    }
}
