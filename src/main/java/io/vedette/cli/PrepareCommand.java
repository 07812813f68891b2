package io.vedette.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
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

    private static final int ANSWERED_WITHIN = 10_000;

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
            URI page = URI.create(theatre.page());
            read(page);
            surroundings.pause().sleep(length);
            read(page);
            return ExitCode.OK;
        } catch (Theatre.Dark dark) {
            Objects.requireNonNull(spec).commandLine().getErr().println("vedette prepare: " + dark.getMessage());
            return ExitCode.BAD;
        }
    }

    /** By hand: Java's HTTP client is three hundred classes, which no daemon needs and every cache would hold. */
    private static void read(URI page) throws IOException {
        for (String path : READ) {
            try (var socket = new Socket(page.getHost(), page.getPort())) {
                socket.setSoTimeout(ANSWERED_WITHIN);
                socket.getOutputStream()
                        .write("GET %s HTTP/1.1\r\nHost: %s\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
                                .formatted(path, page.getAuthority())
                                .getBytes(US_ASCII));
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
