package io.vedette.cli;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Terminal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a silence. */
@Command(name = "add", description = "Silences what all matchers match: label=value, !=, =~ and !~ (RE2).")
final class SilenceAddCommand extends SilenceAction {
    @Parameters(arity = "1..*", paramLabel = "MATCHER", description = "Such as 'service=\"checkout\"'.")
    private List<String> matchers = new ArrayList<>();

    @ArgGroup(multiplicity = "1")
    private End end = new End();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "When it begins, as 2026-03-02T12:00:00Z (default: now).")
    private @Nullable String from;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for those who wonder.")
    private String reason = "";

    @Option(names = "--author", paramLabel = "WHO", description = "Who asks for it (default: the local user).")
    private @Nullable String author;

    /** When it is over: one of the two. */
    static final class End {
        @Option(names = "--for", required = true, paramLabel = "DURATION", description = "How long, at most 7d.")
        private @Nullable Duration length;

        @Option(
                names = "--until",
                required = true,
                paramLabel = "TIME",
                description = "Until when, at most 7 days ahead.")
        private @Nullable String until;
    }

    SilenceAddCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Answer ask(DaemonClient client) {
        var form = new JsonObject()
                .put("matchers", new JsonArray(matchers))
                .put("author", author == null ? localUser() : author)
                .put("reason", reason);
        if (from != null) {
            form.put("starts_at", from);
        }
        if (end.length == null) {
            form.put("ends_at", end.until);
        } else {
            form.put("duration_seconds", end.length.toSeconds());
        }
        return client.post(
                "/api/v1/silences",
                form,
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    @Override
    void print(JsonObject silence, Terminal terminal) {
        String until = Times.moment(silence.getString("ends_at"), terminal).text();
        terminal.line(Printable.line("silenced until " + until + ": silence " + silence.getString("id")));
    }
}
