package io.vedette.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What is signed with, as rows; never in a backup's name, a log or a page. */
public final class SigningKeys {
    private SigningKeys() {}

    /** The key for a purpose, if one was made. */
    public static Query<Optional<byte[]>> of(String purpose) {
        return connection -> {
            try (var select = connection.prepareStatement("SELECT key FROM signing_key WHERE purpose = ?")) {
                select.setString(1, purpose);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
                }
            }
        };
    }

    static void put(Connection connection, String purpose, byte[] key) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT OR IGNORE INTO signing_key VALUES (?, ?)")) {
            insert.setString(1, purpose);
            insert.setBytes(2, key);
            insert.executeUpdate();
        }
    }
}
