package io.vedette.store;

import io.vedette.monitor.Inputs;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Five minutes of the journal as results, a row a target, and as changes of what the probes found. Runs on the writer's thread; doing it again gives the same.
 */
final class Folding implements Inputs {
    static final long PERIOD_MILLIS = 300_000;

    private final Map<TargetId, Batch> batches = new HashMap<>();
    private final Map<TargetId, Integer> samples = new HashMap<>();
    private final Map<TargetId, Found> found = new HashMap<>();
    private final List<Sample> changes = new ArrayList<>();
    private final Revocations revocations = new Revocations();
    private final Connection connection;
    private final long period;

    private Folding(Connection connection, long period) {
        this.connection = connection;
        this.period = period;
    }

    /** What a target's probes found last. */
    private record Found(String label, String reason) {}

    static void fold(Connection connection, long period) throws SQLException {
        var folding = new Folding(connection, period);
        Map<Long, TargetId> names = names(connection);
        folding.found.putAll(lastFound(connection, names));
        try (var select =
                connection.prepareStatement("SELECT batch FROM journal WHERE at >= ? AND at < ? ORDER BY number")) {
            select.setLong(1, period * PERIOD_MILLIS);
            select.setLong(2, (period + 1) * PERIOD_MILLIS);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    byte[] batch = Checked.without(rows.getBytes(1));
                    if (batch != null) {
                        BatchReader.read(batch, names::get, folding);
                    }
                }
            }
        }
        folding.write();
        folding.writeChanges();
    }

    private static Map<Long, TargetId> names(Connection connection) throws SQLException {
        var names = new HashMap<Long, TargetId>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT key, service, endpoint FROM target")) {
            while (rows.next()) {
                names.put(rows.getLong(1), new TargetId(rows.getString(2), rows.getString(3)));
            }
        }
        return names;
    }

    private static Map<TargetId, Found> lastFound(Connection connection, Map<Long, TargetId> names)
            throws SQLException {
        var found = new HashMap<TargetId, Found>();
        try (var select = connection.prepareStatement(
                "SELECT found, reason FROM change WHERE target = ? ORDER BY at DESC LIMIT 1")) {
            for (var name : names.entrySet()) {
                select.setLong(1, name.getKey());
                try (var row = select.executeQuery()) {
                    if (row.next()) {
                        found.put(name.getValue(), new Found(row.getString(1), row.getString(2)));
                    }
                }
            }
        }
        return found;
    }

    private void write() throws SQLException {
        try (var insert = connection.prepareStatement("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?)")) {
            for (var entry : batches.entrySet()) {
                insert.setLong(1, period);
                insert.setLong(2, TargetKey.of(entry.getKey()));
                insert.setInt(3, samples.getOrDefault(entry.getKey(), 0));
                insert.setBytes(4, Checked.with(entry.getValue().take()));
                insert.executeUpdate();
            }
        }
    }

    private void writeChanges() throws SQLException {
        try (var insert = connection.prepareStatement("INSERT OR REPLACE INTO change VALUES (?, ?, ?, ?, ?)")) {
            for (Sample change : changes) {
                Sample sample = revocations.of(change);
                insert.setLong(1, TargetKey.of(sample.target()));
                insert.setLong(2, sample.due().toEpochMilli());
                insert.setString(3, sample.outcome().label());
                insert.setString(4, reason(sample.outcome()));
                insert.setString(5, detail(sample.outcome()));
                insert.executeUpdate();
            }
        }
    }

    @Override
    public void left(TargetId target, Instant due, Instant now) {}

    @Override
    public void skipped(TargetId target, Instant due, Instant now) {
        batch(target).skipped(target, due, now);
    }

    @Override
    public void sample(Sample sample, Instant now) {
        batch(sample.target()).sample(sample, now);
        samples.merge(sample.target(), 1, Integer::sum);
        Outcome outcome = sample.outcome();
        var what = new Found(outcome.label(), reason(outcome));
        if (!what.equals(found.put(sample.target(), what))) {
            changes.add(sample);
        }
    }

    @Override
    public void revoked(Sample sample, Instant now) {
        batch(sample.target()).revoked(sample, now);
        revocations.add(sample);
    }

    @Override
    public void ticked(Instant now) {}

    private Batch batch(TargetId target) {
        return batches.computeIfAbsent(target, _ -> new Batch());
    }

    private static String detail(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Up _ -> "";
            case Outcome.Faulty faulty -> faulty.detail();
            case Outcome.Unknown(String why) -> why;
        };
    }

    private static String reason(Outcome outcome) {
        return outcome instanceof Outcome.Faulty faulty ? faulty.reason().label() : "";
    }
}
