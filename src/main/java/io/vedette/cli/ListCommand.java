package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.Members;
import io.vedette.cli.text.Terminal;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One list of the daemon's, for people as a table, for programs as the API's own JSON; of one service if one is named. */
abstract class ListCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final String name;

    @Mixin
    private DaemonOptions daemon = new DaemonOptions();

    @Option(names = "--json", description = "Print the API's JSON.")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "Only what belongs to this service.")
    private @Nullable String service;

    /** @param name of the list, in the API's path and in its answer */
    ListCommand(Surroundings surroundings, String name) {
        this.surroundings = surroundings;
        this.name = name;
    }

    @Override
    public Integer call() {
        String filter = service == null ? "" : "?service=" + URLEncoder.encode(service, UTF_8);
        return surroundings.conclude(
                daemon.client(surroundings.variables()).get("/api/v1/" + name + filter), this::answered);
    }

    private int answered(Answer.Success answer) {
        if (json) {
            surroundings.terminal().line(answer.text());
        } else {
            print(Members.objects(answer.json(), name), surroundings.terminal());
        }
        return ExitCode.OK;
    }

    abstract void print(List<JsonObject> rows, Terminal terminal);
}
