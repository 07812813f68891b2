package io.vedette.store;

import io.vedette.alert.Correspondence;
import io.vedette.alert.GroupKey;
import io.vedette.alert.Incident;
import io.vedette.alert.Told;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What each integration was told, and the message it is being told, as rows. */
final class ToldTable {
    private ToldTable() {}

    /** Writes a change. */
    static void put(Connection connection, Correspondence change) throws SQLException {
        String group = id(change.group());
        close(connection, change.integration(), change.closed());
        Incident incident = change.incident();
        if (incident == null) {
            end(connection, change.integration(), group);
        } else {
            put(connection, change.integration(), group, incident);
        }
        if (incident != null || !change.told().isEmpty()) {
            put(connection, group, change.group());
        }
        try (var insert = connection.prepareStatement("INSERT OR REPLACE INTO told VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (var entry : change.told().entrySet()) {
                insert.setString(1, change.integration());
                insert.setString(2, entry.getKey());
                insert.setString(3, group);
                insert.setLong(4, Times.nanos(entry.getValue().at()));
                insert.setBoolean(5, entry.getValue().known());
                insert.setBoolean(6, entry.getValue().settled());
                Times.set(insert, 7, entry.getValue().first());
                insert.executeUpdate();
            }
        }
    }

    private static void close(Connection connection, String integration, Set<String> closed) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM told WHERE integration = ? AND episode = ?")) {
            for (String episode : closed) {
                delete.setString(1, integration);
                delete.setString(2, episode);
                delete.executeUpdate();
            }
        }
    }

    private static void end(Connection connection, String integration, String group) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM incident WHERE integration = ? AND group_id = ?")) {
            delete.setString(1, integration);
            delete.setString(2, group);
            delete.executeUpdate();
        }
    }

    private static void put(Connection connection, String integration, String group, Incident incident)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT OR REPLACE INTO incident (integration, group_id, name, messages, open, mark) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, integration);
            insert.setString(2, group);
            insert.setString(3, incident.name());
            insert.setInt(4, incident.messages());
            insert.setString(5, AlertJson.of(incident.open()));
            insert.setString(6, incident.mark());
            insert.executeUpdate();
        }
    }

    private static void put(Connection connection, String id, GroupKey key) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT OR IGNORE INTO alert_group VALUES (?, ?, ?)")) {
            insert.setString(1, id);
            insert.setString(2, AlertJson.of(key.route()));
            insert.setString(3, AlertJson.of(key.labels()));
            insert.executeUpdate();
        }
    }

    /** What each integration knows of each group, in full. */
    static List<Correspondence> all(Connection connection) throws SQLException {
        Map<String, GroupKey> groups = groups(connection);
        var told = told(connection);
        var incidents = incidents(connection);
        incidents.keySet().forEach(place -> told.putIfAbsent(place, new HashMap<>()));
        var all = new ArrayList<Correspondence>();
        told.forEach((place, entries) -> {
            GroupKey group = groups.get(place.group());
            if (group != null) {
                all.add(new Correspondence(place.integration(), group, entries, Set.of(), incidents.get(place)));
            }
        });
        return all;
    }

    /** Lets go of groups that nobody is told of any more. */
    static void prune(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    DELETE FROM alert_group WHERE id NOT IN
                        (SELECT group_id FROM told UNION SELECT group_id FROM incident)""");
        }
    }

    private record Place(String integration, String group) {}

    private static Map<String, GroupKey> groups(Connection connection) throws SQLException {
        var groups = new HashMap<String, GroupKey>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM alert_group")) {
            while (rows.next()) {
                groups.put(rows.getString("id"), AlertJson.group(rows.getString("route"), rows.getString("labels")));
            }
        }
        return groups;
    }

    private static Map<Place, Map<String, Told.Entry>> told(Connection connection) throws SQLException {
        var told = new LinkedHashMap<Place, Map<String, Told.Entry>>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM told ORDER BY at, integration, episode")) {
            while (rows.next()) {
                var entry = new Told.Entry(
                        Times.get(rows, "at"),
                        rows.getBoolean("owed"),
                        rows.getBoolean("settled"),
                        Times.find(rows, "first"));
                told.computeIfAbsent(place(rows), _ -> new HashMap<>()).put(rows.getString("episode"), entry);
            }
        }
        return told;
    }

    private static Map<Place, Incident> incidents(Connection connection) throws SQLException {
        var incidents = new LinkedHashMap<Place, Incident>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM incident ORDER BY name, integration")) {
            while (rows.next()) {
                incidents.put(
                        place(rows),
                        new Incident(
                                rows.getString("name"),
                                rows.getInt("messages"),
                                AlertJson.open(nullable(rows.getString("open"))),
                                nullable(rows.getString("mark"))));
            }
        }
        return incidents;
    }

    private static @Nullable String nullable(@Nullable String text) {
        return text;
    }

    private static Place place(ResultSet rows) throws SQLException {
        return new Place(rows.getString("integration"), rows.getString("group_id"));
    }

    private static String id(GroupKey key) {
        String text = AlertJson.of(key.route()) + AlertJson.of(key.labels());
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
