package io.vedette.cli;

import io.vedette.adopt.gatus.Gatus;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vedette import gatus}. */
@Command(
        name = "gatus",
        description = "Writes a configuration from Gatus's.",
        footer = {"", ImportOptions.EXIT_CODES})
final class ImportGatusCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "Gatus's configuration: a file, or a directory of them.")
    private Path file = Path.of("");

    @Mixin
    private ImportOptions options = new ImportOptions();

    ImportGatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return options.conclude(Gatus.adopt(file), surroundings);
    }
}
