package io.vedette.store;

import io.vedette.deployment.Mode;
import io.vedette.deployment.RemedyOrder;
import io.vedette.deployment.RollbackState;
import io.vedette.store.RollbackTable.Conflict;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every remedy that an alert asked for as a row. */
final class RemedyTable {
    private static final String INTO = """
             INTO remedy (id, action, reason, ordered_at, stage, attempts, under_way, mode, first_attempt_at,
                approval_until, decided_by, decided_at, said_at, held_by, said, run, episode, labels)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private RemedyTable() {}

    static void put(Connection connection, RollbackState state, RemedyOrder order, Conflict known) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT OR " + known + INTO)) {
            RollbackTable.put(insert, state);
            insert.setString(17, order.cause().episode());
            var labels = new JsonObject();
            order.cause().labels().forEach(labels::put);
            insert.setString(18, labels.encode());
            insert.executeUpdate();
        }
    }

    /** The last ones, the oldest first. */
    static List<RollbackState> newest(Connection connection) throws SQLException {
        var states = new ArrayList<RollbackState>();
        try (var statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT * FROM remedy ORDER BY ordered_at DESC, id LIMIT 1000")) {
            while (rows.next()) {
                states.add(RollbackTable.state(rows, order(rows)));
            }
        }
        return states.reversed();
    }

    private static RemedyOrder order(ResultSet rows) throws SQLException {
        Map<String, String> labels = new HashMap<>();
        new JsonObject(rows.getString("labels"))
                .forEach(label -> labels.put(label.getKey(), String.valueOf(label.getValue())));
        return new RemedyOrder(
                rows.getString("action"),
                new RemedyOrder.Cause(rows.getString("episode"), labels),
                rows.getString("reason"),
                Mode.valueOf(rows.getString("mode")));
    }

    /** Lets go of what was ordered before {@code time}. */
    static void prune(Connection connection, Instant time) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM remedy WHERE ordered_at < ?")) {
            Times.set(delete, 1, time);
            delete.executeUpdate();
        }
    }
}
