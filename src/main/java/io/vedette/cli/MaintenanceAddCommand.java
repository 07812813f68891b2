package io.vedette.cli;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Terminal;
import io.vedette.cli.text.Words;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that services are worked on. */
@Command(name = "add", description = "Says that services are worked on, from now or later, and until when.")
final class MaintenanceAddCommand extends Question {
    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

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

    /** What is worked on: one of the three. */
    static final class Which {
        @Parameters(arity = "1..*", paramLabel = "SERVICE", description = "Names of services.")
        private List<String> services = new ArrayList<>();

        @Option(
                names = "--match",
                required = true,
                paramLabel = "LABEL=VALUE",
                description = "Every service with this label; of several, with all.")
        private Map<String, String> match = new LinkedHashMap<>();

        @Option(names = "--everything", required = true, description = "Every service.")
        private boolean everything;
    }

    /** When it is over: one of the two. */
    static final class End {
        @Option(names = "--for", required = true, paramLabel = "DURATION", description = "How long, at most 7d.")
        private @Nullable Duration length;

        @Option(
                names = "--until",
                required = true,
                paramLabel = "TIME",
                description = "Until when, at most 7 days after it begins.")
        private @Nullable String until;
    }

    MaintenanceAddCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Answer ask(DaemonClient client) {
        var form = new JsonObject()
                .put("author", author == null ? localUser() : author)
                .put("reason", reason);
        if (which.everything || !which.match.isEmpty()) {
            form.put("match", new JsonObject(new LinkedHashMap<>(which.match)));
        } else {
            form.put("services", new JsonArray(which.services));
        }
        if (from != null) {
            form.put("starts_at", from);
        }
        if (end.length == null) {
            form.put("ends_at", end.until);
        } else {
            form.put("duration_seconds", end.length.toSeconds());
        }
        return client.post(
                "/api/v1/maintenance",
                form,
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    @Override
    void print(JsonObject window, Terminal terminal) {
        String until = Times.moment(window.getString("ends_at"), terminal).text();
        int covered = window.getValue("covers") instanceof JsonArray names ? names.size() : 0;
        terminal.line(Printable.line(Words.count(covered, "service") + " in maintenance until " + until
                + ": maintenance " + window.getString("id")));
    }
}
