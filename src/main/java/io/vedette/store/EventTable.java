package io.vedette.store;

import io.vedette.timeline.Event;
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

/** The timeline as rows. */
final class EventTable {
    private static final Map<String, Event.Kind> KINDS =
            Arrays.stream(Event.Kind.values()).collect(Collectors.toMap(Event.Kind::name, Function.identity()));

    private EventTable() {}

    static void put(Connection connection, Event event) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT OR REPLACE INTO event VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, event.number());
            insert.setLong(2, Times.nanos(event.at()));
            insert.setString(3, event.kind().name());
            insert.setString(4, event.service());
            insert.setString(5, event.deployment());
            insert.setString(6, event.text());
            insert.executeUpdate();
        }
    }

    /** The last {@code limit}, the oldest first; without those of a kind that this program does not know. */
    static List<Event> newest(Connection connection, int limit) throws SQLException {
        var events = new ArrayList<Event>();
        try (var query = connection.prepareStatement("SELECT * FROM event ORDER BY number DESC LIMIT ?")) {
            query.setInt(1, limit);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Event.Kind kind = KINDS.get(rows.getString("kind"));
                    if (kind != null) {
                        events.add(event(rows, kind));
                    }
                }
            }
        }
        return events.reversed();
    }

    private static Event event(ResultSet rows, Event.Kind kind) throws SQLException {
        return new Event(
                rows.getLong("number"),
                Times.get(rows, "at"),
                kind,
                rows.getString("service"),
                rows.getString("deployment"),
                rows.getString("text"));
    }

    /** Lets go of all but the last {@code most}, and of what happened before {@code time}. */
    static void prune(Connection connection, int most, Instant time) throws SQLException {
        try (var delete = connection.prepareStatement(
                "DELETE FROM event WHERE number <= (SELECT max(number) FROM event) - ? OR at < ?")) {
            delete.setInt(1, most);
            Times.set(delete, 2, time);
            delete.executeUpdate();
        }
    }
}
