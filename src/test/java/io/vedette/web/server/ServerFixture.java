package io.vedette.web.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vedette.secret.Secret;
import io.vedette.web.BlackboxSpec;
import io.vedette.web.FakeDaemon;
import io.vedette.web.HookSpec;
import io.vedette.web.Prober;
import io.vedette.web.ServerSpec;
import io.vedette.web.ServerSpec.Role;
import io.vedette.web.ServerSpec.Token;
import io.vedette.web.Snapshots;
import io.vedette.web.act.Links;
import io.vedette.web.act.Purpose;
import io.vedette.web.act.Signer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A real server on a free loopback port over a fake daemon, and a client that speaks to it from this host. */
final class ServerFixture implements AutoCloseable {
    static final String OPERATOR = "operators-secret";
    static final String VIEWER = "viewers-secret";
    static final String HOOK = "hooks-secret-of-github";
    static final ServerSpec SPEC = new ServerSpec(
            "127.0.0.1",
            0,
            null,
            List.of(
                    new Token("ci", new Secret(OPERATOR), Role.OPERATOR),
                    new Token("wall", new Secret(VIEWER), Role.VIEWER)),
            ServerSpec.StatusPage.DEFAULT,
            BlackboxSpec.OFF,
            List.of(new HookSpec(
                    "github", HookSpec.Platform.GITHUB, new Secret(HOOK), List.of("production"), List.of())),
            ServerSpec.MetricsPer.AUTO);

    static final Signer SIGNER = new Signer("a key of thirty-two bytes, or so".getBytes(StandardCharsets.US_ASCII));

    static final Links NO_LINKS = new Links(SIGNER, () -> Snapshots.NOW, List.of());

    /** What a link does in tests. */
    static final class Bell implements Purpose {
        final List<String> rung = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "ring";
        }

        @Override
        public Future<Offer> offer(String subject) {
            return Future.succeededFuture(
                    subject.equals("gone")
                            ? new Offer.Gone("There is no bell any more.")
                            : new Offer.Open("Ring <" + subject + ">?", List.of("once"), "Ring"));
        }

        @Override
        public Future<Outcome> perform(String subject, String by, String note) {
            rung.add(subject + " by " + by + ": " + note);
            return Future.succeededFuture(new Outcome(true, "Rang " + subject + " for " + by + ": " + note));
        }
    }

    final Bell bell = new Bell();
    final FakeDaemon daemon = new FakeDaemon();
    final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final Vertx vertx = Vertx.vertx();
    final HttpClient client = HttpClient.newHttpClient();
    final int port;
    private final WebServer server;

    ServerFixture() {
        server = new WebServer(
                vertx,
                SPEC,
                "/run/vedette/token",
                new Daemon(
                        daemon,
                        daemon,
                        Prober.NONE,
                        registry,
                        "1.2.3",
                        () -> Snapshots.NOW,
                        new Links(SIGNER, () -> Snapshots.NOW, List.of(bell))));
        daemon.hooks = SPEC.hooks();
        port = await(server.start());
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10));
    }

    HttpRequest.Builder asOperator(String path) {
        return to(path).header("Authorization", "Bearer " + OPERATOR);
    }

    /** The whole answer to a GET of {@code path} as it stands, which a client would refuse to send. */
    String raw(String path) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    HttpResponse<String> get(String path) {
        return send(to(path));
    }

    HttpResponse<String> post(String path, String body) {
        return send(asOperator(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException failure) {
            throw new AssertionError(failure);
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        }
    }

    void stopServing() {
        await(server.close());
    }

    @Override
    public void close() {
        client.close();
        await(server.close());
        await(vertx.close());
    }
}
