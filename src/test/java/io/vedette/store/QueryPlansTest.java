package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked at a start, or for a page, finds its rows by an index, however much history there is. */
final class QueryPlansTest {
    @ParameterizedTest
    @ValueSource(strings = {AlertTable.OPEN, AlertTable.FIRING_AT, AlertTable.FIRING_SINCE})
    void alertsAreFoundByTheirEndNotByReadingAllOfThem(String query) throws SQLException {
        assertThat(plan(query))
                .anyMatch(step -> step.contains("alert USING INDEX alert_firing"))
                .noneMatch(step -> step.contains("alert_of_start"));
    }

    @ParameterizedTest
    @ValueSource(strings = Results.OF_A_PERIOD)
    void theResultsOfOneTargetAreReadAlone(String query) throws SQLException {
        assertThat(plan(query)).containsExactly("SEARCH result USING PRIMARY KEY (period=? AND target=?)");
    }

    private static List<String> plan(String query) throws SQLException {
        var steps = new ArrayList<String>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Migrations.known().apply(connection);
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("EXPLAIN QUERY PLAN " + query)) {
                while (rows.next()) {
                    steps.add(rows.getString("detail"));
                }
            }
        }
        return steps;
    }
}
