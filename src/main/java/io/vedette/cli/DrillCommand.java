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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has the daemon tell people of an alert that is none, to see whether they hear of those that are. */
@Command(
        name = "drill",
        description =
                "Sends a marked test through a route to its receivers, and its end; or tries a rollback without an effect.",
        footer = {
            "",
            "Every message begins with [TEST]. No real alert is touched, and nothing is kept but a line in the timeline.",
            "--rollback sends nothing that changes anything; what it would send is shown without secrets.",
            "Exit codes: 0 every receiver took both messages, or the rollback is ready; 1 one did not, or it is not; 69 the daemon did not answer or said no."
        })
final class DrillCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DaemonOptions daemon = new DaemonOptions();

    @Option(
            names = "--receiver",
            paramLabel = "NAME",
            description = "Whom to tell (default: whom the routes find for the labels).")
    private @Nullable String receiver;

    @Option(
            names = "--label",
            paramLabel = "NAME=VALUE",
            description =
                    "A label of the test's alert, such as severity=critical, which makes it ring; repeatable (default: severity=info).")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Mixin
    private RollbackDrill rollback = new RollbackDrill();

    @Option(names = "--json", description = "Print the API's JSON.")
    private boolean json;

    DrillCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DaemonClient client = daemon.client(surroundings.variables());
        return rollback.wanted()
                ? surroundings.conclude(
                        client.post("/api/v1/drills/rollbacks", rollback.order(), Map.of()),
                        answer -> rollback.answered(answer, json, surroundings.terminal()))
                : told(client);
    }

    private int told(DaemonClient client) {
        var order = new JsonObject().put("labels", new JsonObject(new LinkedHashMap<>(labels)));
        if (receiver != null) {
            order.put("receiver", receiver);
        }
        return surroundings.conclude(client.post("/api/v1/drills", order, Map.of()), this::answered);
    }

    private int answered(Answer.Success answer) {
        if (json) {
            surroundings.terminal().line(answer.text());
        } else {
            print(answer.json(), surroundings.terminal());
        }
        return Boolean.TRUE.equals(answer.json().getBoolean("passed")) ? ExitCode.OK : ExitCode.BAD;
    }

    private static void print(JsonObject drill, Terminal terminal) {
        var table = new Table(
                Column.left("RECEIVER"),
                Column.left("BY"),
                Column.left("FIRING"),
                Column.left("RESOLVED"),
                Column.left("ANSWER"));
        Members.objects(drill, "receivers")
                .forEach(leg -> table.row(
                        Cell.of(leg.getString("receiver"), Colour.STRONG),
                        Cell.of(leg.getString("kind")),
                        step(leg.getJsonObject("firing")),
                        step(leg.getJsonObject("resolved")),
                        Cell.of(said(leg))));
        table.print(terminal);
    }

    private static Cell step(@Nullable JsonObject step) {
        if (step == null) {
            return Cell.of("not sent", Colour.DOUBTFUL);
        }
        String took = " in " + step.getLong("took_ms") + " ms";
        return Boolean.TRUE.equals(step.getBoolean("delivered"))
                ? Cell.of("taken" + took, Colour.GOOD)
                : Cell.of("failed" + took, Colour.BAD);
    }

    /** The answer that matters: of what failed, or of the beginning. */
    private static String said(JsonObject leg) {
        JsonObject end = leg.getJsonObject("resolved");
        boolean endFailed = end != null && !Boolean.TRUE.equals(end.getBoolean("delivered"));
        return (endFailed ? end : leg.getJsonObject("firing")).getString("answer");
    }
}
