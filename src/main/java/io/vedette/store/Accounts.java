package io.vedette.store;

import io.vedette.alert.Alert;
import io.vedette.alert.trail.Account;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept of alerts that fire or fired. */
public final class Accounts {
    private Accounts() {}

    /** All that is kept of one episode; empty when nothing is. */
    public static Query<Optional<Account>> of(String episode) {
        return connection -> {
            Optional<Alert> alert = AlertTable.find(connection, episode);
            return alert.isEmpty() ? Optional.empty() : Optional.of(account(connection, alert.get()));
        };
    }

    private static Account account(Connection connection, Alert alert) throws SQLException {
        return new Account(
                alert,
                AlertTable.found(connection, alert.episode()),
                FootprintTable.of(connection, alert.episode()),
                TellingTable.of(connection, alert.episode()));
    }

    /**
     * The alerts that fired at {@code at}, the newest first.
     *
     * @param service whose; empty for all
     */
    public static Query<List<Alert>> firingAt(Instant at, String service, int limit) {
        return connection -> AlertTable.firingAt(connection, at, service, limit);
    }
}
