package io.vedette.cli;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
import io.vedette.cli.client.Members;
import io.vedette.cli.text.Terminal;
import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The silences there are. */
@Command(name = "list", description = "The silences that are in force or will be, the next to end first.")
final class SilenceListCommand extends SilenceAction {
    @Option(names = "--expired", description = "Those of the last days that are over, instead.")
    private boolean expired;

    SilenceListCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Answer ask(DaemonClient client) {
        return client.get("/api/v1/silences" + (expired ? "?state=expired" : ""));
    }

    @Override
    void print(JsonObject answer, Terminal terminal) {
        var silences = Members.objects(answer, "silences");
        if (silences.isEmpty()) {
            terminal.line("No silence.");
        } else {
            table(silences, terminal);
        }
    }
}
