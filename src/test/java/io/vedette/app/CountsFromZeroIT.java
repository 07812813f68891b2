package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.web.Commands.Reloaded;
import io.vertx.core.Future;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus sees no increase in a counter that begins with its first event: those of rollbacks and deployments are there before. */
final class CountsFromZeroIT {
    @TempDir
    Path directory;

    private Path configured(String more) throws Exception {
        return Files.writeString(directory.resolve("vedette.yml"), """
                server: { listen: "127.0.0.1:0" }
                storage: { url: memory }
                rollbacks:
                  - { name: back, command: { run: [/bin/true] } }
                services:
                  - name: checkout
                    endpoints: [{ url: "tcp://127.0.0.1:9", interval: 1h }]
                    deployments: { on_regression: back }
                  - name: watched-only
                    endpoints: [{ url: "tcp://127.0.0.1:9", interval: 1h }]
                """ + more);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(20, TimeUnit.SECONDS);
    }

    private static String metrics(Daemon daemon) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + daemon.port() + "/metrics");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void whatTakesADeploymentBackIsCountedFromZeroForEachServiceThatHasItAlsoForOneThatAReloadAdds() throws Exception {
        Path file = configured("");
        Daemon daemon =
                await(Daemon.start(new DaemonOptions(file, Map.of("VEDETTE_RUNTIME_DIR", directory.toString()))));
        try {
            assertThat(metrics(daemon))
                    .contains("vedette_rollbacks_total{outcome=\"failed\",service=\"checkout\"} 0.0")
                    .contains("vedette_deployments_total{service=\"checkout\",verdict=\"regressed\"} 0.0")
                    .doesNotContain("verdict=\"watching\"")
                    .doesNotContainPattern("vedette_(rollbacks|deployments)_total\\{[^}]*watched-only");

            configured("""
                  - name: cart
                    endpoints: [{ url: "tcp://127.0.0.1:9", interval: 1h }]
                    deployments: { on_regression: back }
                """);
            assertThat(await(daemon.reload())).isInstanceOf(Reloaded.Done.class);

            assertThat(metrics(daemon))
                    .contains("vedette_rollbacks_total{outcome=\"withheld\",service=\"cart\"} 0.0")
                    .contains("vedette_deployments_total{service=\"cart\",verdict=\"pass\"} 0.0");
        } finally {
            await(daemon.stop());
        }
    }
}
