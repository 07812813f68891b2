package io.vedette.store;

import io.vedette.delivery.Attempts;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.RollbackState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Every rollback as a row. */
final class RollbackTable {
    private static final String NEWEST = """
            SELECT deployment.*, action, reason, rollback.at AS ordered_at, stage, attempts, under_way
            FROM rollback JOIN deployment ON deployment_id = id ORDER BY deployment.number DESC LIMIT 10000""";

    private RollbackTable() {}

    static void put(Connection connection, RollbackState state) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT OR REPLACE INTO rollback VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            Stage stage = state.stage();
            Attempts attempts = state.attempts();
            insert.setString(1, state.order().deployment().id());
            insert.setString(2, state.order().action());
            insert.setString(3, state.order().reason());
            insert.setLong(4, Times.nanos(state.at()));
            insert.setString(5, stage == null ? null : stage.name());
            insert.setInt(6, attempts == null ? 0 : attempts.count());
            insert.setBoolean(7, state.underWay());
            insert.executeUpdate();
        }
    }

    /** The last ones, the oldest first. */
    static List<RollbackState> newest(Connection connection) throws SQLException {
        var states = new ArrayList<RollbackState>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(NEWEST)) {
            while (rows.next()) {
                states.add(state(rows));
            }
        }
        return states.reversed();
    }

    private static RollbackState state(ResultSet rows) throws SQLException {
        var at = Times.get(rows, "ordered_at");
        String stage = rows.getString("stage");
        int attempts = rows.getInt("attempts");
        return new RollbackState(
                new RollbackOrder(DeploymentTable.deployment(rows), rows.getString("action"), rows.getString("reason")),
                at,
                stage == null ? null : Stage.valueOf(stage),
                attempts == 0 ? null : new Attempts(attempts, at),
                rows.getBoolean("under_way"));
    }
}
