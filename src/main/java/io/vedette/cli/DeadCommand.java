package io.vedette.cli;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.Members;
import io.vedette.cli.text.Cell;
import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Column;
import io.vedette.cli.text.Table;
import io.vedette.cli.text.Terminal;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What never arrived. */
@Command(name = "dead", description = "Messages that were refused or given up, newest first.")
final class DeadCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DaemonOptions daemon = new DaemonOptions();

    @Option(names = "--json", description = "Print the API's JSON.")
    private boolean json;

    DeadCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return switch (daemon.client(surroundings.variables()).get("/api/v1/notifications/dead")) {
            case Answer.Success answer -> print(answer);
            case Answer.Failure failure -> {
                surroundings.terminal().complain(failure.sentence());
                yield ExitCode.UNAVAILABLE;
            }
        };
    }

    private int print(Answer.Success answer) {
        List<JsonObject> letters = Members.objects(answer.json(), "dead");
        Terminal terminal = surroundings.terminal();
        if (json) {
            terminal.line(answer.text());
        } else if (letters.isEmpty()) {
            terminal.line("Every message arrived.");
        } else {
            print(letters, terminal);
        }
        return ExitCode.OK;
    }

    private static void print(List<JsonObject> letters, Terminal terminal) {
        Table table = new Table(
                Column.left("WHEN"),
                Column.left("RECEIVER"),
                Column.left("BY"),
                Column.right("ATTEMPTS"),
                Column.left("REASON"),
                Column.left("MESSAGE"));
        letters.forEach(letter -> table.row(
                Times.moment(letter.getString("at"), terminal),
                Cell.of(letter.getString("receiver"), Colour.STRONG),
                Cell.of(letter.getString("kind")),
                Cell.of(Long.toString(Members.whole(letter, "attempts"))),
                Cell.of(letter.getString("reason")),
                Cell.of(letter.getString("headline"))));
        table.print(terminal);
    }
}
