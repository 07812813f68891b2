package io.vedette.cli;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.Members;
import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Terminal;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The dry run of a rollback: which one, as for which deployment, and what came of it. */
final class RollbackDrill {
    @Option(
            names = "--rollback",
            paramLabel = "NAME",
            description =
                    "Try a rollback instead, without an effect: build its request, ask whether the other side knows it, and show what would be sent.")
    private @Nullable String rollback;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "Whose deployment the tried rollback is of (default: a service that has it).")
    private @Nullable String service;

    @Option(names = "--version", paramLabel = "VERSION", description = "The version that it would take back.")
    private @Nullable String version;

    @Option(
            names = "--previous-version",
            paramLabel = "VERSION",
            description = "The version that it would go back to; some actions look it up.")
    private @Nullable String previous;

    boolean wanted() {
        return rollback != null;
    }

    JsonObject order() {
        JsonObject order = new JsonObject().put("rollback", rollback);
        Members.put(order, "service", service);
        Members.put(order, "version", version);
        Members.put(order, "previous_version", previous);
        return order;
    }

    int answered(Answer.Success answer, boolean json, Terminal terminal) {
        JsonObject drill = answer.json();
        boolean ready = Boolean.TRUE.equals(drill.getBoolean("ready"));
        if (json) {
            terminal.line(answer.text());
        } else {
            print(drill, ready, terminal);
        }
        return ready ? ExitCode.OK : ExitCode.BAD;
    }

    private static void print(JsonObject drill, boolean ready, Terminal terminal) {
        terminal.line(terminal.paint(ready ? Colour.GOOD : Colour.BAD, ready ? "ready" : "not ready") + ": "
                + Printable.line(drill.getString("answer", "")));
        Members.objects(drill, "would").forEach(one -> {
            terminal.line("would: " + Printable.line(one.getString("request", "")));
            one.getString("body", "").lines().forEach(line -> terminal.line("  " + Printable.line(line)));
        });
        terminal.line("Nothing was changed.");
    }
}
