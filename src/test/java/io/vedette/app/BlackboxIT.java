package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus gets at {@code /probe} when it asks as it asks a blackbox_exporter. */
final class BlackboxIT {
    @TempDir
    Path directory;

    @Test
    void aTargetThatPrometheusNamesIsProbedOnce() throws Exception {
        HttpServer target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/", exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/ill") ? 503 : 200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        target.start();
        Path file = Files.writeString(directory.resolve("vedette.yml"), """
                server:
                  listen: "127.0.0.1:0"
                  probe:
                    targets: [127.0.0.0/8]
                    modules: [{ name: http_2xx, url: "http://example.org", expect: { status: 200 } }]
                """);
        Daemon daemon = Daemon.start(new DaemonOptions(file, Map.of("VEDETTE_RUNTIME_DIR", directory.toString())))
                .await(15, TimeUnit.SECONDS);
        String there = "127.0.0.1:" + target.getAddress().getPort();
        try {
            HttpResponse<String> well = ask(daemon, "target=" + there);
            HttpResponse<String> ill = ask(daemon, "module=http_2xx&target=http://" + there + "/ill");

            assertThat(well.statusCode()).isEqualTo(200);
            assertThat(well.body())
                    .contains("probe_success 1\n", "probe_http_status_code 200\n", "probe_http_version 1.1\n")
                    .contains("probe_http_content_length 2\n", "probe_ip_protocol 4\n", "probe_timeout_seconds 2\n")
                    .containsPattern("probe_http_duration_seconds\\{phase=\"processing\"} \\d+\\.\\d+");
            assertThat(ill.statusCode()).isEqualTo(200);
            assertThat(ill.body()).contains("probe_success 0\n", "probe_http_status_code 503\n");
            assertThat(ask(daemon, "target=192.0.2.1").statusCode()).isEqualTo(403);
            assertThat(ask(daemon, "target=tcp://" + there).statusCode()).isEqualTo(400);
            assertThat(ask(daemon, "module=http_2x&target=" + there).body()).contains("Did you mean");
        } finally {
            daemon.stop().await(15, TimeUnit.SECONDS);
            target.stop(0);
        }
    }

    /** As Docker Compose and Swarm name services; a URL's own reader knows no host in them. */
    @Test
    void aTargetMayHaveAnUnderscoreInItsNameButNobodysNameBeforeIt() throws Exception {
        Path file = Files.writeString(directory.resolve("vedette.yml"), """
                server:
                  listen: "127.0.0.1:0"
                  probe:
                    targets: [my_shop.invalid]
                    modules: [{ name: http_2xx, url: "http://example.org" }]
                """);
        Daemon daemon = Daemon.start(new DaemonOptions(file, Map.of("VEDETTE_RUNTIME_DIR", directory.toString())))
                .await(15, TimeUnit.SECONDS);
        try {
            HttpResponse<String> known = ask(daemon, "target=my_shop.invalid:8080");

            assertThat(known.statusCode()).isEqualTo(200);
            assertThat(known.body()).contains("probe_success 0\n");
            assertThat(ask(daemon, "target=your_shop.invalid").statusCode()).isEqualTo(403);
            assertThat(ask(daemon, "target=ada@my_shop.invalid").statusCode()).isEqualTo(400);
        } finally {
            daemon.stop().await(15, TimeUnit.SECONDS);
        }
    }

    private static HttpResponse<String> ask(Daemon daemon, String query) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + daemon.port() + "/probe?" + query);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("X-Prometheus-Scrape-Timeout-Seconds", "2.5")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
