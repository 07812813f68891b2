package io.vedette.cli;

import io.vedette.adopt.kuma.UptimeKuma;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vedette import uptime-kuma}. */
@Command(
        name = "uptime-kuma",
        description = "Writes a configuration from Uptime Kuma's.",
        footer = {"", ImportOptions.EXIT_CODES})
final class ImportUptimeKumaCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "FILE",
            description = "A backup file of version 1, or the database kuma.db of 1 or 2; it is only read.")
    private Path file = Path.of("");

    @Mixin
    private ImportOptions options = new ImportOptions();

    ImportUptimeKumaCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return options.conclude(UptimeKuma.adopt(file), surroundings);
    }
}
