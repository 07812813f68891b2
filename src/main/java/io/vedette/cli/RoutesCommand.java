package io.vedette.cli;

import picocli.CommandLine.Command;

/** The routing tree of a configuration. */
@Command(name = "routes", description = "Asks the routing tree of a configuration; needs no daemon.")
final class RoutesCommand {}
