package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
import io.vedette.cli.text.Terminal;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One question to the daemon, answered for people or as the API's own JSON. */
abstract class Question implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DaemonOptions daemon = new DaemonOptions();

    @Option(names = "--json", description = "Print the API's JSON.")
    private boolean json;

    Question(Surroundings surroundings) {
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

    /** Who asks, if nobody else is named. */
    String localUser() {
        var variables = surroundings.variables();
        return variables.getOrDefault(
                "USER", variables.getOrDefault("LOGNAME", System.getProperty("user.name", "unknown")));
    }
}
