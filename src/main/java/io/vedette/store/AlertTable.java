package io.vedette.store;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every episode of every alert as a row. */
final class AlertTable {
    /** Fires, or its end is owed to somebody. */
    static final String OPEN = """
            SELECT * FROM alert INDEXED BY alert_firing WHERE ends_at IS NULL
            UNION ALL
            SELECT * FROM alert WHERE ends_at IS NOT NULL AND episode IN (SELECT episode FROM told)
            ORDER BY starts_at, episode""";

    /** Of years of alerts few fire, and mostly it is asked of a moment ago: those that ended since are few as well. */
    static final String FIRING_AT = """
            SELECT * FROM alert INDEXED BY alert_firing WHERE ends_at IS NULL AND starts_at <= ?1
                AND (?2 = '' OR json_extract(labels, '$.service') = ?2)
            UNION ALL
            SELECT * FROM alert INDEXED BY alert_ended WHERE ends_at > ?1 AND starts_at <= ?1
                AND (?2 = '' OR json_extract(labels, '$.service') = ?2)
            ORDER BY starts_at DESC, episode LIMIT ?3""";

    static final String FIRING_SINCE = """
            SELECT * FROM alert INDEXED BY alert_firing WHERE ends_at IS NULL
            UNION ALL
            SELECT * FROM alert INDEXED BY alert_ended WHERE ends_at > ?1
            ORDER BY starts_at, episode LIMIT ?2""";

    /** What is told again of an episode changes nothing but what stands around it. */
    private static final String PUT = """
            INSERT INTO alert (
                episode, key, name, severity, labels, summary, description, runbook, starts_at, ends_at, context)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (episode) DO UPDATE SET context = excluded.context""";

    private AlertTable() {}

    /** It began, or it ended: an end is told to a row that is there, so that what was said at the beginning stays. */
    static void put(Connection connection, Alert alert) throws SQLException {
        if (!alert.firing() && ended(connection, alert)) {
            return;
        }
        try (var insert = connection.prepareStatement(PUT)) {
            insert.setString(1, alert.episode());
            insert.setString(2, alert.key());
            insert.setString(3, alert.name());
            insert.setString(4, alert.severity().label());
            insert.setString(5, AlertJson.of(alert.labels()));
            insert.setString(6, alert.summary());
            insert.setString(7, alert.description());
            URI runbook = alert.runbook();
            insert.setString(8, runbook == null ? null : runbook.toString());
            insert.setLong(9, Times.nanos(alert.startsAt()));
            Times.set(insert, 10, alert.endsAt());
            insert.setString(11, AlertJson.of(alert.context()));
            insert.executeUpdate();
        }
    }

    private static boolean ended(Connection connection, Alert alert) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE alert SET ends_at = ?, ending = ?, context = ? WHERE episode = ?")) {
            Times.set(update, 1, alert.endsAt());
            update.setString(2, alert.description());
            update.setString(3, AlertJson.of(alert.context()));
            update.setString(4, alert.episode());
            return update.executeUpdate() > 0;
        }
    }

    /** Those that fire, and those whose end somebody must still be told. */
    static List<Alert> open(Connection connection) throws SQLException {
        var open = new ArrayList<Alert>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OPEN)) {
            while (rows.next()) {
                open.add(alert(rows));
            }
        }
        return open;
    }

    static Optional<Alert> find(Connection connection, String episode) throws SQLException {
        try (var query = connection.prepareStatement("SELECT * FROM alert WHERE episode = ?")) {
            query.setString(1, episode);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(alert(row)) : Optional.empty();
            }
        }
    }

    /** What the rule stood on when it fired. */
    static String found(Connection connection, String episode) throws SQLException {
        try (var query = connection.prepareStatement("SELECT description FROM alert WHERE episode = ?")) {
            query.setString(1, episode);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    /** Those that fired at a moment, the newest first; of one service unless {@code service} is empty. */
    static List<Alert> firingAt(Connection connection, Instant at, String service, int limit) throws SQLException {
        var found = new ArrayList<Alert>();
        try (var query = connection.prepareStatement(FIRING_AT)) {
            Times.set(query, 1, at);
            query.setString(2, service);
            query.setInt(3, limit);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(alert(rows));
                }
            }
        }
        return found;
    }

    /** Those that fired at some time from {@code from} on, the oldest first. */
    static List<Alert> firingSince(Connection connection, Instant from, int limit) throws SQLException {
        var found = new ArrayList<Alert>();
        try (var query = connection.prepareStatement(FIRING_SINCE)) {
            Times.set(query, 1, from);
            query.setInt(2, limit);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(alert(rows));
                }
            }
        }
        return found;
    }

    /** Lets go of what ended before {@code time} and is told. */
    static void prune(Connection connection, Instant time) throws SQLException {
        try (var delete = connection.prepareStatement(
                "DELETE FROM alert WHERE ends_at < ? AND episode NOT IN (SELECT episode FROM told)")) {
            Times.set(delete, 1, time);
            delete.executeUpdate();
        }
    }

    private static Alert alert(ResultSet rows) throws SQLException {
        String runbook = rows.getString("runbook");
        Instant end = Times.find(rows, "ends_at");
        var fired = new Alert(
                rows.getString("key"),
                rows.getString("episode"),
                rows.getString("name"),
                Severity.valueOf(rows.getString("severity").toUpperCase(java.util.Locale.ROOT)),
                AlertJson.labels(rows.getString("labels")),
                rows.getString("summary"),
                rows.getString("description"),
                runbook == null ? null : URI.create(runbook),
                Times.get(rows, "starts_at"),
                null,
                AlertJson.context(rows.getString("context")));
        return end == null ? fired : fired.resolvedAt(end, or(rows.getString("ending"), fired.description()));
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
