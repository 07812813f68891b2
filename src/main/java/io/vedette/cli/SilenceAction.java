package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.net.URLEncoder;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One question about silences to the daemon, answered for people or as the API's own JSON. */
abstract class SilenceAction implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DaemonOptions daemon = new DaemonOptions();

    @Option(names = "--json", description = "Print the API's JSON.")
    private boolean json;

    SilenceAction(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public Integer call() {
        return surroundings.conclude(ask(daemon.client(surroundings.variables())), this::answered);
    }

    private int answered(Answer.Success answer) {
        if (json) {
            surroundings.terminal().line(answer.text());
        } else {
            print(answer.json(), surroundings.terminal());
        }
        return ExitCode.OK;
    }

    abstract Answer ask(DaemonClient client);

    abstract void print(JsonObject answer, Terminal terminal);

    static String asQuery(String name, List<String> values) {
        return values.stream()
                .map(value -> name + "=" + URLEncoder.encode(value, UTF_8))
                .collect(Collectors.joining("&", "?", ""));
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
