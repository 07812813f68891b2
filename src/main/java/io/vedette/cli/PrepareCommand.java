package io.vedette.cli;

import io.vedette.cli.client.DaemonClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code vedette prepare}: a short rehearsal on the demonstration's stage, from which the JVM learns what a daemon needs. What it learnt is kept by the launcher,
 * which reads it at each start.
 */
@Command(
        name = "prepare",
        description = "Rehearses a start of the daemon, so that the next ones take less than half as long.",
        footer = {
            "",
            "Once after an installation or an update of Vedette or of Java; the unit and the image do it themselves.",
            "The cache stands in CACHE_DIRECTORY, else beside vedette.jar, and is left alone when it still fits.",
            "A start without one is slower, and nothing else."
        })
final class PrepareCommand implements Callable<Integer> {
    private static final List<String> READ = List.of("/", "/metrics", "/api/v1/services", "/api/v1/alerts");

    private final Surroundings surroundings;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            defaultValue = "8s",
            description = "How long the rehearsal takes; default ${DEFAULT-VALUE}.")
    private Duration length = Duration.ofSeconds(8);

    @Spec
    private @Nullable CommandSpec spec; // picocli's to set

    PrepareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DemoCommand.quiet();
        try (Theatre theatre = new Theatre()) {
            theatre.open(_ -> {});
            var daemon = new DaemonClient(URI.create(theatre.page().replaceAll("/$", "")), null);
            READ.forEach(daemon::text);
            surroundings.pause().sleep(length);
            READ.forEach(daemon::text);
            return ExitCode.OK;
        } catch (Theatre.Dark dark) {
            Objects.requireNonNull(spec).commandLine().getErr().println("vedette prepare: " + dark.getMessage());
            return ExitCode.BAD;
        }
    }
}
