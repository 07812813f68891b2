package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.secret.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real daemon with a real database is killed with SIGKILL, and another takes its place. */
final class KilledIT {
    private static final long PATIENCE = 60;

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final LinkedBlockingQueue<Message> heard = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Message> asked = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Integer> probes = new LinkedBlockingQueue<>();
    private volatile int health = 200;
    private volatile boolean platformAnswers;
    private HttpServer world;
    private int port;
    private Process daemon;

    private record Message(String id, JsonObject body) {}

    @BeforeEach
    void aWorldAndADaemon() throws Exception {
        world = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .await(PATIENCE, TimeUnit.SECONDS);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.writeString(directory.resolve("vedette.yml"), configuration());
        daemon = started();
    }

    @AfterEach
    void theEnd() throws Exception {
        kill();
        client.close();
        vertx.close().await(PATIENCE, TimeUnit.SECONDS);
    }

    @Test
    void thePageOfADaemonThatWasKilledIsClosedByTheNext() throws Exception {
        health = 503;
        Message firing = next(heard);
        kill();
        health = 200;

        daemon = started();
        Message resolved = nextThat("alert.resolved");

        assertThat(firing.body().getString("type")).isEqualTo("alert.firing");
        assertThat(episode(resolved, "resolved")).isEqualTo(episode(firing, "firing"));
        assertThat(incident(resolved)).isEqualTo(incident(firing));
    }

    @Test
    void aRollbackThatWasCutOffIsRequestedAgainUnderItsIdAndTheDeploymentIsKnown() throws Exception {
        assertThat(probes.poll(PATIENCE, TimeUnit.SECONDS)).isNotNull(); // it serves before it probes
        JsonObject first = deploy(201);
        health = 503;
        Message request = next(asked);
        kill();
        platformAnswers = true;

        daemon = started();
        Message again = next(asked);

        assertThat(again.id()).isEqualTo(request.id());
        assertThat(deploy(200).getString("id")).isEqualTo(first.getString("id"));
        assertThat(get("/api/v1/events").toString()).contains("version 2 deployed", "regressed");
    }

    @Test
    void aHangupInTheMiddleOfTheStartIsHeardAndDoesNotEndIt() throws Exception {
        while (daemon.isAlive() && !Files.exists(directory.resolve("vedette.db"))) {
            Thread.onSpinWait();
        }
        new ProcessBuilder("kill", "-HUP", Long.toString(daemon.pid())).start().waitFor();

        assertThat(probes.poll(PATIENCE, TimeUnit.SECONDS)).isNotNull();
        assertThat(daemon.isAlive()).isTrue();
    }

    private void take(HttpServerRequest request) {
        switch (request.path()) {
            case "/health" -> {
                probes.add(health);
                request.response().setStatusCode(health).end();
            }
            case "/hook" ->
                request.body().onSuccess(body -> {
                    heard.add(new Message(request.getHeader("webhook-id"), body.toJsonObject()));
                    request.response().end();
                });
            default ->
                request.body().onSuccess(body -> {
                    asked.add(new Message(request.getHeader("webhook-id"), body.toJsonObject()));
                    if (platformAnswers) {
                        request.response().setStatusCode(202).end();
                    }
                });
        }
    }

    private String configuration() {
        return """
                server: { listen: "127.0.0.1:%d" }
                storage: { url: "sqlite:%s/vedette.db" }
                defaults: { interval: 1s, timeout: 1s }
                services:
                  - name: shop
                    endpoints: [{ url: "http://127.0.0.1:%d/health" }]
                    deployments: { watch: 10m, on_regression: back, mode: automatic }
                receivers:
                  - { name: people, webhook: { url: "http://127.0.0.1:%<d/hook", secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo= } }
                routes: { receiver: people, group_wait: 0s }
                rollbacks:
                  - { name: back, webhook: { url: "http://127.0.0.1:%<d/back", secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo= } }
                """.formatted(port, directory, world.actualPort());
    }

    private Process started() throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "io.vedette.Main",
                "run",
                "--config",
                directory.resolve("vedette.yml").toString());
        builder.environment().put("VEDETTE_RUNTIME_DIR", directory.toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
    }

    private void kill() throws InterruptedException {
        daemon.destroyForcibly();
        assertThat(daemon.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
    }

    private Message next(LinkedBlockingQueue<Message> messages) throws Exception {
        Message next = messages.poll(PATIENCE, TimeUnit.SECONDS);
        assertThat(next).as(Files.readString(directory.resolve("log"))).isNotNull();
        return next;
    }

    private Message nextThat(String type) throws Exception {
        Message next = next(heard);
        while (!type.equals(next.body().getString("type"))) {
            next = next(heard);
        }
        return next;
    }

    private static String episode(Message message, String list) {
        return message.body()
                .getJsonObject("data")
                .getJsonArray(list)
                .getJsonObject(0)
                .getString("episode");
    }

    private static String incident(Message message) {
        return message.id().substring(0, message.id().lastIndexOf('.'));
    }

    private JsonObject get(String path) throws IOException, InterruptedException {
        return new JsonObject(client.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private JsonObject deploy(int status) throws Exception {
        var report = new JsonObject(Map.of("service", "shop", "version", "2", "previous_version", "1"));
        HttpResponse<String> answer = client.send(
                request("/api/v1/deployments")
                        .header("Idempotency-Key", "build-2")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(report.encode()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(List.of(answer.statusCode())).as(answer.body()).containsExactly(status);
        return new JsonObject(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        String token = TokenFile.find(port, Map.of("VEDETTE_RUNTIME_DIR", directory.toString()))
                .map(Secret::reveal)
                .orElse("none");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }
}
