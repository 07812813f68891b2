package io.vedette.cli;

import io.vedette.cli.client.Members;
import io.vedette.cli.text.Cell;
import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Column;
import io.vedette.cli.text.Table;
import io.vedette.cli.text.Terminal;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** What fires now. */
@Command(name = "alerts", description = "The alerts that fire now, newest first.")
final class AlertsCommand extends ListCommand {
    AlertsCommand(Surroundings surroundings) {
        super(surroundings, "alerts");
    }

    @Override
    void print(List<JsonObject> alerts, Terminal terminal) {
        if (alerts.isEmpty()) {
            terminal.line("No alert fires.");
            return;
        }
        Table table = new Table(
                Column.left("SEVERITY"),
                Column.left("SERVICE"),
                Column.left("ALERT"),
                Column.left("SINCE"),
                Column.left("SUMMARY"));
        alerts.forEach(alert -> table.row(
                Cell.of(alert.getString("severity"), colour(alert.getString("severity"))),
                Cell.of(alert.getString("service"), Colour.STRONG),
                Cell.of(alert.getString("name")),
                Times.moment(alert.getString("starts_at"), terminal),
                Cell.of(summary(alert, terminal))));
        table.print(terminal);
    }

    /** With why nobody is told for now, if so. */
    private static String summary(JsonObject alert, Terminal terminal) {
        String summary = Members.text(alert, "summary");
        JsonObject held = Members.object(alert, "held");
        if (held.isEmpty()) {
            return summary;
        }
        String until = held.getString("until");
        String end =
                until == null ? "" : ", until " + Times.moment(until, terminal).text();
        return summary + " [" + Members.text(held, "reason") + end + "]";
    }

    private static Colour colour(@Nullable String severity) {
        return switch (String.valueOf(severity)) {
            case "critical" -> Colour.BAD;
            case "warning" -> Colour.DOUBTFUL;
            default -> Colour.PLAIN;
        };
    }
}
