package io.vedette.cli;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Terminal;
import io.vedette.cli.text.Words;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that services are worked on. */
@Command(name = "add", description = "Says that services are worked on, from now or later, and until when.")
final class MaintenanceAddCommand extends Question {
    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Mixin
    private Span span = new Span();

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

    MaintenanceAddCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Answer ask(DaemonClient client) {
        var form = new JsonObject();
        if (which.everything || !which.match.isEmpty()) {
            form.put("match", new JsonObject(new LinkedHashMap<>(which.match)));
        } else {
            form.put("services", new JsonArray(which.services));
        }
        return client.post(
                "/api/v1/maintenance",
                span.into(form, localUser()),
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
