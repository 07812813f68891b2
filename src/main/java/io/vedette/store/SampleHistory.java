package io.vedette.store;

import io.vedette.monitor.Inputs;
import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sqlite.SQLiteConfig;

/**
 * Every scheduled sample that a database still has, in the order of the due times: for replays. Reads only, beside a daemon if one runs on it; blocks.
 *
 * <p>What is kept by the five minutes in which it ended is given out five minutes later, since a slow probe was due in the five minutes before.
 */
public final class SampleHistory implements Inputs {
    private static final Duration BUSY = Duration.ofSeconds(2);

    private final Consumer<Sample> samples;
    private final List<Sample> waiting = new ArrayList<>();
    private final Revocations revocations = new Revocations();
    private final Map<Long, TargetId> names = new HashMap<>();

    private SampleHistory(Consumer<Sample> samples) {
        this.samples = samples;
    }

    /**
     * Gives each to {@code samples}.
     *
     * @param known targets that the database may not know by name yet: it writes names down with the first five minutes
     * @throws IOException if the file cannot be read or is no such database
     */
    public static void read(Path database, Collection<TargetId> known, Consumer<Sample> samples) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) BUSY.toMillis());
        try (Connection connection = config.createConnection("jdbc:sqlite:" + database)) {
            var history = new SampleHistory(samples);
            known.forEach(target -> history.names.put(TargetKey.of(target), target));
            history.read(connection);
        } catch (SQLException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
    }

    private void read(Connection connection) throws SQLException {
        learnNames(connection);
        long folded = folded(connection);
        try (PreparedStatement select =
                connection.prepareStatement("SELECT period, batch FROM result ORDER BY period, target")) {
            readPeriods(select);
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT at / ?, batch FROM journal WHERE at >= ? ORDER BY number")) {
            select.setLong(1, Folding.PERIOD_MILLIS);
            select.setLong(2, (folded + 1) * Folding.PERIOD_MILLIS);
            readPeriods(select);
        }
        giveUntil(Instant.MAX);
    }

    /** Rows of a period's number and a batch, earlier periods first. */
    private void readPeriods(PreparedStatement select) throws SQLException {
        long reading = Long.MIN_VALUE;
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                if (rows.getLong(1) > reading) {
                    reading = rows.getLong(1);
                    giveUntil(Instant.ofEpochMilli((reading - 1) * Folding.PERIOD_MILLIS));
                }
                byte[] batch = Checked.without(rows.getBytes(2));
                if (batch != null) {
                    BatchReader.read(batch, names::get, this);
                }
            }
        }
    }

    private void giveUntil(Instant end) {
        waiting.sort(Comparator.comparing(Sample::due));
        int given = 0;
        while (given < waiting.size() && waiting.get(given).due().isBefore(end)) {
            samples.accept(revocations.of(waiting.get(given++)));
        }
        waiting.subList(0, given).clear();
        revocations.forget(end);
    }

    private void learnNames(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT key, service, endpoint FROM target")) {
            while (rows.next()) {
                names.put(rows.getLong(1), new TargetId(rows.getString(2), rows.getString(3)));
            }
        }
    }

    private static long folded(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT done FROM progress WHERE work = 'fold'")) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    @Override
    public void left(TargetId target, Instant due, Instant now) {}

    @Override
    public void skipped(TargetId target, Instant due, Instant now) {}

    @Override
    public void sample(Sample sample, Instant now) {
        if (sample.scheduled()) {
            waiting.add(sample);
        }
    }

    @Override
    public void revoked(Sample sample, Instant now) {
        revocations.add(sample);
    }

    @Override
    public void ticked(Instant now) {}
}
