package io.vedette.bench.fleet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** What a probe costs a C program that does nothing else ({@code src/bench/floor.c}): compiled when there is a C compiler, nothing otherwise. */
final class Floor {
    private static final int SECONDS = 15;

    private final Path program;
    private final boolean compiled;

    Floor(Path folder) throws IOException, InterruptedException {
        program = folder.resolve("floor");
        compiled = compile();
    }

    private boolean compile() throws InterruptedException {
        try {
            return new ProcessBuilder("cc", "-O2", "-o", program.toString(), "src/bench/floor.c")
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noCompiler) {
            return false;
        }
    }

    /** Microseconds of processor time a probe at the rate of {@code fleet}, on fresh connections or kept ones as it has them, against the world that runs. */
    OptionalDouble microsAProbe(Fleet fleet) throws IOException, InterruptedException {
        if (!compiled) {
            return OptionalDouble.empty();
        }
        Process floor = new ProcessBuilder(List.of(
                        program.toString(),
                        "" + Fleet.FLOOR_PORT,
                        "" + fleet.endpoints(),
                        "" + fleet.interval().toMillis(),
                        "" + SECONDS,
                        fleet.kept() ? "kept" : "fresh"))
                .start();
        String[] figures = new String(floor.getInputStream().readAllBytes(), US_ASCII)
                .strip()
                .split(" ");
        floor.waitFor();
        return OptionalDouble.of(Double.parseDouble(figures[1]) / Math.max(1, Long.parseLong(figures[0])));
    }
}
