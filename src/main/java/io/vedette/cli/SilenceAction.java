package io.vedette.cli;

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

/** One question about silences to the daemon. */
abstract class SilenceAction extends Question {
    SilenceAction(Surroundings surroundings) {
        super(surroundings);
    }

    static void table(List<JsonObject> silences, Terminal terminal) {
        Table table = new Table(
                Column.left("ID"),
                Column.left("STATE"),
                Column.left("MATCHERS"),
                Column.left("FROM"),
                Column.left("UNTIL"),
                Column.left("AUTHOR"),
                Column.left("REASON"));
        silences.forEach(silence -> table.row(
                Cell.of(silence.getString("id")),
                Cell.of(silence.getString("state"), colour(Members.text(silence, "state"))),
                Cell.of(matchers(silence), Colour.STRONG),
                Times.moment(silence.getString("starts_at"), terminal),
                Times.moment(silence.getString("ends_at"), terminal),
                Cell.of(silence.getString("author")),
                Cell.of(silence.getString("reason"))));
        table.print(terminal);
    }

    private static Colour colour(String state) {
        return state.equals("active") ? Colour.DOUBTFUL : Colour.PLAIN;
    }

    private static String matchers(JsonObject silence) {
        return silence.getValue("matchers") instanceof JsonArray list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : "";
    }
}
