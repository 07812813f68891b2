package io.vedette.cli;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
import io.vedette.cli.client.Members;
import io.vedette.cli.text.Cell;
import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Column;
import io.vedette.cli.text.Table;
import io.vedette.cli.text.Terminal;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Option;

/** What holds from one moment to another, by whom and why: in force or to come, the next to end first. */
abstract class SpanList extends Question {
    private final String name;
    private final String subject;

    @Option(names = "--expired", description = "Those of the last days that are over, instead.")
    private boolean expired;

    /**
     * @param name of the list, in the API's path and in its answer
     * @param subject heads the column of what each is about
     */
    SpanList(Surroundings surroundings, String name, String subject) {
        super(surroundings);
        this.name = name;
        this.subject = subject;
    }

    @Override
    final Answer ask(DaemonClient client) {
        return client.get("/api/v1/" + name + (expired ? "?state=expired" : ""));
    }

    @Override
    final void print(JsonObject answer, Terminal terminal) {
        List<JsonObject> spans = Members.objects(answer, name);
        if (spans.isEmpty()) {
            terminal.line(none());
        } else {
            table(spans, terminal);
        }
    }

    private void table(List<JsonObject> spans, Terminal terminal) {
        Table table = new Table(
                Column.left("ID"),
                Column.left("STATE"),
                Column.left(subject),
                Column.left("FROM"),
                Column.left("UNTIL"),
                Column.left("AUTHOR"),
                Column.left("REASON"));
        spans.forEach(span -> table.row(
                Cell.of(span.getString("id")),
                Cell.of(span.getString("state"), colour(Members.text(span, "state"))),
                Cell.of(covered(span), Colour.STRONG),
                Times.moment(span.getString("starts_at"), terminal),
                Times.moment(span.getString("ends_at"), terminal),
                Cell.of(Objects.requireNonNullElse(span.getString("author"), "configuration")),
                Cell.of(span.getString("reason"))));
        table.print(terminal);
    }

    private static Colour colour(String state) {
        return state.equals("active") ? Colour.DOUBTFUL : Colour.PLAIN;
    }

    /** What is said when there is none. */
    abstract String none();

    /** What {@code span} is about. */
    abstract String covered(JsonObject span);
}
