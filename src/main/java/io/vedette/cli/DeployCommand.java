package io.vedette.cli;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
import io.vedette.cli.client.Members;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Terminal;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the daemon of a new version and, if asked to, waits for its judgement: a pipeline's gate. */
@Command(
        name = "deploy",
        description = "Reports a deployment; with --wait it is a pipeline's gate.",
        footer = {
            "",
            "Exit codes: 0 reported; with --wait 0 passed, or inconclusive with nothing against it, 1 regressed,",
            "2 under suspicion, hardly measured, environment disturbed, superseded or out of time;",
            "69 not reported: the daemon did not answer or said no."
        })
final class DeployCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DaemonOptions daemon = new DaemonOptions();

    @Parameters(paramLabel = "SERVICE", description = "What was deployed, as the configuration calls it.")
    private String service = "";

    @Option(names = "--version", required = true, paramLabel = "VERSION", description = "What runs now.")
    private String version = "";

    @Option(
            names = "--previous-version",
            paramLabel = "VERSION",
            description = "What to go back to (default: what the daemon saw running).")
    private @Nullable String previousVersion;

    @Option(
            names = "--rollback-of",
            paramLabel = "VERSION",
            description = "The version that this takes back: it is watched, and never taken back itself.")
    private @Nullable String rollbackOf;

    @Option(
            names = "--not-rollback-safe",
            description = "Going back would do harm: if it regresses, people are paged and nothing is taken back.")
    private boolean notRollbackSafe;

    @Option(names = "--environment", paramLabel = "NAME", description = "Where it was deployed.")
    private @Nullable String environment;

    @Option(names = "--by", paramLabel = "WHO", description = "Who or what deployed it.")
    private @Nullable String by;

    @Option(
            names = "--change-url",
            paramLabel = "URL",
            description = "Where people see the change: pipeline or commit.")
    private @Nullable String changeUrl;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description =
                    "The same key reports the same deployment once, however often it is sent (default: a new one).")
    private @Nullable String idempotencyKey;

    @Option(names = "--wait", description = "Wait for the verdict and show what happens until then.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "How long to wait for the verdict (default: until the watch must have ended).")
    private @Nullable Duration timeout;

    @Option(names = "--json", description = "Print the deployment as the API's JSON; progress goes to standard error.")
    private boolean json;

    DeployCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        DaemonClient client = daemon.client(surroundings.variables());
        String key = Objects.requireNonNullElseGet(
                idempotencyKey, () -> UUID.randomUUID().toString());
        return switch (new Report(client, surroundings).send(form(), key)) {
            case Answer.Success reported -> reported(reported, client);
            case Answer.Failure failure -> {
                surroundings.terminal().complain(failure.sentence());
                yield ExitCode.UNAVAILABLE;
            }
        };
    }

    private JsonObject form() {
        JsonObject form = new JsonObject().put("service", service).put("version", version);
        Members.put(form, "previous_version", previousVersion);
        Members.put(form, "environment", environment);
        Members.put(form, "url", changeUrl);
        Members.put(form, "by", by);
        Members.put(form, "rollback_of", rollbackOf);
        if (notRollbackSafe) {
            form.put("rollback_safe", false);
        }
        return form;
    }

    private int reported(Answer.Success answer, DaemonClient client) throws InterruptedException {
        JsonObject deployment = answer.json();
        if (wait) {
            return new DeploymentWait(client, surroundings, json).until(deployment.getString("id"), timeout);
        }
        Terminal terminal = surroundings.terminal();
        terminal.line(json ? answer.text() : told(answer.status(), deployment));
        return ExitCode.OK;
    }

    private static String told(int status, JsonObject deployment) {
        String what = deployment.getString("service") + " " + deployment.getString("version");
        String how = status == 201 ? " is reported" : " was reported before with this key";
        return Printable.line(what + how + ": deployment " + deployment.getString("id"));
    }
}
