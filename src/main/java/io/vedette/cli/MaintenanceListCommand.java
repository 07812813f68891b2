package io.vedette.cli;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
import io.vedette.cli.client.Members;
import io.vedette.cli.text.Cell;
import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Column;
import io.vedette.cli.text.Table;
import io.vedette.cli.text.Terminal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The maintenance windows there are. */
@Command(name = "list", description = "Maintenance that is open or will be, by the configuration or by hand.")
final class MaintenanceListCommand extends Question {
    @Option(names = "--expired", description = "Those of the last days that are over, instead.")
    private boolean expired;

    MaintenanceListCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Answer ask(DaemonClient client) {
        return client.get("/api/v1/maintenance" + (expired ? "?state=expired" : ""));
    }

    @Override
    void print(JsonObject answer, Terminal terminal) {
        var windows = Members.objects(answer, "maintenance");
        if (windows.isEmpty()) {
            terminal.line("No maintenance.");
        } else {
            table(windows, terminal);
        }
    }

    private static void table(List<JsonObject> windows, Terminal terminal) {
        Table table = new Table(
                Column.left("ID"),
                Column.left("STATE"),
                Column.left("SERVICES"),
                Column.left("FROM"),
                Column.left("UNTIL"),
                Column.left("AUTHOR"),
                Column.left("REASON"));
        windows.forEach(window -> table.row(
                Cell.of(window.getString("id")),
                Cell.of(window.getString("state"), colour(Members.text(window, "state"))),
                Cell.of(services(window), Colour.STRONG),
                Times.moment(window.getString("starts_at"), terminal),
                Times.moment(window.getString("ends_at"), terminal),
                Cell.of(window.getString("author") == null ? "configuration" : window.getString("author")),
                Cell.of(window.getString("reason"))));
        table.print(terminal);
    }

    private static Colour colour(String state) {
        return state.equals("active") ? Colour.DOUBTFUL : Colour.PLAIN;
    }

    private static String services(JsonObject window) {
        if (window.getValue("services") instanceof JsonArray names) {
            return names.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return window.getValue("match") instanceof JsonObject match && !match.isEmpty()
                ? match.stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(", "))
                : "every service";
    }
}
