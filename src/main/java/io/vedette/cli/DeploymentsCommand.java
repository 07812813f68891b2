package io.vedette.cli;

import io.vedette.cli.text.Cell;
import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Column;
import io.vedette.cli.text.Table;
import io.vedette.cli.text.Terminal;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** What was deployed, and what came of it. */
@Command(
        name = "deployments",
        description = "Deployments, newest first: the verdict, why, and what became of the rollback.")
final class DeploymentsCommand extends ListCommand {
    DeploymentsCommand(Surroundings surroundings) {
        super(surroundings, "deployments");
    }

    @Override
    void print(List<JsonObject> deployments, Terminal terminal) {
        if (deployments.isEmpty()) {
            terminal.line("No deployment is remembered: 'vedette deploy SERVICE --version VERSION' reports one.");
            return;
        }
        Table table = new Table(
                Column.left("AT"),
                Column.left("SERVICE"),
                Column.left("VERSION"),
                Column.left("BEFORE"),
                Column.left("VERDICT"),
                Column.left("ROLLBACK"),
                Column.left("BY"),
                Column.left("WHY"));
        deployments.forEach(deployment -> table.row(
                Times.moment(deployment.getString("at"), terminal),
                Cell.of(deployment.getString("service"), Colour.STRONG),
                Cell.of(deployment.getString("version")),
                Cell.of(deployment.getString("previous_version")),
                verdict(deployment.getString("verdict")),
                Cell.of(deployment.getString("rollback")),
                Cell.of(deployment.getString("by")),
                Cell.of(deployment.getString("why"))));
        table.print(terminal);
    }

    static Cell verdict(@Nullable String verdict) {
        return Cell.of(
                verdict,
                switch (String.valueOf(verdict)) {
                    case "pass" -> Colour.GOOD;
                    case "regressed" -> Colour.BAD;
                    case "suspect", "environment" -> Colour.DOUBTFUL;
                    default -> Colour.PLAIN;
                });
    }
}
