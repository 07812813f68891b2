package io.vedette.cli;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Terminal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a silence. */
@Command(name = "add", description = "Silences what all matchers match: label=value, !=, =~ and !~ (RE2).")
final class SilenceAddCommand extends Question {
    @Parameters(arity = "1..*", paramLabel = "MATCHER", description = "Such as 'service=\"checkout\"'.")
    private List<String> matchers = new ArrayList<>();

    @Mixin
    private Span span = new Span();

    SilenceAddCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Answer ask(DaemonClient client) {
        var form = new JsonObject().put("matchers", new JsonArray(matchers));
        return client.post(
                "/api/v1/silences",
                span.into(form, localUser()),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    @Override
    void print(JsonObject silence, Terminal terminal) {
        String until = Times.moment(silence.getString("ends_at"), terminal).text();
        terminal.line(Printable.line("silenced until " + until + ": silence " + silence.getString("id")));
    }
}
