package io.vedette.cli;

import io.vedette.cli.text.Terminal;
import io.vedette.config.Reading;
import io.vedette.target.Labels;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Where an alert with some labels would go. */
@Command(
        name = "test",
        description = "Shows where an alert with these labels goes, whether it is told then, and what may inhibit it.",
        footer = {
            "",
            "vedette routes test severity=critical service=checkout --at 2026-12-24T03:00:00+01:00",
            "",
            "Exit codes: 0 shown, 1 the configuration has a problem."
        })
final class RoutesTestCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(arity = "0..*", paramLabel = "LABEL=VALUE", description = "The alert's labels; a missing one is empty.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--at", paramLabel = "TIME", description = "When, as 2026-03-02T12:00:00Z (default: now).")
    private @Nullable String at;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    RoutesTestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Instant time = time();
        return switch (config.read()) {
            case Reading.Rejected(var problems) -> {
                Findings.print(problems, surroundings.terminal().err());
                yield ExitCode.BAD;
            }
            case Reading.Read read -> {
                show(new RoutePreview(read.configuration(), new Labels(labels), time));
                yield ExitCode.OK;
            }
        };
    }

    private void show(RoutePreview preview) {
        Terminal terminal = surroundings.terminal();
        if (json) {
            terminal.line(preview.json().encodePrettily());
        } else {
            preview.print(terminal);
        }
    }

    private Instant time() {
        try {
            return at == null
                    ? surroundings.clock().instant()
                    : OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeParseException noTime) {
            throw new ParameterException(
                    spec.commandLine(), "expected a time such as 2026-03-02T12:00:00Z for --at, found '" + at + "'");
        }
    }
}
