package io.vedette.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of a simulation: the product's own schema and statements in memory, at once and on the caller's thread. It outlives every simulated process. */
public final class DiskInMemory implements AutoCloseable {
    private final Connection connection;

    public DiskInMemory() {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite::memory:");
            Migrations.known().apply(connection);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Commits a fact, all of it or nothing. */
    public void write(Fact fact) {
        try {
            connection.setAutoCommit(false);
            fact.write(connection);
            connection.commit();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    public <T> T read(Query<T> query) {
        try {
            return query.ask(connection);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
