package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
import io.vedette.cli.client.Members;
import io.vedette.cli.text.Printable;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes over what fires: one episode, or everything of a service. */
@Command(
        name = "ack",
        description = "Takes over an alert, so that it is not repeated and does not escalate. Its end is told as ever.",
        footer = {"", "Exit codes: 0 done; 1 nothing fires there; 69 the daemon did not answer or said no."})
final class AckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DaemonOptions daemon = new DaemonOptions();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(names = "--note", paramLabel = "TEXT", description = "What you know or do about it.")
    private String note = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who takes it over (default: the user of this shell).")
    private @Nullable String by;

    @Option(names = "--undo", description = "Give it back instead: it is repeated and escalates again.")
    private boolean undo;

    /** What is taken over. */
    static final class Which {
        @Parameters(paramLabel = "EPISODE", description = "As 'vedette alerts --json' spells it.")
        private @Nullable String episode;

        @Option(names = "--service", paramLabel = "SERVICE", description = "Every alert of this service.")
        private @Nullable String service;
    }

    AckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DaemonClient client = daemon.client(surroundings.variables());
        if (which.episode != null) {
            return all(List.of(which.episode), client);
        }
        String filter = "?service=" + encoded(String.valueOf(which.service));
        return switch (client.get("/api/v1/alerts" + filter)) {
            case Answer.Success found -> all(episodes(found.json()), client);
            case Answer.Failure failure -> complain(failure);
        };
    }

    private static List<String> episodes(JsonObject alerts) {
        return Members.objects(alerts, "alerts").stream()
                .map(alert -> Members.text(alert, "episode"))
                .toList();
    }

    private int all(List<String> episodes, DaemonClient client) {
        if (episodes.isEmpty()) {
            surroundings.terminal().line("No alert of " + which.service + " fires.");
            return ExitCode.BAD;
        }
        for (String episode : episodes) {
            switch (ask(episode, client)) {
                case Answer.Success done -> surroundings.terminal().line(told(done.json()));
                case Answer.Refused(int status, String sentence)
                when status == 404 -> {
                    surroundings.terminal().complain(sentence);
                    return ExitCode.BAD;
                }
                case Answer.Failure failure -> {
                    return complain(failure);
                }
            }
        }
        return ExitCode.OK;
    }

    private Answer ask(String episode, DaemonClient client) {
        String path = "/api/v1/alerts/" + encoded(episode) + "/acknowledge";
        return undo
                ? client.delete(path)
                : client.post(path, new JsonObject().put("author", author()).put("note", note), Map.of());
    }

    private String author() {
        var variables = surroundings.variables();
        return Stream.of(String.valueOf(by), variables.getOrDefault("USER", ""), "somebody at a terminal")
                .filter(name -> !name.isBlank() && !name.equals("null"))
                .findFirst()
                .orElseThrow();
    }

    private String told(JsonObject alert) {
        String summary = Printable.line(Members.text(alert, "summary"));
        return summary + (undo ? ": nobody takes care of it any more" : ": acknowledged by " + author());
    }

    private int complain(Answer.Failure failure) {
        surroundings.terminal().complain(failure.sentence());
        return ExitCode.UNAVAILABLE;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
