package io.vedette.store;

import io.vedette.alert.NotifyReason;
import io.vedette.alert.trail.Telling;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Messages and what became of them, as rows: one a message, and one for each episode that it names. */
final class TellingTable {
    /** However long an alert lasts, more messages than this are no explanation. */
    private static final int MOST_OF_ONE = 200;

    private static final int MOST = 50_000;

    private static final Map<String, NotifyReason> REASONS =
            Arrays.stream(NotifyReason.values()).collect(Collectors.toMap(NotifyReason::name, Function.identity()));
    private static final Map<String, Telling.Outcome> OUTCOMES = Arrays.stream(Telling.Outcome.values())
            .collect(Collectors.toMap(Telling.Outcome::name, Function.identity()));

    private TellingTable() {}

    static void put(Connection connection, Telling telling) throws SQLException {
        if (!became(connection, telling)) {
            begin(connection, telling);
        }
    }

    private static boolean became(Connection connection, Telling telling) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE telling SET at = ?, attempts = ?, outcome = ?, said = ?, next_at = ? WHERE notice = ?")) {
            Times.set(update, 1, telling.at());
            update.setInt(2, telling.attempts());
            update.setString(3, telling.outcome().name());
            update.setString(4, telling.said());
            Times.set(update, 5, telling.next());
            update.setString(6, telling.notice());
            return update.executeUpdate() > 0;
        }
    }

    private static void begin(Connection connection, Telling telling) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO telling (notice, integration, reason, first_at, at, attempts, outcome, said, next_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, telling.notice());
            insert.setString(2, telling.integration());
            insert.setString(3, telling.reason().name());
            Times.set(insert, 4, telling.first());
            Times.set(insert, 5, telling.at());
            insert.setInt(6, telling.attempts());
            insert.setString(7, telling.outcome().name());
            insert.setString(8, telling.said());
            Times.set(insert, 9, telling.next());
            insert.executeUpdate();
        }
        name(connection, telling.notice(), telling.firing(), true);
        name(connection, telling.notice(), telling.resolved(), false);
    }

    private static void name(Connection connection, String notice, List<String> episodes, boolean firing)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT OR IGNORE INTO telling_of SELECT ?, number, ? FROM telling WHERE notice = ?")) {
            for (String episode : episodes) {
                insert.setString(1, episode);
                insert.setBoolean(2, firing);
                insert.setString(3, notice);
                insert.executeUpdate();
            }
        }
    }

    /** The last messages that name an episode, the oldest first; of the others that they name nothing is said. */
    static List<Telling> of(Connection connection, String episode) throws SQLException {
        var found = new ArrayList<Telling>();
        try (var query = connection.prepareStatement("""
                SELECT telling.*, firing FROM telling_of JOIN telling ON telling = number WHERE episode = ?
                ORDER BY number DESC LIMIT ?""")) {
            query.setString(1, episode);
            query.setInt(2, MOST_OF_ONE);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(telling(rows, List.of(episode)));
                }
            }
        }
        return found.reversed();
    }

    private static Telling telling(ResultSet rows, List<String> episode) throws SQLException {
        boolean firing = rows.getBoolean("firing");
        return new Telling(
                rows.getString("notice"),
                rows.getString("integration"),
                REASONS.getOrDefault(rows.getString("reason"), NotifyReason.NOTHING_TO_TELL),
                firing ? episode : List.of(),
                firing ? List.of() : episode,
                Times.get(rows, "first_at"),
                Times.get(rows, "at"),
                rows.getInt("attempts"),
                OUTCOMES.getOrDefault(rows.getString("outcome"), Telling.Outcome.UNDER_WAY),
                rows.getString("said"),
                Times.find(rows, "next_at"));
    }

    /** Lets go of messages that left before {@code time}, and of all but the last of very many. */
    static void prune(Connection connection, Instant time) throws SQLException {
        try (var delete = connection.prepareStatement(
                "DELETE FROM telling WHERE at < ? OR number <= (SELECT max(number) FROM telling) - ?")) {
            Times.set(delete, 1, time);
            delete.setInt(2, MOST);
            delete.executeUpdate();
        }
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM telling_of WHERE telling NOT IN (SELECT number FROM telling)");
        }
    }
}
