package io.vedette.cli;

import picocli.CommandLine.Command;

/** Changes over from another monitor. */
@Command(name = "import", description = "Writes a configuration from another monitor's, and says what it left behind.")
final class ImportCommand {}
