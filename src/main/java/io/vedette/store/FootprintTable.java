package io.vedette.store;

import io.vedette.alert.trail.Footprint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What decided whether people were told of episodes, as rows. */
final class FootprintTable {
    /** However long an alert lasts, more than this of it is no explanation. */
    private static final int MOST_OF_ONE = 200;

    private static final int MOST = 200_000;

    private static final Map<String, Footprint.Kind> KINDS =
            Arrays.stream(Footprint.Kind.values()).collect(Collectors.toMap(Footprint.Kind::name, Function.identity()));

    private FootprintTable() {}

    /** Writes one, unless it was so already: a restart finds again what holds. */
    static void put(Connection connection, Footprint footprint) throws SQLException {
        if (isSo(connection, footprint)) {
            return;
        }
        try (var insert = connection.prepareStatement(
                "INSERT INTO footprint (episode, at, kind, receiver, text, until) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, footprint.episode());
            Times.set(insert, 2, footprint.at());
            insert.setString(3, footprint.kind().name());
            insert.setString(4, footprint.receiver());
            insert.setString(5, footprint.text());
            Times.set(insert, 6, footprint.until());
            insert.executeUpdate();
        }
    }

    /** Whether the newest of those that can be in each other's place says the same. */
    private static boolean isSo(Connection connection, Footprint footprint) throws SQLException {
        try (var query = connection.prepareStatement("""
                SELECT kind, text FROM footprint WHERE episode = ? AND receiver = ? AND kind IN (?, ?)
                ORDER BY number DESC LIMIT 1""")) {
            query.setString(1, footprint.episode());
            query.setString(2, footprint.receiver());
            query.setString(3, footprint.kind().name());
            query.setString(4, footprint.kind().other().name());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        && footprint.kind().name().equals(row.getString(1))
                        && footprint.text().equals(row.getString(2));
            }
        }
    }

    /** The last of one episode, the oldest first; without those of a kind that this program does not know. */
    static List<Footprint> of(Connection connection, String episode) throws SQLException {
        var found = new ArrayList<Footprint>();
        try (var query = connection.prepareStatement(
                "SELECT * FROM footprint WHERE episode = ? ORDER BY number DESC LIMIT " + MOST_OF_ONE)) {
            query.setString(1, episode);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(footprint(rows));
                }
            }
        }
        return found.reversed().stream().filter(Objects::nonNull).toList();
    }

    private static @Nullable Footprint footprint(ResultSet rows) throws SQLException {
        Footprint.Kind kind = KINDS.get(rows.getString("kind"));
        return kind == null
                ? null
                : new Footprint(
                        rows.getString("episode"),
                        Times.get(rows, "at"),
                        kind,
                        rows.getString("receiver"),
                        rows.getString("text"),
                        Times.find(rows, "until"));
    }

    /** Lets go of those of episodes that are not kept any more, and of all but the last of very many. */
    static void prune(Connection connection, Instant time) throws SQLException {
        try (var delete = connection.prepareStatement("""
                DELETE FROM footprint WHERE at < ? AND episode NOT IN (SELECT episode FROM alert)
                    OR number <= (SELECT max(number) FROM footprint) - ?""")) {
            Times.set(delete, 1, time);
            delete.setInt(2, MOST);
            delete.executeUpdate();
        }
    }
}
