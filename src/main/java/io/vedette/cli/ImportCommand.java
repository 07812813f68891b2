package io.vedette.cli;

import picocli.CommandLine.Command;

/** Changes over from another monitor. */
@Command(
        name = "import",
        description = "Writes a configuration from that of another monitor, and says what did not come over.")
final class ImportCommand {}
