package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class DiscoveredTableTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void theLastListOfASourceIsKeptUntilItIsForgotten() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Migrations.known().apply(connection);
            Facts.of("shop/fleet", NOON, () -> "[1]").write(connection);
            Facts.of("shop/fleet", NOON.plusSeconds(1), () -> "[2]").write(connection);
            Facts.of("shop/list", NOON, () -> "[3]").write(connection);
            assertThat(DiscoveredTable.all(connection))
                    .containsExactly(
                            new KeptTargets("shop/fleet", NOON.plusSeconds(1), "[2]"),
                            new KeptTargets("shop/list", NOON, "[3]"));

            Facts.undiscovered("shop/list").write(connection);

            assertThat(DiscoveredTable.all(connection)).hasSize(1);
        }
    }
}
