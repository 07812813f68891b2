package io.vedette.cli;

import picocli.CommandLine.Command;

/** Maintenance: services that somebody works on for a while. Alone it lists the windows, as the other nouns do. */
@Command(
        name = "maintenance",
        description = {
            "Says that services are worked on: what is found then counts nowhere, and nobody is told.",
            "Without a word more: what is open or will be, by the configuration or by hand."
        },
        footer = {"", "vedette maintenance add checkout payments-db --for 2h --reason \"moves the database\""})
final class MaintenanceCommand extends MaintenanceList {
    MaintenanceCommand(Surroundings surroundings) {
        super(surroundings);
    }
}
