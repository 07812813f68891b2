package io.vedette.store;

import java.time.Instant;

/** The journal and the monitors' states as rows. */
final class Tables {
    private Tables() {}

    static Fact batch(long number, int loop, Instant at, byte[] batch) {
        return connection -> {
            try (var insert = connection.prepareStatement("INSERT INTO journal VALUES (?, ?, ?, ?)")) {
                insert.setLong(1, number);
                insert.setInt(2, loop);
                insert.setLong(3, at.toEpochMilli());
                insert.setBytes(4, batch);
                insert.executeUpdate();
            }
        };
    }

    static Fact monitor(String service, long number, Instant at, byte[] state) {
        return connection -> {
            try (var insert = connection.prepareStatement("INSERT OR REPLACE INTO monitor VALUES (?, ?, ?, ?)")) {
                insert.setString(1, service);
                insert.setLong(2, number);
                insert.setLong(3, at.toEpochMilli());
                insert.setBytes(4, state);
                insert.executeUpdate();
            }
        };
    }
}
