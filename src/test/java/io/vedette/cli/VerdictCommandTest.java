package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.evidence.ControlGroup;
import io.vedette.deployment.evidence.ControlReading;
import io.vedette.deployment.evidence.Dossier;
import io.vedette.deployment.evidence.DossierText;
import io.vedette.deployment.evidence.GuardSettings;
import io.vedette.deployment.evidence.Slot;
import io.vedette.deployment.evidence.SlotHistory;
import io.vedette.deployment.evidence.Trial;
import io.vedette.store.DossierReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerdictCommandTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant DEPLOYED = START.plus(Duration.ofDays(1));

    @TempDir
    Path directory;

    private final Shell shell = new Shell();

    /** A day at 80 ms, and twelve slots at twice that, with a quote in the sentence. */
    private static Dossier dossier() {
        var random = new SplittableRandom(5);
        var history = new SlotHistory(6, Duration.ofSeconds(10), Duration.ofHours(1));
        for (int i = 0; i < 1_452; i++) {
            long median = Math.round((i < 1_440 ? 80_000 : 160_000) * Math.exp(0.2 * random.nextGaussian()));
            history.add(new Slot(START.plusSeconds(60L * i), i % 300 == 0, 6, median, 2 * median));
        }
        var trial = new Trial(GuardSettings.DEFAULT, DEPLOYED, List.of(), Map.of("GET \"/\"", history));
        var deployment = new Deployment("d-7", "checkout", "2.0", "1.9", null, null, null, DEPLOYED);
        var group = new ControlGroup(List.of(
                new ControlReading("mail", false, 12, 0.25),
                new ControlReading("maps", true, 11, -0.125),
                new ControlReading("search", false, 0, 0)));
        return Dossier.of(deployment, Verdict.REGRESSED, trial.against(), DEPLOYED.plusSeconds(780), trial, group);
    }

    /** Half an hour of a canary that is slower than the version before beside it. */
    private static Dossier paired() {
        var random = new SplittableRandom(6);
        var canary = new SlotHistory(6, Duration.ofSeconds(10), Duration.ofHours(1));
        var stable = new SlotHistory(6, Duration.ofSeconds(10), Duration.ofHours(1));
        for (int i = 0; i < 30; i++) {
            long median = Math.round(160_000 * Math.exp(0.2 * random.nextGaussian()));
            canary.add(new Slot(START.plusSeconds(60L * i), false, 6, median, 2 * median));
            stable.add(new Slot(START.plusSeconds(60L * i + 7), i == 3, 6, median / 2, median));
        }
        var trial = new Trial(
                GuardSettings.DEFAULT,
                START,
                List.of(),
                Map.of("canary", canary, "stable", stable),
                Map.of("canary", "stable"));
        var deployment = new Deployment("d-8", "checkout", "2.0", "1.9", null, null, null, START);
        var group = ControlGroup.NONE.beside(List.of(new ControlReading("stable", false, 29, -0.5)));
        return Dossier.of(deployment, Verdict.REGRESSED, trial.against(), START.plusSeconds(780), trial, group);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("record.json"), text);
    }

    @Test
    void aRecordIsReadBackToTheLastBitAndAgrees() throws Exception {
        Dossier written = dossier();
        String text = DossierText.of(written);

        assertThat(DossierReader.read(text))
                .hasValueSatisfying(read -> assertThat(DossierText.of(read)).isEqualTo(text));
        assertThat(shell.run("verdict", file(text).toString())).isZero();
        assertThat(shell.out())
                .contains("checkout 2.0, regressed: GET \"/\": latency: ")
                .contains("Made again from 11 slots: it agrees to the last bit.")
                .contains("enough to blame the version");
    }

    @Test
    void aRecordWithTheVersionBeforeBesideIsReadBackToTheLastBit() throws Exception {
        String text = DossierText.of(paired());

        assertThat(DossierReader.read(text))
                .hasValueSatisfying(read -> assertThat(DossierText.of(read)).isEqualTo(text));
        assertThat(shell.run("verdict", file(text).toString())).isZero();
        assertThat(shell.out()).contains("paired median", "it agrees to the last bit");
        assertThat(shell.run(
                        "verdict",
                        file(text.replaceFirst("\"slower_before\":0", "\"slower_before\":90")
                                        .replaceFirst("\"paired\":\\{\"before\":0", "\"paired\":{\"before\":100"))
                                .toString()))
                .isEqualTo(1);
    }

    @Test
    void aCountThatWasChangedIsFound() throws Exception {
        String changed = DossierText.of(dossier()).replaceFirst("\"hits\":11", "\"hits\":10");

        assertThat(shell.run("verdict", file(changed).toString())).isEqualTo(1);
        assertThat(shell.out()).contains("recorded is");
    }

    @Test
    void aThresholdThatWasChangedIsFound() throws Exception {
        String changed = DossierText.of(dossier()).replaceFirst("\"threshold_us\":", "\"threshold_us\":1");

        assertThat(shell.run("verdict", file(changed).toString())).isEqualTo(1);
    }

    @Test
    void whatIsNoRecordIsRefused() throws Exception {
        assertThat(shell.run("verdict", file("{\"format\":2}").toString())).isEqualTo(1);
        assertThat(shell.err()).contains("is no record of a verdict that this Vedette knows");
        assertThat(shell.run("verdict", directory.resolve("nothing").toString()))
                .isEqualTo(1);
        assertThat(shell.err()).contains("nothing is not there");
    }
}
