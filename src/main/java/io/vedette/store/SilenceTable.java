package io.vedette.store;

import io.vedette.alert.MatcherText;
import io.vedette.alert.Silence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Every silence as a row. */
final class SilenceTable {
    private SilenceTable() {}

    static void put(Connection connection, Silence silence) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT OR REPLACE INTO silence VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, silence.id());
            insert.setString(2, silence.words());
            Times.set(insert, 3, silence.startsAt());
            Times.set(insert, 4, silence.endsAt());
            insert.setString(5, silence.author());
            insert.setString(6, silence.reason());
            insert.executeUpdate();
        }
    }

    static List<Silence> all(Connection connection) throws SQLException {
        var all = new ArrayList<Silence>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM silence ORDER BY ends_at, id")) {
            while (rows.next()) {
                all.add(new Silence(
                        rows.getString("id"),
                        MatcherText.read(rows.getString("matchers")),
                        Times.get(rows, "starts_at"),
                        Times.get(rows, "ends_at"),
                        rows.getString("author"),
                        rows.getString("reason")));
            }
        }
        return all;
    }

    /** Lets go of what ended before {@code time}. */
    static void prune(Connection connection, Instant time) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM silence WHERE ends_at < ?")) {
            Times.set(delete, 1, time);
            delete.executeUpdate();
        }
    }
}
