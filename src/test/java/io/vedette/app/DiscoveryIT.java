package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.monitor.ServiceSnapshot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiscoveryIT {
    private static final String ONE_AND_TWO = """
            [{"targets": ["127.0.0.1:1", "127.0.0.1:2"], "labels": {"path": "/health"}}]""";
    private static final String TWO_AND_THREE = """
            [{"targets": ["127.0.0.1:2", "127.0.0.1:3"], "labels": {"path": "/health"}}]""";

    @TempDir
    Path directory;

    private @Nullable Daemon daemon;

    @AfterEach
    void stop() throws Exception {
        if (daemon != null) {
            await(daemon.stop());
        }
    }

    @Test
    void whatAFileListsIsWatchedAndAChangedFileIsTakenOver() throws Exception {
        targets(ONE_AND_TWO);
        daemon = start("memory");
        assertThat(endpoints()).containsExactly("http://127.0.0.1:1/health", "http://127.0.0.1:2/health");

        var taken = taken();
        targets(TWO_AND_THREE);
        await(taken);

        assertThat(endpoints()).containsExactly("http://127.0.0.1:2/health", "http://127.0.0.1:3/health");
    }

    @Test
    void aFileThatCannotBeReadKeepsItsLastGoodListAlsoOverARestart() throws Exception {
        targets(ONE_AND_TWO);
        String storage = "sqlite:" + directory.resolve("vedette.db");
        daemon = start(storage);
        await(running().stop());
        targets("[{\"targets\": [");

        daemon = start(storage);

        assertThat(endpoints()).containsExactly("http://127.0.0.1:1/health", "http://127.0.0.1:2/health");
    }

    @Test
    void aServiceWithoutAnyTargetIsThereAsSoonAsItsFileIs() throws Exception {
        daemon = start("memory");
        assertThat(running().queries().services()).isEmpty();

        var taken = taken();
        targets(ONE_AND_TWO);
        await(taken);

        assertThat(endpoints()).containsExactly("http://127.0.0.1:1/health", "http://127.0.0.1:2/health");
    }

    @Test
    void metricsSayWhatASourceGives() throws Exception {
        targets(ONE_AND_TWO);
        daemon = start("memory");

        String metrics = get("/metrics");

        assertThat(metrics)
                .contains("vedette_discovery_targets{service=\"fleet\",source=\"file_sd\"} 2.0")
                .contains("vedette_discovery_endpoints{service=\"fleet\",source=\"file_sd\"} 2.0")
                .contains("vedette_discovery_up{service=\"fleet\",source=\"file_sd\"} 1.0")
                .contains("vedette_discovery_failures_total{service=\"fleet\",source=\"file_sd\"} 0.0");
    }

    private Daemon running() {
        return Objects.requireNonNull(daemon);
    }

    private String get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + running().port() + path))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    private List<String> endpoints() {
        return running().queries().service("fleet").stream()
                .map(ServiceSnapshot::targets)
                .flatMap(List::stream)
                .map(target -> target.target().id().endpoint())
                .toList();
    }

    private Future<Void> taken() {
        Promise<Void> taken = Promise.promise();
        running().queries().listen(event -> {
            if (event.text().startsWith("discovery: ")) {
                taken.tryComplete();
            }
        });
        return taken.future();
    }

    private void targets(String text) throws IOException {
        Path half = Files.writeString(directory.resolve(".targets.json"), text);
        Files.move(half, directory.resolve("targets.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    private Daemon start(String storage) throws Exception {
        Path file = Files.writeString(directory.resolve("vedette.yml"), """
                server: { listen: "127.0.0.1:0" }
                storage: { url: "%s" }
                defaults: { interval: 1s, timeout: 1s }
                services:
                  - name: fleet
                    discovery:
                      - file_sd: { files: [targets.json] }
                        endpoint: { url: "http://{{ address }}{{ labels.path:-/ }}" }
                """.formatted(storage));
        return await(Daemon.start(new DaemonOptions(file, Map.of("VEDETTE_RUNTIME_DIR", directory.toString()))));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(20, TimeUnit.SECONDS);
    }
}
