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

/** Ends a silence. */
@Command(name = "expire", description = "Ends a silence now: what fires still and was not told is told at once.")
final class SilenceExpireCommand extends Question {
    @Parameters(paramLabel = "ID", description = "Which, as 'vedette silence list' shows it.")
    private String id = "";

    SilenceExpireCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Answer ask(DaemonClient client) {
        return client.delete("/api/v1/silences/" + URLEncoder.encode(id, UTF_8));
    }

    @Override
    void print(JsonObject silence, Terminal terminal) {
        terminal.line(Printable.line("silence " + silence.getString("id") + " is over"));
    }
}
