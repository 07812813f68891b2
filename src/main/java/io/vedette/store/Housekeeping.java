package io.vedette.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes results, hours and days of the journal, and lets go of what is too old or too much: one small step at a time, each in a transaction of its own, what
 * depends on the least first. How far it came stands in the database, so that a kill costs nothing. Runs on the writer's thread.
 */
final class Housekeeping {
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long PERIODS_AN_HOUR = 12;
    private static final long HOURS_A_DAY = 24;
    private static final int MOST_SAMPLES_A_PERIOD = 600;
    /** Of the largest size, from where on the oldest history goes. */
    private static final double FULL = 0.9;

    private final StoreSpec spec;

    Housekeeping(StoreSpec spec) {
        this.spec = spec;
    }

    /** The next step, if there is one to do at {@code now}. */
    void step(Connection connection, Instant now) throws SQLException {
        long millis = now.toEpochMilli();
        boolean done = forget(connection, millis)
                || seal(connection, "hour")
                || seal(connection, "day")
                || fold(connection, millis - SETTLING.toMillis());
        if (!done) {
            makeRoom(connection);
        }
    }

    /** Lets go of the oldest if the file is nearly as large as it may be; answers whether there was anything to let go of. */
    boolean makeRoom(Connection connection) throws SQLException {
        double used =
                number(connection, "SELECT page_count - freelist_count FROM pragma_page_count, pragma_freelist_count");
        double limit = (double) spec.maxBytes() / number(connection, "SELECT page_size FROM pragma_page_size");
        return used > limit * FULL
                && (update(connection, "DELETE FROM hour WHERE hour < (SELECT min(hour) + 24 FROM hour)") > 0
                        || update(connection, "DELETE FROM day WHERE day < (SELECT min(day) + 7 FROM day)") > 0
                        || update(connection, "DELETE FROM result WHERE period < (SELECT min(period) + 12 FROM result)")
                                > 0);
    }

    /** The oldest five minutes that are over become results. */
    private boolean fold(Connection connection, long settled) throws SQLException {
        long folded = done(connection, "fold");
        long oldest =
                number(connection, "SELECT min(at) FROM journal WHERE at >= " + (folded + 1) * Folding.PERIOD_MILLIS);
        long period = oldest / Folding.PERIOD_MILLIS;
        if (oldest == 0 || (period + 1) * Folding.PERIOD_MILLIS > settled) {
            return false;
        }
        Folding.fold(connection, period);
        done(connection, "fold", period);
        return true;
    }

    /** The next slice of an hour or day that is over and was not sealed yet. */
    private boolean seal(Connection connection, String unit) throws SQLException {
        boolean hour = unit.equals("hour");
        long parts = hour ? PERIODS_AN_HOUR : HOURS_A_DAY;
        long whole = hour ? done(connection, "fold") : (done(connection, "hour") + 1) / Sealing.SLICES;
        long next = done(connection, unit) + 1;
        long from = next / Sealing.SLICES * parts;
        long part = number(
                connection,
                hour
                        ? "SELECT min(period) FROM result WHERE period >= " + from
                        : "SELECT min(hour) FROM hour WHERE hour >= " + from);
        long step = Math.max(next, part / parts * Sealing.SLICES);
        long number = step / Sealing.SLICES;
        if (part == 0 || number >= whole / parts) {
            return false;
        }
        int slice = (int) (step % Sealing.SLICES);
        if (hour) {
            Sealing.sealHour(connection, number, slice);
        } else {
            Sealing.sealDay(connection, number, slice);
        }
        done(connection, unit, step);
        return true;
    }

    private boolean forget(Connection connection, long now) throws SQLException {
        long folded = done(connection, "fold");
        if (done(connection, "forget") == folded) {
            return false;
        }
        done(connection, "forget", folded);
        int gone = update(connection, """
                DELETE FROM journal WHERE at < %d AND number <= (SELECT min(number) FROM monitor WHERE at > %d)""".formatted((folded + 1) * Folding.PERIOD_MILLIS, now - HOUR_MILLIS));
        gone += forgetResults(connection, folded);
        long kept = spec.retention().toMillis();
        gone += update(connection, "DELETE FROM hour WHERE hour < " + (now - kept) / HOUR_MILLIS);
        gone += update(connection, "DELETE FROM day WHERE day < " + (now - kept) / (24 * HOUR_MILLIS));
        gone += update(connection, "DELETE FROM monitor WHERE at < " + (now - kept));
        return gone > 0;
    }

    /** A target that has so many results in five minutes has enough in as many periods as that takes; two hours are kept for the hours to be made of. */
    private int forgetResults(Connection connection, long folded) throws SQLException {
        int gone = 0;
        long before = -1;
        for (int samples = MOST_SAMPLES_A_PERIOD; samples >= 1; samples--) {
            long periods = Math.max(Math.ceilDiv(spec.results(), samples) + 1, 2 * PERIODS_AN_HOUR);
            if (periods != before) {
                gone += update(
                        connection,
                        "DELETE FROM result WHERE period BETWEEN " + (folded - periods - 1) + " AND "
                                + (folded - periods) + " AND samples >= " + samples);
                before = periods;
            }
        }
        long all = Math.max(spec.results() + 1, 2 * PERIODS_AN_HOUR);
        return gone + update(connection, "DELETE FROM result WHERE period < " + (folded - all));
    }

    private static long done(Connection connection, String work) throws SQLException {
        return number(connection, "SELECT done FROM progress WHERE work = '" + work + "'");
    }

    private static void done(Connection connection, String work, long number) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT OR REPLACE INTO progress VALUES (?, ?)")) {
            insert.setString(1, work);
            insert.setLong(2, number);
            insert.executeUpdate();
        }
    }

    /** The number that {@code query} answers; 0 when it answers nothing. */
    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static int update(Connection connection, String change) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(change);
        }
    }
}
