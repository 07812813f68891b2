package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.cli.client.Answer;
import io.vedette.cli.text.Printable;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person's word on a rollback that waits for one. */
abstract class DecisionCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final String word;

    @Mixin
    private DaemonOptions daemon = new DaemonOptions();

    @Option(names = "--json", description = "Print the rollback as the API's JSON.")
    private boolean json;

    @Parameters(paramLabel = "DEPLOYMENT", description = "The deployment's id, as the page names it.")
    private String deployment = "";

    DecisionCommand(Surroundings surroundings, String word) {
        this.surroundings = surroundings;
        this.word = word;
    }

    /** Yes. */
    @Command(
            name = "approve",
            description = "Approves the rollback of a deployment, which is then requested.",
            footer = {"", "Exit codes: 0 it is requested; 69 it is not, and why."})
    static final class Approve extends DecisionCommand {
        Approve(Surroundings surroundings) {
            super(surroundings, "approve");
        }
    }

    /** No. */
    @Command(
            name = "reject",
            description = "Rejects the rollback of a deployment, which is then never requested.",
            footer = {"", "Exit codes: 0 it is rejected; 69 it is not, and why."})
    static final class Reject extends DecisionCommand {
        Reject(Surroundings surroundings) {
            super(surroundings, "reject");
        }
    }

    @Override
    public Integer call() {
        String path = "/api/v1/rollbacks/" + URLEncoder.encode(deployment, UTF_8) + "/" + word;
        Answer decided = daemon.client(surroundings.variables()).post(path, new JsonObject(), Map.of());
        return surroundings.conclude(decided, answer -> {
            String text = String.valueOf(answer.json().getString("text"));
            surroundings.terminal().line(json ? answer.text() : Printable.line(text));
            return ExitCode.OK;
        });
    }
}
