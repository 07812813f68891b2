package io.vedette.cli;

import picocli.CommandLine.Command;

/** Silences: what somebody does not want to be told of for a while. Alone it lists them, as the other nouns do. */
@Command(
        name = "silence",
        description = {
            "Silences alerts for a while: firings are not told, ends of what was told are.",
            "Without a word more: the silences that are in force or will be, the next to end first."
        },
        footer = {"", "vedette silence add 'service=\"checkout\"' --for 2h --reason \"moves the database\""})
final class SilenceCommand extends SilenceList {
    SilenceCommand(Surroundings surroundings) {
        super(surroundings);
    }
}
