package io.vedette.store;

import io.vedette.monitor.Inputs;
import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is kept of one target: single results, changes, hours and days. Runs on the reader's thread. */
public final class Results {
    /** One period after the other: of a span of them, the results of all targets would be read. */
    static final String OF_A_PERIOD = "SELECT batch FROM result WHERE period = ? AND target = ?";

    private Results() {}

    /** The latest results, the newest first; those of the last minutes are read from the journal. */
    public static List<Sample> latest(Connection connection, TargetId target, int limit) throws SQLException {
        return latest(connection, List.of(target), Instant.EPOCH, limit);
    }

    /** The latest results of several targets that were due at {@code from} or later, at most {@code limit} of them together: those of the latest five minutes, then those of the five before, … */
    public static List<Sample> latest(Connection connection, List<TargetId> targets, Instant from, int limit)
            throws SQLException {
        return new Latest(connection, targets, from, limit, new Revocations()).read();
    }

    /**
     * What {@code summary} makes of the results of each target that were due from {@code from}, inclusive, to {@code to}, exclusive; they come the oldest first. One
     * target after the other, for each may have thousands; but the journal, in which those of all targets stand together, is read once.
     */
    public static <T> Map<TargetId, T> between(
            Connection connection, List<TargetId> targets, Instant from, Instant to, Function<List<Sample>, T> summary)
            throws SQLException {
        var revoked = new Revocations();
        Map<TargetId, List<Sample>> unfolded = unfolded(connection, targets, from, to, revoked);
        var summaries = new LinkedHashMap<TargetId, T>();
        for (TargetId target : targets) {
            List<Sample> found = folded(connection, target, from, to, revoked);
            found.addAll(unfolded.getOrDefault(target, List.of()));
            summaries.put(
                    target,
                    summary.apply(found.stream()
                            .filter(sample ->
                                    !sample.due().isBefore(from) && sample.due().isBefore(to))
                            .map(revoked::of)
                            .toList()));
        }
        return summaries;
    }

    /** What was due from one instant to another, and some before and after: a slow probe ends in the period after the one in which it was due. */
    private static List<Sample> folded(
            Connection connection, TargetId target, Instant from, Instant to, Revocations revoked) throws SQLException {
        var found = new Collecting(List.of(target), revoked);
        long first = Math.max(period(from), number(connection, "SELECT min(period) FROM result"));
        long last = Math.min(period(to) + 1, number(connection, "SELECT max(period) FROM result"));
        try (var select = connection.prepareStatement(OF_A_PERIOD)) {
            select.setLong(2, TargetKey.of(target));
            for (long period = first; period <= last; period++) {
                select.setLong(1, period);
                found.read(select);
            }
        }
        return found.samples;
    }

    private static Map<TargetId, List<Sample>> unfolded(
            Connection connection, List<TargetId> targets, Instant from, Instant to, Revocations revoked)
            throws SQLException {
        var found = new Collecting(targets, revoked);
        try (var select = connection.prepareStatement("""
                SELECT batch FROM journal WHERE at >= max(?1, coalesce((SELECT (done + 1) * ?3 FROM progress WHERE work = 'fold'), 0))
                    AND at <= ?2 + ?3 ORDER BY number""")) {
            select.setLong(1, from.toEpochMilli());
            select.setLong(2, to.toEpochMilli());
            select.setLong(3, Folding.PERIOD_MILLIS);
            found.read(select);
        }
        return found.samples.stream().collect(Collectors.groupingBy(Sample::target));
    }

    private static long period(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), Folding.PERIOD_MILLIS);
    }

    /** The latest changes, the newest first. */
    public static List<Change> changes(Connection connection, TargetId target, int limit) throws SQLException {
        var changes = new ArrayList<Change>();
        try (var select = connection.prepareStatement(
                "SELECT at, found, reason, detail FROM change WHERE target = ? ORDER BY at DESC LIMIT ?")) {
            select.setLong(1, TargetKey.of(target));
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    changes.add(new Change(
                            Instant.ofEpochMilli(rows.getLong(1)),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4)));
                }
            }
        }
        return changes;
    }

    /** The hours from number {@code from} to {@code to} since the epoch, both inclusive, the oldest first. */
    public static List<Aggregate> hours(Connection connection, TargetId target, long from, long to)
            throws SQLException {
        return aggregates(connection, "hour", target, from, to);
    }

    /** The days from number {@code from} to {@code to} since the epoch, both inclusive, the oldest first. */
    public static List<Aggregate> days(Connection connection, TargetId target, long from, long to) throws SQLException {
        return aggregates(connection, "day", target, from, to);
    }

    private static List<Aggregate> aggregates(Connection connection, String unit, TargetId target, long from, long to)
            throws SQLException {
        var aggregates = new ArrayList<Aggregate>();
        long first = Math.max(from, number(connection, "SELECT min(" + unit + ") FROM " + unit));
        long last = Math.min(to, number(connection, "SELECT max(" + unit + ") FROM " + unit));
        var tallied = new Tallied();
        try (var select = connection.prepareStatement(
                "SELECT counts, latencies FROM " + unit + " WHERE " + unit + " = ? AND target = ?")) {
            select.setLong(2, TargetKey.of(target));
            for (long number = first; number <= last; number++) {
                select.setLong(1, number);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        tallied.clear();
                        tallied.add(row.getBytes(1), row.getBytes(2));
                        aggregates.add(tallied.aggregate(number));
                    }
                }
            }
        }
        return aggregates;
    }

    /** Reads from the newest back: what takes a result back is met before it. */
    private record Latest(Connection connection, List<TargetId> targets, Instant from, int limit, Revocations revoked) {
        List<Sample> read() throws SQLException {
            long folded = number(connection, "SELECT done FROM progress WHERE work = 'fold'");
            var found = new ArrayList<>(unfolded((folded + 1) * Folding.PERIOD_MILLIS));
            found.removeIf(sample -> sample.due().isBefore(from));
            readFolded(folded, found);
            return found.stream().limit(limit).map(revoked::of).toList();
        }

        private List<Sample> unfolded(long since) throws SQLException {
            var latest = new Collecting(targets, revoked);
            try (var select = connection.prepareStatement("SELECT batch FROM journal WHERE at >= ? ORDER BY number")) {
                select.setLong(1, since);
                latest.read(select);
            }
            return latest.samples.reversed();
        }

        private void readFolded(long folded, List<Sample> into) throws SQLException {
            long first = number(connection, "SELECT min(period) FROM result");
            long oldest = Math.max(first, from.toEpochMilli() / Folding.PERIOD_MILLIS);
            try (var select = connection.prepareStatement(OF_A_PERIOD)) {
                for (long period = folded; period >= oldest && first > 0 && into.size() < limit; period--) {
                    select.setLong(1, period);
                    readPeriod(select, into);
                }
            }
        }

        private void readPeriod(PreparedStatement select, List<Sample> into) throws SQLException {
            for (TargetId target : targets) {
                if (into.size() < limit) {
                    select.setLong(2, TargetKey.of(target));
                    var found = new Collecting(List.of(target), revoked);
                    found.read(select);
                    found.samples.removeIf(sample -> sample.due().isBefore(from));
                    into.addAll(found.samples.reversed());
                }
            }
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** The samples of some targets, in the order in which they were written, and which were taken back. */
    private static final class Collecting implements Inputs {
        final List<Sample> samples = new ArrayList<>();
        private final Map<Long, TargetId> targets;
        private final Revocations revocations;

        Collecting(List<TargetId> targets, Revocations revocations) {
            this.targets = targets.stream().collect(Collectors.toMap(TargetKey::of, Function.identity()));
            this.revocations = revocations;
        }

        void read(PreparedStatement select) throws SQLException {
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    byte[] batch = Checked.without(rows.getBytes(1));
                    if (batch != null) {
                        BatchReader.read(batch, targets::get, this);
                    }
                }
            }
        }

        @Override
        public void left(TargetId target, Instant due, Instant now) {}

        @Override
        public void skipped(TargetId target, Instant due, Instant now) {}

        @Override
        public void sample(Sample sample, Instant now) {
            samples.add(sample);
        }

        @Override
        public void revoked(Sample sample, Instant now) {
            revocations.add(sample);
        }

        @Override
        public void ticked(Instant now) {}
    }
}
