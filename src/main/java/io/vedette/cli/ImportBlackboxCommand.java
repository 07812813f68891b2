package io.vedette.cli;

import io.vedette.adopt.blackbox.Blackbox;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vedette import blackbox}. */
@Command(
        name = "blackbox",
        description = "Writes a configuration from blackbox_exporter's, and Prometheus's jobs that ask it.",
        footer = {"", ImportOptions.EXIT_CODES})
final class ImportBlackboxCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "blackbox_exporter's configuration.")
    private Path file = Path.of("");

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            description =
                    "Prometheus's configuration, whose jobs name the targets. Without it the modules are imported for /probe, where Prometheus goes on asking.")
    private @Nullable Path targets;

    @Mixin
    private ImportOptions options = new ImportOptions();

    ImportBlackboxCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return options.conclude(Blackbox.adopt(file, targets), surroundings);
    }
}
