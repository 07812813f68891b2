package io.vedette.cli;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.Members;
import io.vedette.cli.text.Printable;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A rollback that a person asks for. */
@Command(
        name = "rollback",
        description = "Takes a service's newest deployment back, whatever its mode; asked twice, it is requested once.",
        footer = {
            "",
            "The interlocks hold: one that holds it back is named, and --override with the reason sets it",
            "aside if it is a matter of judgement: a cooldown, a limit, a freeze, the budget, a version that",
            "is not rollback-safe, a rollback of a rollback.",
            "",
            "Exit codes: 0 it is requested; 69 it is not, and why."
        })
final class RollbackCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DaemonOptions daemon = new DaemonOptions();

    @Option(names = "--deployment", paramLabel = "ID", description = "Only if this deployment is still the newest.")
    private @Nullable String deployment;

    @Option(
            names = "--action",
            paramLabel = "ROLLBACK",
            description = "The configured rollback to request (default: the service's on_regression).")
    private @Nullable String action;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record and for the platform.")
    private @Nullable String reason;

    @Option(names = "--override", paramLabel = "TEXT", description = "Set interlocks aside, and say why.")
    private @Nullable String override;

    @Option(names = "--json", description = "Print the rollback as the API's JSON.")
    private boolean json;

    @Parameters(paramLabel = "SERVICE", description = "As the configuration calls it.")
    private String service = "";

    RollbackCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Answer asked = daemon.client(surroundings.variables()).post("/api/v1/rollbacks", wish(), Map.of());
        return surroundings.conclude(asked, answer -> {
            String text = String.valueOf(answer.json().getString("text"));
            surroundings.terminal().line(json ? answer.text() : Printable.line(text));
            return ExitCode.OK;
        });
    }

    private JsonObject wish() {
        var wish = new JsonObject().put("service", service);
        Members.put(wish, "deployment", deployment);
        Members.put(wish, "action", action);
        Members.put(wish, "reason", reason);
        Members.put(wish, "override", override);
        return wish;
    }
}
