package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.ScriptedProbe;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ResultsTest {
    private static final TargetId HEALTH = new TargetId("checkout", "health");
    private static final TargetId READY = new TargetId("checkout", "ready");
    private static final long PERIOD = 5_907_744;
    private static final Instant START = Instant.ofEpochMilli(PERIOD * 300_000);

    private final DiskInMemory disk = new DiskInMemory();

    @AfterEach
    void close() {
        disk.close();
    }

    /** A second of the journal with a sample of each endpoint. */
    private void journal(long number, long second) {
        var batch = new Batch();
        for (TargetId target : List.of(HEALTH, READY)) {
            Instant due = START.plusSeconds(second);
            var sample = new Sample(target, due, Duration.ZERO, ScriptedProbe.up(20), Purpose.SCHEDULED);
            batch.sample(sample, due.plusMillis(20));
        }
        disk.write(Tables.names(List.of(HEALTH, READY)));
        disk.write(Tables.batch(number, 0, START.plusSeconds(second + 1), batch.take()));
    }

    private void fold(long period) {
        disk.write(connection -> Folding.fold(connection, period));
        disk.write(connection -> {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO progress VALUES ('fold', " + period + ")");
            }
        });
    }

    /** When those of one target were due, in seconds; to {@code to}, inclusive. */
    private List<Long> between(long from, long to) {
        return between(List.of(HEALTH), from, to).values().iterator().next();
    }

    private Map<TargetId, List<Long>> between(List<TargetId> targets, long from, long to) {
        return disk.read(connection -> Results.between(
                connection,
                targets,
                START.plusSeconds(from),
                START.plusSeconds(to).plusNanos(1),
                ResultsTest::dues));
    }

    private static List<Long> dues(List<Sample> samples) {
        return samples.stream()
                .map(sample -> Duration.between(START, sample.due()).toSeconds())
                .toList();
    }

    @Test
    void whatWasMeasuredIsThereBeforeAnyOfItIsFolded() {
        for (long number = 1; number <= 6; number++) {
            journal(number, number * 10);
        }

        assertThat(between(20, 40)).containsExactly(20L, 30L, 40L);
    }

    @Test
    void whatIsFoldedAndWhatIsNotComeTogetherOnceEach() {
        for (long number = 1; number <= 40; number++) {
            journal(number, number * 10);
        }
        fold(PERIOD);

        assertThat(between(270, 330)).containsExactly(270L, 280L, 290L, 300L, 310L, 320L, 330L);
    }

    @Test
    void whatWasDueInOnePeriodAndAnsweredInTheNextIsFoundWhenItIsFoldedThere() {
        journal(1, 299);
        fold(PERIOD + 1);

        assertThat(between(280, 299)).containsExactly(299L);
    }

    @Test
    void theResultsOfSeveralTargetsAreToldApartWhetherFoldedOrNotAndTheEndIsNotAmongThem() {
        for (long number = 1; number <= 40; number++) {
            journal(number, number * 10);
        }
        fold(PERIOD);
        var nobody = new TargetId("checkout", "nobody");

        Map<TargetId, List<Long>> found = disk.read(connection -> Results.between(
                connection,
                List.of(READY, nobody, HEALTH),
                START.plusSeconds(290),
                START.plusSeconds(320),
                ResultsTest::dues));

        assertThat(found.keySet()).containsExactly(READY, nobody, HEALTH);
        assertThat(found.values()).containsExactly(List.of(290L, 300L, 310L), List.of(), List.of(290L, 300L, 310L));
    }

    private List<Long> latest(List<TargetId> targets, long from, int limit) {
        return disk.read(connection -> Results.latest(connection, targets, START.plusSeconds(from), limit)).stream()
                .map(sample -> Duration.between(START, sample.due()).toSeconds())
                .sorted()
                .toList();
    }

    @Test
    void theLatestOfSeveralTargetsAreReadAtOnceWhetherFoldedOrNot() {
        for (long number = 1; number <= 40; number++) {
            journal(number, number * 10);
        }
        fold(PERIOD);

        assertThat(latest(List.of(HEALTH, READY), 280, 100)).hasSize(26).startsWith(280L, 280L, 290L, 290L, 300L, 300L);
        assertThat(latest(List.of(READY), 0, 100)).hasSize(40);
        assertThat(latest(List.of(HEALTH, READY), 0, 25)).hasSize(25).contains(400L, 300L);
    }

    @Test
    void whatWasTakenBackWasNotMeasured() {
        takenBack(301);

        List<Sample> latest = disk.read(connection -> Results.latest(connection, HEALTH, 10));
        List<Sample> between = disk.read(connection -> Results.between(
                        connection,
                        List.of(HEALTH),
                        START.plusSeconds(280),
                        START.plusSeconds(299),
                        Function.identity()))
                .get(HEALTH);
        assertThat(latest).extracting(Sample::outcome).containsExactly(Outcome.Unknown.UNSEEN);
        assertThat(between).extracting(Sample::outcome).containsExactly(Outcome.Unknown.UNSEEN);
    }

    @Test
    void whatWasTakenBackIsNoChangeToDown() {
        takenBack(299);

        List<Change> changes = disk.read(connection -> Results.changes(connection, HEALTH, 10));
        assertThat(changes).extracting(Change::found).containsExactly("unknown");
    }

    /** Found down at 290 s, and taken back at another second; then the five minutes are folded. */
    private void takenBack(long second) {
        Sample silent = new Sample(
                HEALTH,
                START.plusSeconds(290).plusNanos(1_500),
                Duration.ZERO,
                ScriptedProbe.down(Reason.TIMEOUT),
                Purpose.SCHEDULED);
        var first = new Batch();
        first.sample(silent, START.plusSeconds(295));
        var later = new Batch();
        later.revoked(silent, START.plusSeconds(second).plusNanos(1_400));
        disk.write(Tables.names(List.of(HEALTH)));
        disk.write(Tables.batch(1, 0, START.plusSeconds(295), first.take()));
        disk.write(Tables.batch(2, 0, START.plusSeconds(second), later.take()));
        fold(PERIOD);
    }
}
