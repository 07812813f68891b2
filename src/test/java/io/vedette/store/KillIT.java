package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, killed at random instants: what it said to be on disk is there when the next one comes up. */
final class KillIT {
    private static final int KILLS = 12;

    @TempDir
    Path directory;

    private long kept;
    private int factsKept;

    @Test
    void noKillLosesWhatWasSaidToBeOnDisk() throws Exception {
        var random = new Random(20);
        for (int kill = 0; kill < KILLS; kill++) {
            live(1 + random.nextInt(150));
            assertThat(facts()).as("facts after kill %s", kill).isGreaterThanOrEqualTo(factsKept);
        }
        assertThat(kept).isGreaterThan(KILLS);
    }

    /** One life: from its first word until {@code lines} more, and then the kill. */
    private void live(int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = process.inputReader()) {
            int heard = -1;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("back ")) {
                    assertThat(number(line)).as("samples that came back").isBetween(kept, kept + 2);
                    heard = 0;
                } else if (line.startsWith("kept ")) {
                    kept = number(line);
                    factsKept++;
                    heard++;
                }
                if (heard == lines) {
                    process.toHandle().destroyForcibly(); // SIGKILL
                }
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private static long number(String line) {
        return Long.parseLong(line.substring(5));
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                KilledLife.class.getName(),
                directory.resolve("vedette.db").toString());
    }

    private int facts() throws SQLException {
        return OpenDatabase.notesIn(directory.resolve("vedette.db"));
    }
}
