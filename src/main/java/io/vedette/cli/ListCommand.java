package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
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
        DaemonClient client = daemon.client(surroundings.variables());
        String filter = service == null ? "" : "?service=" + URLEncoder.encode(service, UTF_8);
        return surroundings.conclude(client.get("/api/v1/" + name + filter), found -> answered(found, client));
    }

    private int answered(Answer.Success found, DaemonClient client) {
        List<JsonObject> rows = Members.objects(found.json(), name);
        if (json) {
            surroundings.terminal().line(found.text());
        } else if (service != null && rows.isEmpty()) {
            return nothing(client.get(
                    "/api/v1/services/" + URLEncoder.encode(service, UTF_8).replace("+", "%20")));
        } else {
            print(rows, surroundings.terminal());
        }
        return ExitCode.OK;
    }

    /** That nothing fires at a service that there is not is no comfort. */
    private int nothing(Answer known) {
        if (known instanceof Answer.Refused refused) {
            return surroundings.conclude(refused, _ -> ExitCode.OK);
        }
        print(List.of(), surroundings.terminal());
        return ExitCode.OK;
    }

    abstract void print(List<JsonObject> rows, Terminal terminal);
}
