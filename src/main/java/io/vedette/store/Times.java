package io.vedette.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moments as whole nanoseconds since the epoch, which last until the year 2262. */
final class Times {
    private static final long SECOND = 1_000_000_000;

    private Times() {}

    static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    static void set(PreparedStatement statement, int place, @Nullable Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(place, Types.INTEGER);
        } else {
            statement.setLong(place, nanos(time));
        }
    }

    static @Nullable Instant find(ResultSet rows, String column) throws SQLException {
        long nanos = rows.getLong(column);
        return rows.wasNull() ? null : instant(nanos);
    }

    static Instant get(ResultSet rows, String column) throws SQLException {
        return instant(rows.getLong(column));
    }
}
