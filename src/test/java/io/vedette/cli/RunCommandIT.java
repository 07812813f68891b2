package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vedette.app.Daemon;
import io.vedette.app.DaemonOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as {@code run} starts it, or does not, and the other commands against it. */
final class RunCommandIT {
    private final Shell shell = new Shell();
    private final HttpServer healthy = healthy();

    @TempDir
    private Path directory = Path.of("");

    private Path configuration(int port) throws IOException {
        return Files.writeString(directory.resolve("vedette.yml"), """
                server: { listen: "127.0.0.1:%d" }
                slos:
                  - { name: availability, indicator: availability, objective: 99.9%%, window: 30d }
                services:
                  - name: checkout
                    slos: [availability]
                    endpoints:
                      - { url: "http://127.0.0.1:%d/health" }
                """.formatted(
                        port, healthy.getAddress().getPort()));
    }

    private static HttpServer healthy() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/health", asked -> {
                asked.sendResponseHeaders(204, -1);
                asked.close();
            });
            server.start();
            return server;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    @AfterEach
    void close() {
        healthy.stop(0);
    }

    @Test
    void aBadConfigurationIsToldExactlyAsCheckTellsIt() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.yml"), "servces: []\n");
        shell.run("check", "-c", file.toString());
        String told = shell.out();

        assertThat(shell.run("run", "-c", file.toString())).isEqualTo(78);
        assertThat(shell.err()).isEqualTo(told).contains("did you mean \"services\"?");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void aPortInUseIsOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(shell.run(
                            "run", "-c", configuration(taken.getLocalPort()).toString()))
                    .isEqualTo(1);
            assertThat(shell.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("vedette: ")
                    .contains(":" + taken.getLocalPort(), "in use");
        }
    }

    @Test
    void theOtherCommandsFindTheDaemonOfThisHostAndItsToken() throws Exception {
        Map<String, String> environment = Map.of("VEDETTE_RUNTIME_DIR", directory.toString());
        Daemon daemon = Daemon.start(new DaemonOptions(configuration(0), environment))
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        try {
            shell.with("VEDETTE_RUNTIME_DIR", directory.toString())
                    .with("VEDETTE_URL", "http://127.0.0.1:" + daemon.port());
            everyCommandIsAnswered();
        } finally {
            daemon.stop().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
        assertThat(shell.run("status", "--quiet")).isEqualTo(1);
    }

    private void everyCommandIsAnswered() {
        shell.run("status");
        assertThat(shell.out()).contains("checkout", " watches 1 service: ");
        assertThat(shell.run("slo")).isZero();
        assertThat(shell.out()).contains("availability", "99.9%", "30d");
        assertThat(shell.run("alerts")).isZero();
        assertThat(shell.run("deploy", "checkot", "--version", "2")).isEqualTo(69);
        assertThat(shell.err()).contains("There is no service \"checkot\". Did you mean \"checkout\"?");
        assertThat(shell.run(
                        "deploy", "checkout", "--version", "2", "--json", "--change-url", "https://ci.example.org"))
                .isZero();
        assertThat(new JsonObject(shell.out()).getString("url")).isEqualTo("https://ci.example.org");
        assertThat(shell.run("deploy", "checkout", "--version", "2.1", "--wait", "--timeout", "3s"))
                .isEqualTo(2);
        assertThat(shell.out()).contains("version 2.1 deployed in place of 2");
        assertThat(shell.run("deployments", "checkout")).isZero();
        assertThat(shell.lines()).hasSize(3).element(1).asString().contains("checkout", "2.1", "watching");
    }
}
