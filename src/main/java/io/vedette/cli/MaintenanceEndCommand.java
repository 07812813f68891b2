package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Terminal;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends maintenance that was opened by hand. */
@Command(name = "end", description = "Ends maintenance now: what is found counts again, and what fires still is told.")
final class MaintenanceEndCommand extends Question {
    @Parameters(paramLabel = "ID", description = "Which, as 'vedette maintenance list' shows it.")
    private String id = "";

    MaintenanceEndCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Answer ask(DaemonClient client) {
        return client.delete("/api/v1/maintenance/" + URLEncoder.encode(id, UTF_8));
    }

    @Override
    void print(JsonObject window, Terminal terminal) {
        terminal.line(Printable.line("maintenance " + window.getString("id") + " is over"));
    }
}
