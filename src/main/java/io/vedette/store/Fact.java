package io.vedette.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One change of the database; runs on the writer's thread inside a transaction that it shares with others.
 *
 * <p>It may run more than once, each time after the one before was taken back: it only writes, and holds on to nothing that its owner changes. It neither
 * commits nor changes any setting of the connection.
 */
@FunctionalInterface
public interface Fact {
    void write(Connection connection) throws SQLException;
}
