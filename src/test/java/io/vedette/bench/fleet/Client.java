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

    private String get(int port, String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .timeout(PATIENCE)
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
