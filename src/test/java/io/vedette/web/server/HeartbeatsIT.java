package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
final class HeartbeatsIT {
    private ServerFixture server;

    @BeforeAll
    void start() {
        server = new ServerFixture();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private HttpResponse<String> ask(String method, String rest, String authorization, String body) {
        var request = server.to("/api/v1/heartbeats" + rest).method(method, BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return server.client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aJobReportsWithItsOwnTokenByGetOrPost(String method) {
        var answer = ask(method, "/backup/3?duration=12.5", "Bearer token-of-backup", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        var last = new JsonObject(answer.body()).getJsonObject("last");
        assertThat(last.getBoolean("succeeded")).isFalse();
        assertThat(last.getInteger("exit_code")).isEqualTo(3);
        assertThat(last.getDouble("run_time_seconds")).isEqualTo(12.5);
    }

    @Test
    void aLogOfAnyLengthIsTakenAndItsBeginningKept() {
        var answer = ask("POST", "/backup", "Bearer token-of-backup", "dumped\n" + "x".repeat(3_000_000));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getJsonObject("last").getString("output"))
                .startsWith("dumped xxx")
                .hasSizeLessThanOrEqualTo(1_000);
    }

    @Test
    void theTokenMayComeAsAPasswordForProgramsThatKnowOnlyUrls() {
        var basic =
                "Basic " + Base64.getEncoder().encodeToString("job:token-of-backup".getBytes(StandardCharsets.UTF_8));

        assertThat(ask("GET", "/backup/start", basic, "").statusCode()).isEqualTo(200);
    }

    @Test
    void anOperatorsTokenReportsForEveryJobButNotAsAPassword() {
        var basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString(("job:" + ServerFixture.OPERATOR).getBytes(StandardCharsets.UTF_8));

        assertThat(ask("POST", "/backup", "Bearer " + ServerFixture.OPERATOR, "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(ask("POST", "/backup", basic, "").statusCode()).isEqualTo(401);
    }

    @Test
    void withoutATokenNothingIsReportedNotEvenFromThisHost() {
        assertThat(ask("GET", "/backup", "", "").statusCode()).isEqualTo(401);
        assertThat(ask("POST", "/backup", "Bearer token-of-another", "").statusCode())
                .isEqualTo(401);
        assertThat(ask("POST", "/nosuch", "Bearer token-of-backup", "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void anOperatorIsToldTheNearNameAndTheSignalsThatThereAre() {
        var nosuch = ask("POST", "/bakcup", "Bearer " + ServerFixture.OPERATOR, "");
        var noSignal = ask("POST", "/backup/done", "Bearer " + ServerFixture.OPERATOR, "");

        assertThat(nosuch.statusCode()).isEqualTo(404);
        assertThat(nosuch.body()).contains("Did you mean");
        assertThat(noSignal.statusCode()).isEqualTo(404);
        assertThat(noSignal.body()).contains("start, success, fail or an exit code");
    }
}
