package io.vedette.cli;

import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Terminal;
import io.vedette.config.Configuration;
import io.vedette.config.Reading;
import io.vedette.store.Backup;
import io.vedette.store.Backup.Made;
import io.vedette.store.StoreSpec.Place;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies the history, whole and compact, whether a daemon writes to it or not. */
@Command(
        name = "backup",
        description = "Copies the history to FILE while the daemon runs.",
        footer = {
            "",
            "To restore: stop the daemon, put FILE in the place of the database, remove the database's -wal and -shm, start the daemon.",
            "",
            "Exit codes: 0 the copy is made and sound, 1 it is not, 78 the configuration that is named has a problem."
        })
final class BackupCommand implements Callable<Integer> {
    private static final String USUAL_PLACE = "/var/lib/vedette/vedette.db";
    private static final Path USUAL = Path.of(USUAL_PLACE);

    private final Surroundings surroundings;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(index = "0", paramLabel = "FILE", description = "The copy to make. It must not be there yet.")
    private Path copy = Path.of("");

    @Option(
            names = "--database",
            paramLabel = "FILE",
            description = "The database. Default: storage.url of the configuration, else " + USUAL_PLACE + ".")
    private @Nullable Path database;

    BackupCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (database != null) {
            return copied(database);
        }
        return switch (config.read()) {
            case Reading.Read read -> copied(named(read.configuration()));
            case Reading.Rejected(var problems)
            when config.isGiven() -> {
                Findings.print(problems, surroundings.terminal().err());
                yield ExitCode.CONFIGURATION;
            }
            case Reading.Rejected _ -> copied(USUAL);
        };
    }

    private static Path named(Configuration configuration) {
        return configuration.storage().place() instanceof Place.File(Path path) ? path : USUAL;
    }

    private int copied(Path source) {
        Terminal terminal = surroundings.terminal();
        return switch (Backup.of(source, copy)) {
            case Made.Done(long bytes) -> {
                terminal.line(
                        terminal.paint(Colour.GOOD, source + " is copied to " + copy + ", " + bytes / 1024 + " kB"));
                yield ExitCode.OK;
            }
            case Made.Failed(String why) -> {
                terminal.complain(why);
                yield ExitCode.BAD;
            }
        };
    }
}
