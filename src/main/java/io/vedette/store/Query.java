package io.vedette.store;

import java.sql.Connection;
import java.sql.SQLException;

/** One question to the database; runs on the reader's thread, and must not write. */
@FunctionalInterface
public interface Query<T> {
    T ask(Connection connection) throws SQLException;
}
