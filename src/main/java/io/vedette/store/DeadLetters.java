package io.vedette.store;

import io.vedette.alert.DeadLetter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Messages that never arrived, as rows: the newest thousand, as long as history is kept. */
public final class DeadLetters {
    private static final int KEPT = 1_000;

    private DeadLetters() {}

    /** The newest {@code limit}, the newest first. */
    public static Query<List<DeadLetter>> newest(int limit) {
        return connection -> {
            try (var select =
                    connection.prepareStatement("SELECT * FROM dead_letter ORDER BY number DESC LIMIT " + limit)) {
                return read(select.executeQuery());
            }
        };
    }

    private static List<DeadLetter> read(ResultSet rows) throws SQLException {
        var letters = new ArrayList<DeadLetter>();
        while (rows.next()) {
            letters.add(new DeadLetter(
                    rows.getString("receiver"),
                    rows.getString("kind"),
                    rows.getString("notice"),
                    AlertJson.labels(rows.getString("labels")),
                    rows.getString("headline"),
                    rows.getString("reason"),
                    rows.getInt("attempts"),
                    Times.get(rows, "at")));
        }
        return letters;
    }

    static void put(Connection connection, DeadLetter letter) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO dead_letter (receiver, kind, notice, labels, headline, reason, attempts, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, letter.receiver());
            insert.setString(2, letter.kind());
            insert.setString(3, letter.notice());
            insert.setString(4, AlertJson.of(letter.group()));
            insert.setString(5, letter.headline());
            insert.setString(6, letter.reason());
            insert.setInt(7, letter.attempts());
            Times.set(insert, 8, letter.at());
            insert.executeUpdate();
        }
    }

    static void prune(Connection connection, Instant time) throws SQLException {
        try (var delete = connection.prepareStatement("""
                DELETE FROM dead_letter WHERE at < ? OR number <= (SELECT max(number) FROM dead_letter) - ?""")) {
            Times.set(delete, 1, time);
            delete.setInt(2, KEPT);
            delete.executeUpdate();
        }
    }
}
