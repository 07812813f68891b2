package io.vedette.store;

import io.vedette.monitor.Inputs;
import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Results as hours, and hours as days, a slice of the targets at a time. Runs on the writer's thread; doing it again gives the same.
 */
final class Sealing {
    /** Into how many parts the targets are divided. */
    static final int SLICES = 64;

    private static final int PERIODS_AN_HOUR = 12;
    private static final int SECONDS_AN_HOUR = 3_600;
    private static final int HOURS_A_DAY = 24;
    private static final TargetId ANY = new TargetId("any", "any");

    private Sealing() {}

    static void sealHour(Connection connection, long hour, int slice) throws SQLException {
        var byTarget = new HashMap<Long, Tallied>();
        try (var select = connection.prepareStatement(
                "SELECT target, batch FROM result WHERE period = ? AND target BETWEEN ? AND ?")) {
            for (int period = -1;
                    period <= PERIODS_AN_HOUR;
                    period++) { // what was due in the hour may have come a period later
                choose(select, hour * PERIODS_AN_HOUR + period, slice);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        byte[] batch = Checked.without(rows.getBytes(2));
                        if (batch != null) {
                            BatchReader.read(batch, _ -> ANY, new Counting(hour, tallied(byTarget, rows.getLong(1))));
                        }
                    }
                }
            }
        }
        write(connection, "INSERT OR REPLACE INTO hour VALUES (?, ?, ?, ?)", hour, byTarget);
    }

    static void sealDay(Connection connection, long day, int slice) throws SQLException {
        var byTarget = new HashMap<Long, Tallied>();
        try (var select = connection.prepareStatement(
                "SELECT target, counts, latencies FROM hour WHERE hour = ? AND target BETWEEN ? AND ?")) {
            for (int hour = 0; hour < HOURS_A_DAY; hour++) {
                choose(select, day * HOURS_A_DAY + hour, slice);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        tallied(byTarget, rows.getLong(1)).add(rows.getBytes(2), rows.getBytes(3));
                    }
                }
            }
        }
        write(connection, "INSERT OR REPLACE INTO day VALUES (?, ?, ?, ?)", day, byTarget);
    }

    private static Tallied tallied(Map<Long, Tallied> byTarget, long target) {
        return byTarget.computeIfAbsent(target, _ -> new Tallied());
    }

    /** Targets are numbered evenly over all long numbers. */
    private static void choose(PreparedStatement select, long number, int slice) throws SQLException {
        long width = Long.MAX_VALUE / SLICES * 2;
        long from = Long.MIN_VALUE + slice * width;
        select.setLong(1, number);
        select.setLong(2, from);
        select.setLong(3, slice == SLICES - 1 ? Long.MAX_VALUE : from + width - 1);
    }

    private static void write(Connection connection, String sql, long number, Map<Long, Tallied> byTarget)
            throws SQLException {
        try (var insert = connection.prepareStatement(sql)) {
            for (var entry : byTarget.entrySet()) {
                insert.setLong(1, number);
                insert.setLong(2, entry.getKey());
                insert.setBytes(3, entry.getValue().counts());
                insert.setBytes(4, entry.getValue().v2());
                insert.executeUpdate();
            }
        }
    }

    /** Counts what the fixed rate asked for in one hour. */
    record Counting(long hour, Tallied tallied) implements Inputs {
        @Override
        public void left(TargetId target, Instant due, Instant now) {}

        @Override
        public void skipped(TargetId target, Instant due, Instant now) {
            if (isInTheHour(due)) {
                tallied.skip();
            }
        }

        @Override
        public void sample(Sample sample, Instant now) {
            if (sample.scheduled() && isInTheHour(sample.due())) {
                tallied.add(sample.outcome());
            }
        }

        @Override
        public void revoked(Sample sample, Instant now) {
            if (isInTheHour(sample.due())) {
                tallied.revoke(sample.outcome());
            }
        }

        private boolean isInTheHour(Instant due) {
            return Math.floorDiv(due.getEpochSecond(), SECONDS_AN_HOUR) == hour;
        }

        @Override
        public void ticked(Instant now) {}
    }
}
