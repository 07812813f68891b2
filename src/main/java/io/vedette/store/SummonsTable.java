package io.vedette.store;

import io.vedette.alert.Summons;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Who else is told of which episode, as rows. */
final class SummonsTable {
    private SummonsTable() {}

    static void put(Connection connection, Summons summons) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT OR IGNORE INTO summons (episode, receiver, in_place_of, because, at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, summons.episode());
            insert.setString(2, summons.receiver());
            insert.setString(3, summons.instead());
            insert.setString(4, summons.because());
            Times.set(insert, 5, summons.at());
            insert.executeUpdate();
        }
    }

    /** Those of episodes that fire, the first first. */
    static List<Summons> all(Connection connection) throws SQLException {
        var all = new ArrayList<Summons>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT * FROM summons WHERE episode IN (SELECT episode FROM alert WHERE ends_at IS NULL)
                        ORDER BY at, episode, receiver""")) {
            while (rows.next()) {
                all.add(new Summons(
                        rows.getString("episode"),
                        rows.getString("receiver"),
                        rows.getString("in_place_of"),
                        rows.getString("because"),
                        Times.get(rows, "at")));
            }
        }
        return all;
    }

    /** Lets go of episodes that are over. */
    static void prune(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "DELETE FROM summons WHERE episode NOT IN (SELECT episode FROM alert WHERE ends_at IS NULL)");
        }
    }
}
