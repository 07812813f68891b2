package io.vedette.cli;

import picocli.CommandLine.Command;

/** The maintenance windows there are, asked for by name. */
@Command(name = "list", description = "Maintenance that is open or will be, by the configuration or by hand.")
final class MaintenanceListCommand extends MaintenanceList {
    MaintenanceListCommand(Surroundings surroundings) {
        super(surroundings);
    }
}
