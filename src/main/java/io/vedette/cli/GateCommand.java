package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.Members;
import io.vedette.cli.text.Printable;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether there is budget to deploy now: what a pipeline asks first. */
@Command(
        name = "gate",
        description = "Is there error budget to deploy a service now? For a pipeline, before it deploys.",
        footer = {
            "",
            "Exit codes: 0 there is; 1 it is spent: deploy nothing but what mends it; 2 less than a quarter is left:",
            "let a person decide; 69 the daemon did not answer or said no."
        })
final class GateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DaemonOptions daemon = new DaemonOptions();

    @Option(names = "--json", description = "Print the API's JSON.")
    private boolean json;

    @Parameters(paramLabel = "SERVICE", description = "What is to be deployed, as the configuration calls it.")
    private String service = "";

    GateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String path = "/api/v1/gates/budget?service=" + URLEncoder.encode(service, UTF_8);
        return surroundings.conclude(daemon.client(surroundings.variables()).get(path), this::answered);
    }

    private int answered(Answer.Success answer) {
        JsonObject gate = answer.json();
        surroundings.terminal().line(json ? answer.text() : Printable.line(Members.text(gate, "why")));
        return switch (Members.text(gate, "advice")) {
            case "free" -> ExitCode.OK;
            case "halt" -> ExitCode.BAD;
            default -> ExitCode.UNDECIDED;
        };
    }
}
