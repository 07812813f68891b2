package io.vedette.cli;

import picocli.CommandLine.Command;

/** The silences there are, asked for by name. */
@Command(name = "list", description = "The silences that are in force or will be, the next to end first.")
final class SilenceListCommand extends SilenceList {
    SilenceListCommand(Surroundings surroundings) {
        super(surroundings);
    }
}
