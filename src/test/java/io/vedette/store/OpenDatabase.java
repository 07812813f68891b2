package io.vedette.store;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A database of a test on a real file, with a table {@code note} to write to. */
final class OpenDatabase implements AutoCloseable {
    final Vertx vertx = Vertx.vertx();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Database database;
    private final LinkedBlockingQueue<StoreHealth> changes = new LinkedBlockingQueue<>();

    OpenDatabase(Path file) {
        this(StoreSpec.DEFAULT.at(new StoreSpec.Place.File(file)));
    }

    OpenDatabase(StoreSpec spec) {
        database = await(Database.open(spec, vertx, Clock.systemUTC(), System::nanoTime, meters));
        database.listen(changes::add);
    }

    Kept note(String text) {
        return await(database.keep(noting(text)));
    }

    static Fact noting(String text) {
        return connection -> {
            try (Statement create = connection.createStatement()) {
                create.execute("CREATE TABLE IF NOT EXISTS note (text TEXT) STRICT");
            }
            try (var insert = connection.prepareStatement("INSERT INTO note VALUES (?)")) {
                insert.setString(1, text);
                insert.executeUpdate();
            }
        };
    }

    Optional<Integer> notes() {
        return await(database.read(OpenDatabase::count));
    }

    static int notesIn(Path file) throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return count(other);
        }
    }

    static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM note")) {
            return rows.getInt(1);
        }
    }

    /** Holds the writer's thread until the answer is counted down. */
    CountDownLatch holdTheWriter() throws InterruptedException {
        var held = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        database.keep(_ -> {
            held.countDown();
            uninterruptibly(release);
        });
        held.await();
        return release;
    }

    /** Waits until the database said that it works again. */
    void awaitHealing() throws InterruptedException {
        for (StoreHealth next = null; next == null || !next.working(); ) {
            next = changes.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("still in trouble: " + database.health());
            }
        }
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("no answer within 20 s", late);
        }
    }

    static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        await(database.close());
        await(vertx.close());
    }
}
