package io.vedette.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The last good list of every source as a row. */
public final class DiscoveredTable {
    private DiscoveredTable() {}

    /** All of them. */
    public static Query<List<KeptTargets>> kept() {
        return DiscoveredTable::all;
    }

    static void put(Connection connection, KeptTargets list) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT OR REPLACE INTO discovered VALUES (?, ?, ?)")) {
            insert.setString(1, list.source());
            Times.set(insert, 2, list.at());
            insert.setString(3, list.targets());
            insert.executeUpdate();
        }
    }

    static void remove(Connection connection, String source) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM discovered WHERE source = ?")) {
            delete.setString(1, source);
            delete.executeUpdate();
        }
    }

    static List<KeptTargets> all(Connection connection) throws SQLException {
        var all = new ArrayList<KeptTargets>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM discovered ORDER BY source")) {
            while (rows.next()) {
                all.add(new KeptTargets(rows.getString("source"), Times.get(rows, "at"), rows.getString("targets")));
            }
        }
        return all;
    }
}
