package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MigrationsTest {
    private static final Migrations KNOWN = Migrations.known();

    @ParameterizedTest
    @MethodSource("earlierVersions")
    void everyEarlierVersionBecomesTheSameSchema(int version) throws SQLException {
        try (Connection fresh = empty();
                Connection old = empty()) {
            KNOWN.apply(fresh);
            KNOWN.upTo(version).apply(old);

            KNOWN.apply(old);

            assertThat(schema(old)).isEqualTo(schema(fresh));
            assertThat(userVersion(old)).isEqualTo(KNOWN.numbers().last());
        }
    }

    @Test
    void applyingThemAgainChangesNothing() throws SQLException {
        try (Connection connection = empty()) {
            KNOWN.apply(connection);
            List<String> schema = schema(connection);

            KNOWN.apply(connection);

            assertThat(schema(connection)).isEqualTo(schema);
        }
    }

    static Stream<Integer> earlierVersions() {
        return Stream.concat(Stream.of(0), KNOWN.numbers().stream());
    }

    private static Connection empty() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite::memory:");
    }

    private static List<String> schema(Connection connection) throws SQLException {
        var lines = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, sql FROM sqlite_master ORDER BY name")) {
            while (rows.next()) {
                lines.add(rows.getString(1) + ": " + rows.getString(2));
            }
        }
        return lines;
    }

    private static int userVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.getInt(1);
        }
    }
}
