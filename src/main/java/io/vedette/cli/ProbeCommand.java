package io.vedette.cli;

import io.vedette.cli.text.Terminal;
import io.vedette.config.document.Problem;
import io.vedette.probe.ProbeReport;
import io.vedette.sample.Outcome;
import io.vedette.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Probes once, exactly as the daemon does, and tells everything that was seen. */
@Command(
        name = "probe",
        description = "Probes once and prints every phase, the certificate chain, and each expectation.",
        footer = {
            "",
            "A plain URL is asked with GET, and any 2xx is good. With -c or --endpoint the configuration says how to ask",
            "and what to expect: that of the endpoint with this name, or else with this URL. Given both, the URL is asked",
            "instead of the endpoint's own.",
            "",
            "Exit codes: 0 up or degraded; 1 down, or not measured; 2 not understood; 78 the configuration has a problem."
        })
final class ProbeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "URL",
            description = "What to probe, of any kind but heartbeat; https if it does not say.")
    private @Nullable String url;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--endpoint",
            paramLabel = "NAME",
            description = "An endpoint of the configuration: NAME or SERVICE/NAME.")
    private @Nullable String endpoint;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "The whole probe's deadline (default: the endpoint's, or 10s).")
    private @Nullable Duration timeout;

    @Option(
            names = {"-v", "--verbose"},
            description = "Print the answer's headers and every certificate too.")
    private boolean verbose;

    @Option(names = "--json", description = "Print what was seen as JSON.")
    private boolean json;

    ProbeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        return switch (new ProbeChoice(url, endpoint, timeout).among(config, surroundings.clock())) {
            case ProbeChoice.Chosen.One(Target target) -> probe(target);
            case ProbeChoice.Chosen.None(String why) -> {
                surroundings.terminal().complain(why);
                yield ExitCode.USAGE;
            }
            case ProbeChoice.Chosen.Unreadable(List<Problem> problems) -> {
                Findings.print(problems, surroundings.terminal().err());
                yield ExitCode.CONFIGURATION;
            }
        };
    }

    private int probe(Target target) throws InterruptedException {
        ProbeReport report = new ProbeRun(surroundings).report(target);
        Terminal terminal = surroundings.terminal();
        if (json) {
            terminal.line(ProbeJson.of(target, report).encode());
        } else {
            new ProbePage(terminal, surroundings.clock(), verbose).print(target, report);
        }
        return report.outcome() instanceof Outcome.Answered ? ExitCode.OK : ExitCode.BAD;
    }
}
