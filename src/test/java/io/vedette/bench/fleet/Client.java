package io.vedette.bench.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the world and the daemon. */
final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What the world answers to {@code path}. */
    String world(String path) throws IOException, InterruptedException {
        return get(Fleet.PORT, path);
    }

    String daemon(String path) throws IOException, InterruptedException {
        return get(Fleet.DAEMON_PORT, path);
    }

    /** The lines of {@code /metrics} that begin with one of {@code names}: the others may be hundreds of megabytes. */
    Metrics metrics(String... names) throws IOException, InterruptedException {
        try (var lines = http.send(request(Fleet.DAEMON_PORT, "/metrics"), BodyHandlers.ofLines())
                .body()) {
            var metrics = new Metrics();
            lines.forEach(line -> metrics.take(line, names));
            return metrics;
        }
    }

    private static HttpRequest request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build();
    }

    private String get(int port, String path) throws IOException, InterruptedException {
        return http.send(request(port, path), BodyHandlers.ofString()).body();
    }
}
