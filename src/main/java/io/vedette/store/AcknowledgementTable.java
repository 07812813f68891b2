package io.vedette.store;

import io.vedette.alert.Acknowledgement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Who has taken over which episode, as rows. */
final class AcknowledgementTable {
    private AcknowledgementTable() {}

    static void put(Connection connection, Acknowledgement acknowledgement) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT OR REPLACE INTO acknowledgement VALUES (?, ?, ?, ?)")) {
            insert.setString(1, acknowledgement.episode());
            Times.set(insert, 2, acknowledgement.at());
            insert.setString(3, acknowledgement.by());
            insert.setString(4, acknowledgement.note());
            insert.executeUpdate();
        }
    }

    static void remove(Connection connection, String episode) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM acknowledgement WHERE episode = ?")) {
            delete.setString(1, episode);
            delete.executeUpdate();
        }
    }

    /** Those of episodes that fire. */
    static List<Acknowledgement> all(Connection connection) throws SQLException {
        var all = new ArrayList<Acknowledgement>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT * FROM acknowledgement WHERE episode IN (SELECT episode FROM alert WHERE ends_at IS NULL)
                        ORDER BY at, episode""")) {
            while (rows.next()) {
                all.add(new Acknowledgement(
                        rows.getString("episode"),
                        Times.get(rows, "at"),
                        rows.getString("author"),
                        rows.getString("note")));
            }
        }
        return all;
    }

    /** Lets go of episodes that are over. */
    static void prune(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    DELETE FROM acknowledgement WHERE episode NOT IN (SELECT episode FROM alert WHERE ends_at IS NULL)""");
        }
    }
}
