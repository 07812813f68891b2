package io.vedette.cli;

import picocli.CommandLine.Command;

/** Silences: what somebody does not want to be told of for a while. */
@Command(
        name = "silence",
        description = "Silences alerts for a while: firings are not told, ends of what was told are.",
        footer = {"", "vedette silence add 'service=\"checkout\"' --for 2h --reason \"moves the database\""})
final class SilenceCommand {}
