package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.ScriptedProbe;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.TargetId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleHistoryTest {
    private static final TargetId HEALTH = new TargetId("checkout", "health");
    private static final TargetId READY = new TargetId("checkout", "ready");
    private static final long PERIOD = 5_907_744;
    private static final Instant START = Instant.ofEpochMilli(PERIOD * 300_000);

    @TempDir
    private Path directory = Path.of("");

    private static Sample sample(TargetId target, long second, Outcome outcome, Purpose purpose) {
        return new Sample(target, START.plusSeconds(second), Duration.ZERO, outcome, purpose);
    }

    private static byte[] batch(Sample... samples) {
        var batch = new Batch();
        for (Sample sample : samples) {
            batch.sample(sample, sample.due().plusSeconds(1));
        }
        return batch.take();
    }

    private static void insert(Connection connection, String statement, Object... values) throws SQLException {
        try (var insert = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }

    @Test
    void foldedAndUnfoldedSamplesComeInTheOrderOfTheirDueTimes() throws SQLException, IOException {
        Path file = directory.resolve("vedette.db");
        Outcome up = ScriptedProbe.up(20);
        Outcome down = ScriptedProbe.down(Reason.STATUS);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Migrations.known().apply(connection);
            for (TargetId target : List.of(HEALTH)) {
                insert(
                        connection,
                        "INSERT INTO target VALUES (?, ?, ?)",
                        TargetKey.of(target),
                        target.service(),
                        target.endpoint());
            }
            result(
                    connection,
                    PERIOD,
                    HEALTH,
                    sample(HEALTH, 0, up, Purpose.SCHEDULED),
                    sample(HEALTH, 10, down, Purpose.SCHEDULED),
                    sample(HEALTH, 11, down, Purpose.CONFIRMATION));
            result(connection, PERIOD, READY, sample(READY, 5, up, Purpose.SCHEDULED));
            result(
                    connection,
                    PERIOD + 1,
                    HEALTH,
                    sample(HEALTH, 310, up, Purpose.SCHEDULED),
                    sample(HEALTH, 299, down, Purpose.SCHEDULED));
            insert(connection, "INSERT INTO progress VALUES ('fold', ?)", PERIOD + 1);
            journal(connection, 599, sample(HEALTH, 320, up, Purpose.SCHEDULED)); // folded already
            journal(connection, 601, sample(READY, 598, up, Purpose.SCHEDULED));
        }

        List<Sample> samples = new ArrayList<>();
        SampleHistory.read(file, List.of(READY), samples::add);

        assertThat(samples)
                .extracting(sample -> Duration.between(START, sample.due()).toSeconds() + " "
                        + sample.target().endpoint() + " " + sample.outcome().label())
                .containsExactly(
                        "0 health up",
                        "5 ready up",
                        "10 health down",
                        "299 health down",
                        "310 health up",
                        "598 ready up");
    }

    @Test
    void whatWasTakenBackLaterIsReplayedAsNotMeasured() throws SQLException, IOException {
        Path file = directory.resolve("vedette.db");
        Sample silent = sample(HEALTH, 295, ScriptedProbe.down(Reason.TIMEOUT), Purpose.SCHEDULED);
        var later = new Batch();
        later.revoked(silent, START.plusSeconds(330));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Migrations.known().apply(connection);
            journal(connection, 299, silent);
            journal(connection, 330, later.take());
        }

        List<Sample> samples = new ArrayList<>();
        SampleHistory.read(file, List.of(HEALTH), samples::add);

        assertThat(samples).extracting(Sample::outcome).containsExactly(Outcome.Unknown.UNSEEN);
    }

    private static void result(Connection connection, long period, TargetId target, Sample... samples)
            throws SQLException {
        insert(
                connection,
                "INSERT INTO result VALUES (?, ?, ?, ?)",
                period,
                TargetKey.of(target),
                samples.length,
                Objects.requireNonNull(Checked.with(batch(samples))));
    }

    private static void journal(Connection connection, long second, Sample sample) throws SQLException {
        journal(connection, second, batch(sample));
    }

    private static void journal(Connection connection, long second, byte[] batch) throws SQLException {
        insert(
                connection,
                "INSERT INTO journal (loop, at, batch) VALUES (0, ?, ?)",
                START.plusSeconds(second).toEpochMilli(),
                Objects.requireNonNull(Checked.with(batch)));
    }
}
