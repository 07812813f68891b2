package io.vedette.store;

import io.vedette.maintenance.Concerned;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.maintenance.When;
import io.vedette.target.Labels;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every maintenance window that was opened while a daemon ran, as a row. */
final class MaintenanceTable {
    private MaintenanceTable() {}

    /** @throws IllegalArgumentException if it is one of the configuration, which is nobody's to keep */
    static void put(Connection connection, MaintenanceWindow window) throws SQLException {
        String by = window.by();
        if (by == null || !(window.when() instanceof When.Once once)) {
            throw new IllegalArgumentException("expected a window opened by hand, found " + window.name());
        }
        try (var insert =
                connection.prepareStatement("INSERT OR REPLACE INTO maintenance VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, window.name());
            concern(insert, window.concerned());
            Times.set(insert, 4, once.from());
            Times.set(insert, 5, once.to());
            insert.setString(6, by);
            insert.setString(7, window.reason());
            insert.executeUpdate();
        }
    }

    private static void concern(PreparedStatement insert, Concerned concerned) throws SQLException {
        switch (concerned) {
            case Concerned.Named(Set<String> services) -> {
                insert.setString(2, String.join("\n", new TreeSet<>(services)));
                insert.setString(3, null);
            }
            case Concerned.Labelled labelled -> {
                insert.setString(2, null);
                insert.setString(3, AlertJson.of(new Labels(labelled.match())));
            }
        }
    }

    static void remove(Connection connection, String id) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM maintenance WHERE id = ?")) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }

    static List<MaintenanceWindow> all(Connection connection) throws SQLException {
        var all = new ArrayList<MaintenanceWindow>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM maintenance ORDER BY ends_at, id")) {
            while (rows.next()) {
                all.add(new MaintenanceWindow(
                        rows.getString("id"),
                        concerned(rows),
                        new When.Once(Times.get(rows, "starts_at"), Times.get(rows, "ends_at")),
                        rows.getString("reason"),
                        rows.getString("author")));
            }
        }
        return all;
    }

    private static Concerned concerned(ResultSet rows) throws SQLException {
        String services = rows.getString("services");
        return services == null
                ? new Concerned.Labelled(
                        AlertJson.labels(rows.getString("labels")).values())
                : new Concerned.Named(Set.of(services.split("\n")));
    }

    /** Lets go of what ended before {@code time}. */
    static void prune(Connection connection, Instant time) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM maintenance WHERE ends_at < ?")) {
            Times.set(delete, 1, time);
            delete.executeUpdate();
        }
    }
}
