package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
import io.vedette.cli.client.Members;
import io.vedette.cli.text.Printable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why people were told of an alert, or were not. */
@Command(
        name = "explain",
        description = {
            "Why people were told of an alert, or were not: what its rule stood on, where it went, what held it"
                    + " back, every message and what became of it, and when the next is due.",
        },
        footer = {
            "",
            "vedette alerts explain checkout",
            "vedette alerts explain checkout --at 2026-11-21T03:12:00Z",
            "",
            "Exit codes: 0 explained; 1 nothing fires or fired there; 69 the daemon did not answer or said no."
        })
final class ExplainCommand implements Callable<Integer> {
    private static final int MOST = 5;

    private final Surroundings surroundings;

    @Mixin
    private DaemonOptions daemon = new DaemonOptions();

    @Parameters(
            paramLabel = "ALERT",
            description = "An episode as 'vedette alerts --json' spells it, or a service: whatever fires there.")
    private String alert = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "What fired at the service then, such as 2026-11-21T03:12:00Z (default: now).")
    private @Nullable String at;

    @Option(names = "--json", description = "Print the API's JSON.")
    private boolean json;

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DaemonClient client = daemon.client(surroundings.variables());
        Answer named = at == null ? client.get(path(alert)) : new Answer.Refused(404, "");
        return switch (named) {
            case Answer.Success found -> print(List.of(found.json()));
            case Answer.Refused(int status, String _) when status == 404 -> ofService(client);
            case Answer.Failure failure -> complain(failure);
        };
    }

    private static String path(String episode) {
        return "/api/v1/alerts/" + encoded(episode);
    }

    private int ofService(DaemonClient client) {
        String question = "/api/v1/alerts?service=" + encoded(alert) + (at == null ? "" : "&at=" + encoded(at));
        return switch (client.get(question)) {
            case Answer.Success found -> explain(Members.objects(found.json(), "alerts"), client);
            case Answer.Failure failure -> complain(failure);
        };
    }

    private int explain(List<JsonObject> alerts, DaemonClient client) {
        if (alerts.isEmpty()) {
            return nothing(client);
        }
        var explained = new ArrayList<JsonObject>();
        for (JsonObject one : alerts.subList(0, Math.min(MOST, alerts.size()))) {
            switch (client.get(path(Members.text(one, "episode")))) {
                case Answer.Success found -> explained.add(found.json());
                case Answer.Failure failure -> {
                    return complain(failure);
                }
            }
        }
        return print(explained);
    }

    private int print(List<JsonObject> explained) {
        if (json) {
            surroundings.terminal().line(new JsonArray(explained).encode());
        } else {
            explained.forEach(one -> new ExplanationPage(one, surroundings.terminal()).print());
        }
        return ExitCode.OK;
    }

    /** Nobody was told because nothing fired: how far every rule is from it says why. */
    private int nothing(DaemonClient client) {
        if (at != null) {
            surroundings.terminal().line(Printable.line("No alert of " + alert + " fired at " + at + "."));
            return ExitCode.BAD;
        }
        return switch (client.get("/api/v1/alerts?state=ok,pending,no_data&service=" + encoded(alert))) {
            case Answer.Success found -> {
                ExplanationPage.nothing(alert, Members.objects(found.json(), "rules"), surroundings.terminal());
                yield ExitCode.BAD;
            }
            case Answer.Failure failure -> complain(failure);
        };
    }

    private int complain(Answer.Failure failure) {
        surroundings.terminal().complain(failure.sentence());
        return ExitCode.UNAVAILABLE;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
