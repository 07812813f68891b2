package io.vedette.cli;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
import io.vedette.cli.client.Members;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Terminal;
import io.vedette.cli.text.Words;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What a silence would match. */
@Command(name = "preview", description = "What a silence with these matchers would match now; nothing is changed.")
final class SilencePreviewCommand extends Question {
    @Parameters(arity = "1..*", paramLabel = "MATCHER", description = "Such as 'service=\"checkout\"'.")
    private List<String> matchers = new ArrayList<>();

    SilencePreviewCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Answer ask(DaemonClient client) {
        return client.get("/api/v1/silences/preview" + asQuery("matcher", matchers));
    }

    @Override
    void print(JsonObject preview, Terminal terminal) {
        var alerts = Members.objects(preview, "alerts");
        terminal.line(
                alerts.isEmpty()
                        ? "No alert that fires now."
                        : Words.count(alerts.size(), "alert") + " that fires now:");
        if (!alerts.isEmpty()) {
            new AlertsCommand(surroundings()).print(alerts, terminal);
        }
        String services = preview.getValue("services") instanceof JsonArray names && !names.isEmpty()
                ? names.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : "none";
        terminal.line(Printable.line("Services whose alerts it may match: " + services));
    }
}
