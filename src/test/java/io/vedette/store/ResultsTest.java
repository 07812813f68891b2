package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.ScriptedProbe;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    private List<Long> between(long from, long to, int limit) {
        return disk
                .read(connection ->
                        Results.between(connection, HEALTH, START.plusSeconds(from), START.plusSeconds(to), limit))
                .stream()
                .map(sample -> Duration.between(START, sample.due()).toSeconds())
                .toList();
    }

    @Test
    void whatWasMeasuredIsThereBeforeAnyOfItIsFolded() {
        for (long number = 1; number <= 6; number++) {
            journal(number, number * 10);
        }

        assertThat(between(20, 40, 10)).containsExactly(20L, 30L, 40L);
        assertThat(between(0, 100, 2)).containsExactly(50L, 60L);
    }

    @Test
    void whatIsFoldedAndWhatIsNotComeTogetherOnceEach() {
        for (long number = 1; number <= 40; number++) {
            journal(number, number * 10);
        }
        disk.write(connection -> Folding.fold(connection, PERIOD));
        disk.write(connection -> {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO progress VALUES ('fold', " + PERIOD + ")");
            }
        });

        assertThat(between(270, 330, 10)).containsExactly(270L, 280L, 290L, 300L, 310L, 320L, 330L);
    }

    @Test
    void whatWasDueInOnePeriodAndAnsweredInTheNextIsFoundWhenItIsFoldedThere() {
        journal(1, 299);
        disk.write(connection -> Folding.fold(connection, PERIOD + 1));
        disk.write(connection -> {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO progress VALUES ('fold', " + (PERIOD + 1) + ")");
            }
        });

        assertThat(between(280, 299, 10)).containsExactly(299L);
    }
}
