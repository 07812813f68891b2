package io.vedette.cli;

import picocli.CommandLine.Command;

/** Maintenance: services that somebody works on for a while. */
@Command(
        name = "maintenance",
        description = "Says that services are worked on: what is found then counts nowhere, and nobody is told.",
        footer = {"", "vedette maintenance add checkout payments-db --for 2h --reason \"moves the database\""})
final class MaintenanceCommand {}
