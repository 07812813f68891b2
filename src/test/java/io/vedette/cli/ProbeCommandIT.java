package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One probe on a real socket, as a person reads it. */
final class ProbeCommandIT {
    private final FakeApi api = new FakeApi();
    private final Shell shell = new Shell();

    @TempDir
    private Path directory = Path.of("");

    ProbeCommandIT() throws IOException {}

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void anEndpointThatIsUpIsShownPhaseByPhase() {
        api.answer("GET /health?secret=hunter2", 200, "fine");

        assertThat(shell.run("probe", api.url() + "/health?secret=hunter2")).isZero();
        assertThat(shell.out())
                .startsWith("GET " + api.url() + "/health?…\n")
                .contains("  connected to 127.0.0.1:" + api.port())
                .contains("  PHASE", "  connect", "  wait", "  transfer", "  total", "█")
                .contains("  HTTP/1.1 200 OK\n", "  ✓ status 200-299\n")
                .doesNotContain("hunter2", "Content-length");
        assertThat(shell.lines().getLast()).startsWith("up in ");
    }

    @Test
    void theAnswersHeadersAreShownOnRequest() {
        api.answer("GET /health", 200, "fine");
        shell.run("probe", "-v", api.url() + "/health");
        assertThat(shell.out()).containsIgnoringCase("    content-length: 4\n");
    }

    @Test
    void whatWasExpectedAndFoundIsToldForAnEndpointOfTheConfiguration() throws IOException {
        api.answer("GET /health", 200, "{\"status\":\"DOWN\"}");
        Path file = Files.writeString(directory.resolve("vedette.yml"), """
                services:
                  - name: checkout
                    endpoints:
                      - { url: "%s/health", name: health, expect: { status: 200, json: { /status: UP } } }
                """.formatted(api.url()));

        assertThat(shell.run("probe", "-c", file.toString(), "--endpoint", "health"))
                .isEqualTo(1);
        assertThat(shell.out()).contains("  ✓ status 200\n", "  ✗ ", "/status");
        assertThat(shell.lines().getLast()).startsWith("down (body) after ");
    }

    @Test
    void aPortWhereNobodyListensIsDown() {
        api.close();
        assertThat(shell.run("probe", api.url())).isEqualTo(1);
        assertThat(shell.out()).contains("  ✗ no connection to 127.0.0.1:" + api.port());
        assertThat(shell.lines().getLast()).startsWith("down (refused) after ");
    }

    @Test
    void aTcpHandshakeIsEnoughForATcpUrl() {
        assertThat(shell.run("probe", "tcp://127.0.0.1:" + api.port())).isZero();
        assertThat(shell.out())
                .startsWith("tcp://127.0.0.1:" + api.port() + "\n")
                .contains("connect");
    }

    @Test
    void programsGetTheReportAsJson() {
        api.answer("GET /health", 503, "");

        assertThat(shell.run("probe", "--json", api.url() + "/health")).isEqualTo(1);
        JsonObject report = new JsonObject(shell.out());
        assertThat(report.getString("result")).isEqualTo("down");
        assertThat(report.getString("reason")).isEqualTo("status");
        assertThat(report.getJsonObject("phases").getDouble("total_ms")).isPositive();
        assertThat(report.getJsonArray("expectations").getJsonObject(0).getBoolean("held"))
                .isFalse();
    }

    @Test
    void aConfigurationWithProblemsIsToldAsCheckDoes() {
        assertThat(shell.run("probe", "-c", "/no/such.yml", "--endpoint", "x")).isEqualTo(78);
        assertThat(shell.err()).startsWith("/no/such.yml: is not there");
    }
}
