package io.vedette.store;

import io.vedette.delivery.Attempts;
import io.vedette.deployment.Approval;
import io.vedette.deployment.Interlock;
import io.vedette.deployment.Mode;
import io.vedette.deployment.Order;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.RollbackState;
import io.vedette.deployment.RollbackState.News;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every rollback as a row. */
final class RollbackTable {
    private static final String NEWEST = """
            SELECT deployment.*, action, reason, rollback.at AS ordered_at, stage, attempts, under_way, mode, first_attempt_at,
                approval_until, decided_by, decided_at, said_at, held_by, said, run
            FROM rollback JOIN deployment ON deployment_id = id ORDER BY deployment.number DESC LIMIT 10000""";

    private static final String INTO = """
             INTO rollback (deployment_id, action, reason, at, stage, attempts, under_way, mode, first_attempt_at,
                approval_until, decided_by, decided_at, said_at, held_by, said, run)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private RollbackTable() {}

    /** What becomes of what is known of the same order already. */
    enum Conflict {
        /** It came further. */
        REPLACE,
        /** It stays: a person may have asked for the rollback before the verdict fell, and it must not begin again. */
        IGNORE
    }

    static void put(Connection connection, RollbackState state, Conflict known) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT OR " + known + INTO)) {
            put(insert, state);
            insert.executeUpdate();
        }
    }

    /** The sixteen columns that every order has, in their order. */
    static void put(PreparedStatement insert, RollbackState state) throws SQLException {
        Attempts attempts = state.attempts();
        Order order = state.order();
        insert.setString(1, state.id());
        insert.setString(2, order.action());
        insert.setString(3, order.reason());
        insert.setLong(4, Times.nanos(state.at()));
        insert.setString(5, name(state.stage()));
        insert.setInt(6, attempts == null ? 0 : attempts.count());
        insert.setBoolean(7, state.underWay());
        insert.setString(8, order.mode().name());
        Times.set(insert, 9, attempts == null ? null : attempts.first());
        put(insert, state.approval());
        put(insert, state.news());
        insert.setString(16, state.run());
    }

    private static void put(PreparedStatement insert, @Nullable Approval approval) throws SQLException {
        Times.set(insert, 10, approval == null ? null : approval.until());
        insert.setString(11, approval == null ? null : approval.by());
        Times.set(insert, 12, approval == null ? null : approval.at());
    }

    private static void put(PreparedStatement insert, @Nullable News news) throws SQLException {
        Times.set(insert, 13, news == null ? null : news.at());
        insert.setString(14, news == null ? null : name(news.heldBy()));
        insert.setString(15, news == null ? null : news.text());
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
        return state(
                rows,
                new RollbackOrder(
                        DeploymentTable.deployment(rows),
                        rows.getString("action"),
                        rows.getString("reason"),
                        Mode.valueOf(rows.getString("mode")),
                        DeploymentTable.budget(rows)));
    }

    /** How far an order came. */
    static RollbackState state(ResultSet rows, Order order) throws SQLException {
        String stage = rows.getString("stage");
        return new RollbackState(
                order,
                Times.get(rows, "ordered_at"),
                stage == null ? null : Stage.valueOf(stage),
                attempts(rows),
                rows.getBoolean("under_way"),
                approval(rows),
                news(rows),
                rows.getString("run"));
    }

    private static @Nullable Attempts attempts(ResultSet rows) throws SQLException {
        int count = rows.getInt("attempts");
        return count == 0 ? null : new Attempts(count, Times.get(rows, "first_attempt_at"));
    }

    private static @Nullable Approval approval(ResultSet rows) throws SQLException {
        Instant until = Times.find(rows, "approval_until");
        return until == null ? null : new Approval(until, rows.getString("decided_by"), Times.find(rows, "decided_at"));
    }

    private static @Nullable News news(ResultSet rows) throws SQLException {
        Instant at = Times.find(rows, "said_at");
        String heldBy = rows.getString("held_by");
        return at == null
                ? null
                : new News(at, heldBy == null ? null : Interlock.valueOf(heldBy), rows.getString("said"));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
