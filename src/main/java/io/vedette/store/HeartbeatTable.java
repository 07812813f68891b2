package io.vedette.store;

import io.vedette.job.JobState;
import io.vedette.job.JobState.Ending;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of every job as a row. */
final class HeartbeatTable {
    private HeartbeatTable() {}

    static void put(Connection connection, String job, JobState state) throws SQLException {
        try (var insert =
                connection.prepareStatement("INSERT OR REPLACE INTO heartbeat VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, job);
            Times.set(insert, 2, state.since());
            Times.set(insert, 3, state.started());
            set(insert, state.last());
            insert.executeUpdate();
        }
    }

    private static void set(PreparedStatement insert, @Nullable Ending last) throws SQLException {
        if (last == null) {
            for (int place = 4; place <= 8; place++) {
                insert.setNull(place, Types.NULL);
            }
            return;
        }
        Duration took = last.took();
        Times.set(insert, 4, last.at());
        insert.setBoolean(5, last.succeeded());
        insert.setObject(6, last.exitCode());
        insert.setString(7, took == null ? null : took.toString());
        insert.setString(8, last.output());
    }

    static void remove(Connection connection, String job) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM heartbeat WHERE job = ?")) {
            delete.setString(1, job);
            delete.executeUpdate();
        }
    }

    static Map<String, JobState> all(Connection connection) throws SQLException {
        var states = new HashMap<String, JobState>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM heartbeat")) {
            while (rows.next()) {
                states.put(
                        rows.getString("job"),
                        new JobState(Times.get(rows, "since"), Times.find(rows, "started"), last(rows), null));
            }
        }
        return states;
    }

    private static @Nullable Ending last(ResultSet rows) throws SQLException {
        Instant at = Times.find(rows, "ended");
        if (at == null) {
            return null;
        }
        int code = rows.getInt("exit_code");
        Integer exitCode = rows.wasNull() ? null : code;
        String took = rows.getString("took");
        return new Ending(
                at,
                rows.getBoolean("succeeded"),
                exitCode,
                took == null ? null : Duration.parse(took),
                rows.getString("output"));
    }
}
