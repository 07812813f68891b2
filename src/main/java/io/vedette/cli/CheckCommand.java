package io.vedette.cli;

import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Terminal;
import io.vedette.config.Configuration;
import io.vedette.config.Reading;
import io.vedette.config.document.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads a configuration as the daemon would, and says everything that is wrong with it. */
@Command(
        name = "check",
        description = "Checks a configuration and prints every problem with its place.",
        footer = {"", "Exit codes: 0 the configuration is good, 1 it has a problem."})
final class CheckCommand implements Callable<Integer> {
    /** The others are in the JSON. */
    private static final int PACES_SHOWN = 10;

    private final Surroundings surroundings;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Reading reading = Rights.checked(config.read(), config.location().toString());
        if (json) {
            surroundings.terminal().line(json(reading).encode());
        } else {
            print(reading);
        }
        return switch (reading) {
            case Reading.Read good -> ExitCode.OK;
            case Reading.Rejected bad -> ExitCode.BAD;
        };
    }

    private void print(Reading reading) {
        Terminal terminal = surroundings.terminal();
        Findings.print(reading.problems(), terminal.out());
        switch (reading) {
            case Reading.Read(Configuration configuration, List<Problem> warnings) -> {
                upcoming(configuration).print(terminal);
                SourceSurvey sources = SourceSurvey.of(configuration, surroundings.clock());
                sources.print(terminal);
                GuardPace.of(sources.configuration()).stream()
                        .limit(PACES_SHOWN)
                        .forEach(pace -> terminal.line(Printable.line(pace.words())));
                terminal.line(terminal.paint(
                        Colour.GOOD,
                        config.location() + " is good: "
                                + new Extent(sources.configuration()).words()
                                + (warnings.isEmpty() ? "" : "; " + Findings.count(warnings))));
            }
            case Reading.Rejected(List<Problem> problems) ->
                terminal.line(terminal.paint(Colour.BAD, Findings.count(problems)));
        }
    }

    private Upcoming upcoming(Configuration configuration) {
        return new Upcoming(configuration.maintenance(), surroundings.clock().instant());
    }

    private JsonObject json(Reading reading) {
        JsonObject object = new JsonObject();
        switch (reading) {
            case Reading.Read read -> {
                SourceSurvey sources = SourceSurvey.of(read.configuration(), surroundings.clock());
                object.put("good", true).mergeIn(new Extent(sources.configuration()).json());
                object.put("discovery", sources.json());
                var paces = new JsonArray();
                GuardPace.of(sources.configuration()).forEach(pace -> paces.add(pace.json()));
                object.put("deployments", paces);
                object.put("maintenance", upcoming(read.configuration()).json());
            }
            case Reading.Rejected rejected -> object.put("good", false);
        }
        JsonArray findings = new JsonArray();
        reading.problems().forEach(finding -> findings.add(json(finding)));
        return object.put("problems", findings);
    }

    private static JsonObject json(Problem problem) {
        return new JsonObject()
                .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                .put("file", problem.file())
                .put("line", problem.line())
                .put("column", problem.column())
                .put("path", problem.path())
                .put("found", problem.found())
                .put("expected", problem.expected());
    }
}
