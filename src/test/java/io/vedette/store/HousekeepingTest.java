package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.monitor.History;
import io.vedette.monitor.Inputs;
import io.vedette.monitor.ServicePlan;
import io.vedette.report.Figures;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the journal: results, hours, days; and what is let go of. */
final class HousekeepingTest {
    private static final Instant START = Instant.parse("2026-11-20T22:30:00Z");
    private static final ServicePlan PLAN = Plans.service("shop", 2, Duration.ofSeconds(30));
    private static final TargetId TARGET = PLAN.service().targets().getFirst().id();

    @TempDir
    Path directory;

    private Connection connection;
    private long number;

    @BeforeEach
    void open() throws SQLException {
        connection = new DatabaseFile(directory.resolve("vedette.db"), Migrations.known(), 1 << 30).openToWrite();
        Tables.names(PLAN.service().targets().stream().map(Target::id).toList()).write(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void hoursAndDaysCountExactlyWhatTheJournalHeld() throws SQLException {
        Duration length = Duration.ofHours(26);
        List<Sample> samples = journal(length);
        keepHouse(1_000_000, length, 3_000);

        List<Aggregate> hours = Results.hours(connection, TARGET, 0, Long.MAX_VALUE);
        List<Aggregate> days = Results.days(connection, TARGET, 0, Long.MAX_VALUE);

        long firstDay = START.getEpochSecond() / 86_400;
        assertThat(hours).hasSize(26);
        assertThat(days).hasSize(2);
        assertThat(hours.stream().mapToLong(Aggregate::up).sum()).isEqualTo(ups(samples, 0, (firstDay + 2) * 86_400));
        assertThat(days.getFirst().up()).isEqualTo(ups(samples, firstDay * 86_400, (firstDay + 1) * 86_400));
        assertThat(days.getFirst().answered()).isEqualTo(days.getFirst().up());
    }

    @Test
    void whatAReportSaysOfAServiceIsTheSumOfItsEndpointsHours() throws SQLException {
        Duration length = Duration.ofHours(6);
        journal(length);
        keepHouse(1_000_000, length, 3_000);
        Instant from = Instant.ofEpochSecond((START.getEpochSecond() / 3_600 + 1) * 3_600);

        Figures figures =
                Reporting.figures(from, from.plus(Duration.ofHours(3))).ask(connection);

        long first = from.getEpochSecond() / 3_600;
        long good = 0;
        long bad = 0;
        for (Target target : PLAN.service().targets()) {
            for (Aggregate hour : Results.hours(connection, target.id(), first, first + 2)) {
                good += hour.up() + sum(hour.degraded());
                bad += sum(hour.down());
            }
        }
        assertThat(good).isPositive();
        assertThat(figures.services()).containsExactly(Map.entry("shop", new Figures.Count(good, bad)));
    }

    private static long sum(Map<Reason, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void resultsAreTheSamplesThemselves() throws SQLException {
        Duration length = Duration.ofHours(1);
        List<Sample> samples = journal(length);
        keepHouse(1_000_000, length, 200);

        List<Sample> found = Results.latest(connection, TARGET, 50);

        List<Sample> expected = samples.stream()
                .filter(sample -> sample.target().equals(TARGET))
                .toList();
        assertThat(found)
                .isEqualTo(
                        expected.subList(expected.size() - 50, expected.size()).reversed());
    }

    @Test
    void everyChangeOfWhatTheProbesFoundIsKept() throws SQLException {
        Duration length = Duration.ofHours(3);
        List<Sample> samples = journal(length);
        keepHouse(10, length, 400);

        List<String> expected = new ArrayList<>();
        for (Sample sample : samples) {
            String what = sample.outcome().label()
                    + (sample.outcome() instanceof Outcome.Faulty faulty
                            ? faulty.reason().label()
                            : "");
            if (sample.target().equals(TARGET)
                    && (expected.isEmpty() || !expected.getLast().equals(what))) {
                expected.add(what);
            }
        }
        assertThat(Results.changes(connection, TARGET, 10_000).reversed())
                .extracting(change -> change.found() + change.reason())
                .isEqualTo(expected);
    }

    @Test
    void enoughResultsAreKeptAndNotMuchMore() throws SQLException {
        Duration length = Duration.ofHours(20);
        journal(length);
        keepHouse(300, length, 2_000);

        int kept = Results.latest(connection, TARGET, 1_000_000).size();
        assertThat(kept).isBetween(300, 450);
    }

    @Test
    void theJournalIsLetGoOfOnceItsServicesAreSavedBeyondIt() throws SQLException {
        journal(Duration.ofHours(2));
        connection
                .createStatement()
                .execute("INSERT INTO monitor VALUES ('shop', " + number + ", 0, "
                        + START.plus(Duration.ofHours(2)).toEpochMilli() + ", x'00', NULL)");
        keepHouse(1_000, Duration.ofHours(2), 300);

        assertThat(count("journal")).isLessThan(400);
    }

    @Test
    void theOldestGoesBeforeTheFileIsFull() throws SQLException {
        for (int hour = 0; hour < 100; hour++) {
            connection.createStatement().execute("INSERT INTO hour VALUES (" + hour + ", 1, x'', zeroblob(50000))");
        }
        var small = new Housekeeping(new StoreSpec(new StoreSpec.Place.Memory(), 4 << 20, 1_000, Duration.ofDays(400)));

        while (small.makeRoom(connection)) {
            assertThat(count("hour")).isLessThan(100);
        }

        assertThat(count("hour")).isBetween(50L, 76L);
        assertThat(connection
                        .createStatement()
                        .executeQuery("SELECT min(hour) FROM hour")
                        .getLong(1))
                .isPositive();
    }

    /** Writes {@code length} of history into the journal as a loop does, a batch a second. */
    private List<Sample> journal(Duration length) throws SQLException {
        var samples = new Samples();
        var batch = new Batch();
        for (History.Call call : History.of(PLAN, START, length, 7)) {
            call.told().accept(batch);
            call.told().accept(samples);
            if (batch.entries() > 20) {
                Tables.batch(++number, 0, call.at(), batch.take()).write(connection);
            }
        }
        Tables.batch(++number, 0, START.plus(length), batch.take()).write(connection);
        return samples.samples;
    }

    private void keepHouse(int results, Duration length, int steps) throws SQLException {
        var housekeeping =
                new Housekeeping(new StoreSpec(new StoreSpec.Place.Memory(), 1L << 30, results, Duration.ofDays(400)));
        connection.createStatement().execute("BEGIN");
        for (int step = 0; step < steps; step++) {
            housekeeping.step(connection, START.plus(length).plusSeconds(7_200));
        }
        connection.createStatement().execute("COMMIT");
    }

    private static long ups(List<Sample> samples, long from, long to) {
        return samples.stream()
                .filter(sample -> sample.target().equals(TARGET) && sample.scheduled())
                .filter(sample -> sample.outcome() instanceof Outcome.Up)
                .filter(sample ->
                        sample.due().getEpochSecond() >= from && sample.due().getEpochSecond() < to)
                .count();
    }

    private long count(String table) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            return rows.getLong(1);
        }
    }

    private static final class Samples implements Inputs {
        private final List<Sample> samples = new ArrayList<>();

        @Override
        public void left(TargetId target, Instant due, Instant now) {}

        @Override
        public void skipped(TargetId target, Instant due, Instant now) {}

        @Override
        public void sample(Sample sample, Instant now) {
            samples.add(sample);
        }

        @Override
        public void ticked(Instant now) {}
    }
}
