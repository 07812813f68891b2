package io.vedette.rollback;

import static io.vedette.delivery.WebhookSignature.ID;
import static io.vedette.delivery.WebhookSignature.SIGNATURE;
import static io.vedette.delivery.WebhookSignature.TIMESTAMP;
import static io.vedette.rollback.Orders.order;
import static io.vedette.rollback.PipelineServer.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.delivery.WebhookSignature;
import io.vedette.delivery.WebhookSignature.Check;
import io.vedette.deployment.RollbackOrder;
import io.vedette.rollback.PipelineServer.Asked;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.SignedWebhook;
import io.vedette.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both actions against a real server on loopback: what it is asked, and what its answers mean. */
final class ActionsIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final RollbackOrder CHECKOUT = order("d1", "checkout", "2.0", "1.9");

    private final PipelineServer server = new PipelineServer();
    private Instant now = NOON;
    private final Actions actions = new Actions(server.vertx(), () -> now, server.url(""));

    @AfterEach
    void close() {
        await(actions.close());
        server.close();
    }

    private Delivery webhook() {
        return webhook(server.url("/hook/s3cret-path?key=s3cret-key"));
    }

    private Delivery webhook(URI url) {
        return ask(new SignedWebhook(new Secret(url.toString()), Orders.SIGNING));
    }

    private Delivery github(Map<String, String> inputs) {
        return ask(Orders.github(inputs));
    }

    private Delivery ask(ActionSpec spec) {
        return await(actions.action(spec).request(CHECKOUT));
    }

    private Check check(Asked request) {
        return new WebhookSignature(Orders.SIGNING)
                .verify(
                        request.header(ID),
                        request.header(TIMESTAMP),
                        request.header(SIGNATURE),
                        request.body().getBytes(),
                        now);
    }

    @Test
    void theWebhookIsASignedPostThatNamesTheDeployment() {
        assertThat(webhook()).isEqualTo(new Delivered("202"));

        var request = server.asked().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/hook/s3cret-path?key=s3cret-key");
        assertThat(request.header("content-type")).startsWith("application/json");
        assertThat(request.header(ID)).isEqualTo("rollback-d1");
        assertThat(check(request)).isEqualTo(Check.GENUINE);
        assertThat(request.json().encode())
                .isEqualTo("{\"type\":\"deployment.rollback\",\"timestamp\":\"2026-03-02T12:00:00Z\",\"data\":{"
                        + "\"deployment_id\":\"d1\",\"service\":\"checkout\",\"version\":\"2.0\","
                        + "\"previous_version\":\"1.9\",\"environment\":\"production\","
                        + "\"reason\":\"checkout is down\",\"url\":\"https://ci.example.org/7\"}}");
    }

    @Test
    void theSecondAttemptHasTheSameIdAndATimestampAndSignatureOfItsOwn() {
        server.then(503, "busy");
        assertThat(webhook()).isInstanceOf(TryAgain.class);
        now = NOON.plusSeconds(600);

        assertThat(webhook()).isInstanceOf(Delivered.class);

        assertThat(server.asked()).extracting(request -> request.header(ID)).containsOnly("rollback-d1");
        assertThat(server.asked())
                .extracting(request -> request.header(TIMESTAMP))
                .containsExactly("1772452800", "1772453400");
        assertThat(check(server.asked().getFirst())).isEqualTo(Check.TOO_OLD_OR_TOO_NEW);
        assertThat(check(server.asked().getLast())).isEqualTo(Check.GENUINE);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void theWebhookTakesEvery2xxForAccepted(int status) {
        server.then(status, "");

        assertThat(webhook()).isInstanceOf(Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 422})
    void theWebhookTakesOther4xxForRefused(int status) {
        server.then(status, "no");

        assertThat(webhook()).isEqualTo(new Refused(status + " no"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void theWebhookIsAskedAgainAfter(int status) {
        server.then(status, "later");

        assertThat(webhook()).isInstanceOf(TryAgain.class);
    }

    @Test
    void theWaitThatAnAnswerAsksForIsPassedOn() {
        server.then((_, response) ->
                response.setStatusCode(429).putHeader("retry-after", "17").end());

        assertThat(webhook()).isEqualTo(new TryAgain("429", Duration.ofSeconds(17), false));
    }

    @Test
    void aRedirectIsRefusedAndNotFollowed() {
        server.then((_, response) -> response.setStatusCode(307)
                .putHeader("location", server.url("/elsewhere").toString())
                .end());

        assertThat(webhook()).isInstanceOf(Refused.class);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void aWebhookThatHangsUpMayHaveTakenIt() {
        server.thenHangsUp();

        assertThat(webhook()).isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.perhapsTaken())
                .isTrue());
    }

    @Test
    void aWebhookThatIsNotThereHasNotTakenIt() {
        assertThat(webhook(URI.create("http://127.0.0.1:1/hook/s3cret-path")))
                .isInstanceOfSatisfying(TryAgain.class, again -> {
                    assertThat(again.perhapsTaken()).isFalse();
                    assertThat(again.why()).doesNotContain("s3cret");
                });
    }

    @Test
    void anAnswerWithoutEndIsCutAndJudgedByItsStatus() {
        server.then((_, response) -> {
            response.setStatusCode(400).setChunked(true);
            IntStream.range(0, 64).forEach(_ -> response.write("x".repeat(4096)));
        });

        assertThat(webhook()).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why())
                .hasSizeLessThan(300));
    }

    @Test
    void theWorkflowIsDispatchedAsGithubWantsIt() {
        server.then(204, "");

        var delivery = github(Map.of("version", "v{{ deployment.previous_version }}", "why", "{{ reason }}"));

        assertThat(delivery).isEqualTo(new Delivered("204"));
        var request = server.asked().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/repos/acme/checkout/actions/workflows/rollback.yml/dispatches");
        assertThat(request.header("authorization")).isEqualTo("Bearer ghp_t0ken");
        assertThat(request.header("accept")).isEqualTo("application/vnd.github+json");
        assertThat(request.header("x-github-api-version")).isEqualTo("2022-11-28");
        assertThat(request.header("user-agent")).isNotEqualTo("null").isNotBlank();
        assertThat(request.json().getString("ref")).isEqualTo("main");
        assertThat(request.json().getJsonObject("inputs").getMap())
                .isEqualTo(Map.of("version", "v1.9", "why", "checkout is down"));
    }

    @Test
    void anAnswerWithTheRunIsAcceptedToo() {
        server.then(200, "{\"workflow_run_id\":7}");

        assertThat(github(Map.of())).isEqualTo(new Delivered("run 7", "7"));
    }

    @Test
    void githubIsAskedWhichRunItStartsAndThatRunIsFollowed() {
        server.then(
                200,
                "{\"workflow_run_id\": 26000000007, \"html_url\": \"https://github.com/acme/checkout/actions/runs/26000000007\"}");
        var action = actions.action(Orders.github(Map.of()));

        assertThat(await(action.request(CHECKOUT)))
                .isEqualTo(new Delivered(
                        "run 26000000007, https://github.com/acme/checkout/actions/runs/26000000007", "26000000007"));
        assertThat(server.asked().getFirst().json().getBoolean("return_run_details"))
                .isTrue();

        server.then(200, "{\"status\": \"in_progress\", \"conclusion\": null}");
        server.then(200, "{\"status\": \"completed\", \"conclusion\": \"success\"}");
        server.then(200, "{\"status\": \"completed\", \"conclusion\": \"failure\"}");
        server.then(503, "busy");
        assertThat(await(action.follow("26000000007"))).isEqualTo(TryAgain.notTaken("run 26000000007 has not ended"));
        assertThat(await(action.follow("26000000007"))).isEqualTo(new Delivered("run 26000000007 succeeded"));
        assertThat(await(action.follow("26000000007")))
                .isEqualTo(new Refused("run 26000000007 of rollback.yml in acme/checkout ended with failure"));
        assertThat(await(action.follow("26000000007"))).isInstanceOf(TryAgain.class);
        assertThat(server.asked().getLast().target()).isEqualTo("/repos/acme/checkout/actions/runs/26000000007");
        assertThat(server.asked().getLast().header("authorization")).isEqualTo("Bearer ghp_t0ken");
    }

    @ParameterizedTest
    @CsvSource({
        "401, Bad credentials, does not accept the token",
        "403, Resource not accessible by personal access token, may not start workflows",
        "404, Not Found, 'no workflow rollback.yml in acme/checkout, or the token may not see it'",
        "422, No ref found, workflow_dispatch",
        "301, Moved Permanently, redirect"
    })
    void whatGithubRefusesIsSaidClearly(int status, String body, String meaning) {
        server.then(status, body);

        assertThat(github(Map.of())).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why())
                .startsWith(status + " " + body)
                .contains(meaning));
    }

    @Test
    void aRateLimitIsWaitedOut() {
        server.then((_, response) -> response.setStatusCode(403)
                .putHeader("retry-after", "60")
                .end("{\"message\":\"You have exceeded a secondary rate limit.\"}"));
        server.then(403, "{\"message\":\"API rate limit exceeded for installation.\"}");
        server.then(429, "");

        for (int answer = 0; answer < 3; answer++) {
            assertThat(github(Map.of())).isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.after())
                    .isEqualTo(Duration.ofMinutes(1)));
        }
    }

    @Test
    void aWorkflowIsNotStartedAgainAfterALostAnswer() {
        server.thenHangsUp().then(502, "Bad Gateway");

        for (Delivery delivery : new Delivery[] {github(Map.of()), github(Map.of())}) {
            assertThat(delivery).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why())
                    .startsWith("the workflow may have been started all the same: look at the runs of rollback.yml"));
        }
    }

    @Test
    void aRequestThatSurelyDidNotReachGithubIsMadeAgain() {
        var nowhere = new Actions(server.vertx(), () -> now, URI.create("http://127.0.0.1:1"));

        assertThat(await(nowhere.action(Orders.github(Map.of())).request(CHECKOUT)))
                .isInstanceOf(TryAgain.class);
        await(nowhere.close());
    }

    @Test
    void anActionThatCannotWorkIsRefusedWhenItIsMade() {
        var template = Orders.github(Map.of("version", "{{ deployment.previus }}"));
        var unsigned = new SignedWebhook(new Secret("https://ci.example.org/"), new Secret("hunter2"));

        assertThatThrownBy(() -> actions.action(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("inputs.version: unknown name \"deployment.previus\"");
        assertThatThrownBy(() -> actions.action(unsigned))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("secret: expected whsec_")
                .hasMessageNotContaining("hunter2");
    }
}
