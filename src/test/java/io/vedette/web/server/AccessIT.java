package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.web.Snapshots;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
final class AccessIT {
    private ServerFixture server;

    @BeforeAll
    void start() {
        server = new ServerFixture();
        server.daemon.with(Snapshots.up("checkout"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9808", "localhost", "LOCALHOST:1", "[::1]:9808", "127.8.9.1"})
    void readingIsOpenUnderALoopbackName(String host) throws IOException {
        assertThat(statusFor("GET /api/v1/services", "Host: " + host)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example.org",
                "127.0.0.1.evil.example.org",
                "localhost.evil.example.org",
                "10.0.0.1",
                "[::2]",
                "0x7f.1"
            })
    void aForeignNameThatResolvesToThisHostOpensNothing(String host) throws IOException {
        assertThat(statusFor("GET /api/v1/services", "Host: " + host)).isEqualTo(401);
        assertThat(statusFor("GET /", "Host: " + host)).isEqualTo(401);
        assertThat(statusFor("GET /metrics", "Host: " + host)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Forwarded-For: 10.1.1.1", "Forwarded: for=10.1.1.1", "Via: 1.1 proxy", "X-Real-IP: 10.1.1.1"})
    void whatAProxyOnThisHostPassesOnIsNotLocal(String sign) throws IOException {
        assertThat(statusFor("GET /api/v1/services", "Host: localhost", sign)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/-/healthy", "/-/ready"})
    void healthIsOpenToAll(String path) throws IOException {
        assertThat(statusFor("GET " + path, "Host: vedette.example.org")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {ServerFixture.VIEWER, ServerFixture.OPERATOR})
    void anyTokenReadsFromAnywhere(String token) throws IOException {
        assertThat(statusFor("GET /metrics", "Host: vedette.example.org", "Authorization: Bearer " + token))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer nobodys", "Bearer ", "Basic !!", "Digest x", "Bearer " + ServerFixture.VIEWER + "x"})
    void aTokenThatIsNoneOpensNothing(String authorization) throws IOException {
        assertThat(statusFor("GET /metrics", "Host: vedette.example.org", "Authorization: " + authorization))
                .isEqualTo(401);
    }

    @Test
    void aBrowserReadsWithATokenAsItsPassword() throws IOException {
        assertThat(statusFor("GET /", "Host: vedette.example.org", basic(ServerFixture.VIEWER)))
                .isEqualTo(200);
    }

    @Test
    void aPasswordNeverAllowsAChange() throws IOException {
        assertThat(statusFor("POST /-/reload", "Host: localhost", basic(ServerFixture.OPERATOR), "Content-Length: 0"))
                .isEqualTo(401);
    }

    @Test
    void changingNeedsATokenAlsoOnThisHost() {
        HttpResponse<String> answer = server.send(server.to("/-/reload").POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"vedette\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("operator's bearer token", "server.tokens", "/run/vedette/token");
    }

    @Test
    void aViewerMayNotChange() {
        HttpResponse<String> answer = server.send(server.to("/-/reload")
                .header("Authorization", "Bearer " + ServerFixture.VIEWER)
                .POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("role operator");
    }

    @Test
    void anUnknownMethodIsTakenForAChange() {
        assertThat(server.send(server.to("/api/v1/services").method("PURGE", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void noAnswerHasASecretInIt() {
        for (String path :
                new String[] {"/api/v1/services", "/api/v1/services/checkout", "/api/v1/endpoints", "/metrics"}) {
            assertThat(server.get(path).body()).doesNotContain("hunter2", ServerFixture.OPERATOR, ServerFixture.VIEWER);
        }
    }

    private static String basic(String token) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString(("anybody:" + token).getBytes(StandardCharsets.UTF_8));
    }

    /** A request byte for byte, since no client lets one choose the Host. */
    private int statusFor(String request, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
            socket.setSoTimeout(10_000);
            String text = request + " HTTP/1.1\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}
