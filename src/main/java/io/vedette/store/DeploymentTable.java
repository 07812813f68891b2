package io.vedette.store;

import io.vedette.deployment.Aftermath;
import io.vedette.deployment.Before;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.Watch;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every deployment and its watch as a row, and the keys that they were reported under. */
final class DeploymentTable {
    /** As many as a monitor keeps of one service. */
    private static final String NEWEST = """
            SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY service ORDER BY number DESC) AS place FROM deployment)
            WHERE place <= 50 ORDER BY service, place""";

    private static final String KEYS = """
            SELECT key, report, deployment.* FROM deployment_key JOIN deployment ON deployment_id = id
            ORDER BY number DESC, key LIMIT 10000""";

    private static final String PUT = """
            INSERT INTO deployment (id, service, version, previous_version, environment, url, reported_by, at, watched_until, verdict,
                why, measured, critical_before, judged_at, rollback, recovered_at, rollback_of, rollback_safe, taken_back_at, unhelped_at, budget_before)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET watched_until = excluded.watched_until, verdict = excluded.verdict, why = excluded.why,
                measured = excluded.measured, critical_before = excluded.critical_before, judged_at = excluded.judged_at,
                rollback = excluded.rollback, recovered_at = excluded.recovered_at, taken_back_at = excluded.taken_back_at,
                unhelped_at = excluded.unhelped_at""";

    private DeploymentTable() {}

    static void put(Connection connection, Watch watch) throws SQLException {
        try (var insert = connection.prepareStatement(PUT)) {
            Deployment deployment = watch.deployment();
            insert.setString(1, deployment.id());
            insert.setString(2, deployment.service());
            insert.setString(3, deployment.version());
            insert.setString(4, deployment.previousVersion());
            insert.setString(5, deployment.environment());
            insert.setString(6, text(deployment.url()));
            insert.setString(7, deployment.by());
            insert.setLong(8, Times.nanos(deployment.at()));
            insert.setLong(9, Times.nanos(watch.until()));
            insert.setString(10, watch.verdict().name());
            insert.setString(11, watch.why());
            insert.setLong(12, watch.measured());
            insert.setBoolean(13, watch.before().critical());
            Times.set(insert, 14, watch.judgedAt());
            insert.setString(15, text(watch.rollback()));
            Times.set(insert, 16, watch.recoveredAt());
            insert.setString(17, deployment.rollbackOf());
            insert.setBoolean(18, deployment.rollbackSafe());
            Times.set(insert, 19, watch.aftermath().takenBackAt());
            Times.set(insert, 20, watch.aftermath().unhelpedAt());
            insert.setObject(21, watch.before().budget());
            insert.executeUpdate();
        }
    }

    static void put(Connection connection, String key, String report, String deployment) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT OR IGNORE INTO deployment_key VALUES (?, ?, ?)")) {
            insert.setString(1, key);
            insert.setString(2, report);
            insert.setString(3, deployment);
            insert.executeUpdate();
        }
    }

    /** The last watches of each service, the newest first. */
    static List<Watch> newest(Connection connection) throws SQLException {
        var watches = new ArrayList<Watch>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(NEWEST)) {
            while (rows.next()) {
                watches.add(watch(rows));
            }
        }
        return watches;
    }

    /** The last keys, the oldest first. */
    static List<ReportedKey> keys(Connection connection) throws SQLException {
        var keys = new ArrayList<ReportedKey>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(KEYS)) {
            while (rows.next()) {
                keys.add(new ReportedKey(rows.getString("key"), rows.getString("report"), deployment(rows)));
            }
        }
        return keys.reversed();
    }

    /** Lets go of what came before {@code time}, with all that hangs on it. */
    static void prune(Connection connection, Instant time) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM deployment WHERE at < ?");
                var statement = connection.createStatement()) {
            Times.set(delete, 1, time);
            delete.executeUpdate();
            statement.executeUpdate(
                    "DELETE FROM deployment_key WHERE deployment_id NOT IN (SELECT id FROM deployment)");
            statement.executeUpdate("DELETE FROM rollback WHERE deployment_id NOT IN (SELECT id FROM deployment)");
            statement.executeUpdate("DELETE FROM dossier WHERE deployment_id NOT IN (SELECT id FROM deployment)");
        }
    }

    static Deployment deployment(ResultSet rows) throws SQLException {
        String url = rows.getString("url");
        return new Deployment(
                rows.getString("id"),
                rows.getString("service"),
                rows.getString("version"),
                rows.getString("previous_version"),
                rows.getString("environment"),
                url == null ? null : URI.create(url),
                rows.getString("reported_by"),
                Times.get(rows, "at"),
                rows.getString("rollback_of"),
                rows.getBoolean("rollback_safe"));
    }

    private static Watch watch(ResultSet rows) throws SQLException {
        String rollback = rows.getString("rollback");
        return new Watch(
                deployment(rows),
                Times.get(rows, "watched_until"),
                Verdict.valueOf(rows.getString("verdict")),
                rows.getString("why"),
                rows.getLong("measured"),
                new Before(rows.getBoolean("critical_before"), budget(rows)),
                Times.find(rows, "judged_at"),
                new Aftermath(
                        rollback == null ? null : Stage.valueOf(rollback),
                        Times.find(rows, "taken_back_at"),
                        Times.find(rows, "recovered_at"),
                        Times.find(rows, "unhelped_at")));
    }

    /** What was left when the deployment came. */
    static @Nullable Double budget(ResultSet rows) throws SQLException {
        double budget = rows.getDouble("budget_before");
        return rows.wasNull() ? null : Double.valueOf(budget);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
