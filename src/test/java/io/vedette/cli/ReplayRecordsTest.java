package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services probed every ten seconds for half a day; one is deployed then. */
final class ReplayRecordsTest {
    private static final int HALF_A_DAY = 4_320;

    @TempDir
    private Path directory = Path.of("");

    private final Shell shell = new Shell();
    private final SplittableRandom random = new SplittableRandom(11);

    private String configuration() throws IOException {
        return Files.writeString(directory.resolve("vedette.yml"), """
                        services:
                          - name: checkout
                            endpoints: [{ name: health, url: "http://127.0.0.1:9/health", interval: 10s }]
                            deployments: {}
                          - name: search
                            endpoints: [{ name: health, url: "http://search.example.org/health", interval: 10s }]
                            deployments: {}
                        """).toString();
    }

    private String row(int tick, String service, double factor) {
        long micros = Math.round(80_000 * factor * Math.exp(0.3 * random.nextGaussian()));
        return "{\"due\":" + 10 * tick + ",\"service\":\"" + service
                + "\",\"endpoint\":\"health\",\"outcome\":\"up\",\"latency_us\":" + micros + "}";
    }

    /** @param elsewhere how much slower the other service is, by tick */
    private String recording(IntToDoubleFunction elsewhere) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int tick = 0; tick < HALF_A_DAY + 100; tick++) {
            lines.add(row(tick, "checkout", tick < HALF_A_DAY ? 1 : 2));
            lines.add(row(tick, "search", elsewhere.applyAsDouble(tick)));
            if (tick == HALF_A_DAY - 1) {
                lines.add("{\"at\":" + (10 * tick + 5)
                        + ",\"deployment\":{\"service\":\"checkout\",\"version\":\"2/0\",\"previous_version\":\"1\"}}");
            }
        }
        return Files.write(directory.resolve("rows.jsonl"), lines).toString();
    }

    private Path records() {
        return directory.resolve("records");
    }

    private Path record() throws IOException {
        try (Stream<Path> files = Files.list(records())) {
            return files.reduce((_, _) -> {
                        throw new AssertionError("more than one record");
                    })
                    .orElseThrow();
        }
    }

    @Test
    void theRecordOfAVerdictIsMadeAgainToTheLastBit() throws IOException {
        String rows = recording(_ -> 1);

        assertThat(shell.run(
                        "replay",
                        "-c",
                        configuration(),
                        rows,
                        "--records",
                        records().toString()))
                .isZero();
        assertThat(shell.err()).contains("1 record written to");
        assertThat(record().getFileName().toString()).startsWith("checkout-2_0-line-");
        assertThat(shell.run("verdict", record().toString())).isZero();
        assertThat(shell.out()).contains("checkout 2/0, regressed: ").contains("it agrees to the last bit");
    }

    @Test
    void theControlGroupOfTheRecordingExcusesItAndStandsInTheRecord() throws IOException {
        String rows = recording(tick -> tick < HALF_A_DAY ? 1 : 2);
        shell.run("replay", "-c", configuration(), rows, "--records", records().toString());

        assertThat(Files.readString(record())).contains("\"verdict\":\"environment\"", "\"service\":\"search\"");
        assertThat(shell.run("verdict", record().toString())).isZero();
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws IOException {
        String file = Files.writeString(directory.resolve("file"), "").toString();

        assertThat(shell.run("replay", "-c", configuration(), recording(_ -> 1), "--records", file))
                .isEqualTo(ExitCode.BAD);
        assertThat(shell.err()).contains("records cannot be written to " + file);
    }
}
