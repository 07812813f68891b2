package io.vedette.store;

import io.vedette.alert.Alert;
import io.vedette.report.Figures;
import io.vedette.report.Figures.Count;
import io.vedette.report.Figures.Hour;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What reports are made of, and when each was last told. */
public final class Reporting {
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int WORST = 5;
    private static final int MOST_ALERTS = 1_000;

    private Reporting() {}

    /** When each report was last told, by its name. */
    public static Query<Map<String, Instant>> told() {
        return connection -> {
            var told = new HashMap<String, Instant>();
            try (var statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT name, at FROM report")) {
                while (rows.next()) {
                    told.put(rows.getString("name"), Times.get(rows, "at"));
                }
            }
            return told;
        };
    }

    /** The alerts that fired at some time from {@code from} on, the oldest first. */
    public static Query<List<Alert>> alerts(Instant from) {
        return connection -> AlertTable.firingSince(connection, from, MOST_ALERTS);
    }

    /** What was found in the whole hours from one instant to another. */
    public static Query<Figures> figures(Instant from, Instant to) {
        return connection ->
                figures(connection, from.getEpochSecond() / SECONDS_PER_HOUR, to.getEpochSecond() / SECONDS_PER_HOUR);
    }

    private record Place(String service, long hour) {}

    private static Figures figures(Connection connection, long from, long to) throws SQLException {
        var hours = new HashMap<Place, Count>();
        try (var select = connection.prepareStatement("""
                SELECT target.service, hour.hour, hour.counts FROM hour JOIN target ON target.key = hour.target
                WHERE hour.hour >= ? AND hour.hour < ?""")) {
            select.setLong(1, from);
            select.setLong(2, to);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    hours.merge(
                            new Place(rows.getString(1), rows.getLong(2)),
                            Tallied.goodAndBad(rows.getBytes(3)),
                            Count::plus);
                }
            }
        }
        return figures(hours);
    }

    private static Figures figures(Map<Place, Count> hours) {
        var services = new LinkedHashMap<String, Count>();
        hours.forEach((place, count) -> services.merge(place.service, count, Count::plus));
        var worst = hours.entrySet().stream()
                .filter(entry -> entry.getValue().bad() > 0)
                .map(entry -> hour(entry.getKey(), entry.getValue()))
                .sorted(Comparator.<Hour>comparingDouble(hour -> -hour.count().failed())
                        .thenComparing(Hour::start)
                        .thenComparing(Hour::service))
                .limit(WORST)
                .toList();
        return new Figures(services, worst);
    }

    private static Hour hour(Place place, Count count) {
        return new Hour(place.service, Instant.ofEpochSecond(place.hour * SECONDS_PER_HOUR), count);
    }

    static void put(Connection connection, String name, Instant at) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT OR REPLACE INTO report VALUES (?, ?)")) {
            insert.setString(1, name);
            Times.set(insert, 2, at);
            insert.executeUpdate();
        }
    }
}
