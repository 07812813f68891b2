package io.vedette.store;

import io.vedette.monitor.MonitorState;
import io.vedette.target.TargetId;
import java.time.Instant;
import java.util.Collection;

/** The journal and the monitors' states as rows. */
final class Tables {
    private Tables() {}

    static Fact batch(long number, int loop, Instant at, byte[] batch) {
        return connection -> {
            try (var insert = connection.prepareStatement("INSERT INTO journal VALUES (?, ?, ?, ?)")) {
                insert.setLong(1, number);
                insert.setInt(2, loop);
                insert.setLong(3, at.toEpochMilli());
                insert.setBytes(4, Checked.with(batch));
                insert.executeUpdate();
            }
        };
    }

    /** The names behind the targets' numbers. */
    static Fact names(Collection<TargetId> targets) {
        return connection -> {
            try (var insert = connection.prepareStatement("INSERT OR IGNORE INTO target VALUES (?, ?, ?)")) {
                for (TargetId target : targets) {
                    insert.setLong(1, TargetKey.of(target));
                    insert.setString(2, target.service());
                    insert.setString(3, target.endpoint());
                    insert.executeUpdate();
                }
            }
        };
    }

    /** What is over stays as it was kept when the state leaves it out. */
    static Fact monitor(String service, long number, int loop, Instant at, MonitorState state) {
        return connection -> {
            try (var insert = connection.prepareStatement("""
                    INSERT INTO monitor (service, number, loop, at, recent, sealed) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (service) DO UPDATE SET number = excluded.number, loop = excluded.loop, at = excluded.at,
                        recent = excluded.recent, sealed = coalesce(excluded.sealed, sealed)""")) {
                insert.setString(1, service);
                insert.setLong(2, number);
                insert.setInt(3, loop);
                insert.setLong(4, at.toEpochMilli());
                insert.setBytes(5, Checked.with(state.recent()));
                insert.setBytes(6, Checked.with(state.sealed()));
                insert.executeUpdate();
            }
        };
    }
}
