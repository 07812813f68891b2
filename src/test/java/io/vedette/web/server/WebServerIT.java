package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.deployment.Deployment;
import io.vedette.timeline.Event;
import io.vedette.web.BlackboxSpec;
import io.vedette.web.Commands.Accepted;
import io.vedette.web.Commands.DeploymentReport;
import io.vedette.web.Commands.Reloaded;
import io.vedette.web.Prober;
import io.vedette.web.ServerSpec;
import io.vedette.web.Snapshots;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.BindException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WebServerIT {
    private static final String REPORT = "{\"service\": \"checkout\", \"version\": \"2.5.0\"}";

    private ServerFixture server;

    @BeforeEach
    void start() {
        server = new ServerFixture();
        server.daemon.with(Snapshots.up("billing"), Snapshots.down("checkout"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsReadIsBroughtUpToDateFirst() {
        Promise<Void> refreshed = Promise.promise();
        server.daemon.refreshesWith(refreshed.future());
        var answer = server.client.sendAsync(server.to("/api/v1/services").build(), BodyHandlers.ofString());
        server.daemon.with(Snapshots.up("late-comer"));
        refreshed.complete();

        assertThat(answer.join().body()).contains("late-comer");
    }

    @Test
    void aPortInUseIsToldByNameAndWhatToDo() {
        ServerSpec same = new ServerSpec(
                "127.0.0.1",
                server.port,
                null,
                List.of(),
                ServerSpec.StatusPage.DEFAULT,
                BlackboxSpec.OFF,
                List.of(),
                ServerSpec.MetricsPer.AUTO);
        WebServer second = new WebServer(
                server.vertx,
                same,
                null,
                new Daemon(
                        server.daemon,
                        server.daemon,
                        Prober.NONE,
                        server.registry,
                        "1",
                        () -> Snapshots.NOW,
                        ServerFixture.NO_LINKS));

        assertThatThrownBy(() -> ServerFixture.await(second.start()))
                .rootCause()
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> ServerFixture.await(second.start()))
                .cause()
                .hasMessageContaining("port " + server.port)
                .hasMessageContaining("server.listen");
    }

    @Test
    void readinessIsTheDaemonsOwn() {
        assertThat(server.get("/-/ready").statusCode()).isEqualTo(200);

        server.daemon.notReady("the first round of probes is not over", "the outbox does not move");

        HttpResponse<String> answer = server.get("/-/ready");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("first round", "outbox");
        assertThat(server.get("/-/healthy").statusCode()).isEqualTo(200);
    }

    @Test
    void aReloadAnswersWithItsCounts() {
        assertThat(server.post("/-/reload", "").body())
                .isEqualTo("{\"added\":1,\"removed\":2,\"changed\":3,\"same\":4}");
    }

    @Test
    void whatABusyLoopDoesNotTellInTimeIsNoDefectOfOurs() {
        server.daemon.with(Snapshots.down("checkout"));
        server.daemon.isLate();

        for (String path : List.of(
                "/api/v1/histograms?service=checkout",
                "/api/v1/alerts/" + Snapshots.alert("checkout").episode())) {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(503);
        }
    }

    @Test
    void aReloadMayBeAPutAsPrometheusHasIt() {
        HttpResponse<String> answer =
                server.send(server.asOperator("/-/reload").PUT(HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(server.send(server.to("/-/reload").PUT(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aRejectedReloadAnswersWithEveryProblem() {
        server.daemon.answersReloads(
                Future.succeededFuture(new Reloaded.Rejected(List.of("line 3: no such key", "line 9: no such unit"))));

        HttpResponse<String> answer = server.post("/-/reload", "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("2 problems; nothing was changed", "line 3", "line 9");
    }

    @Test
    void ourOwnFailureIsAProblemWithoutItsStack() {
        server.daemon.answersReloads(Future.failedFuture(new IllegalStateException("secret detail")));

        HttpResponse<String> answer = server.post("/-/reload", "");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContain("secret detail", "IllegalState", "at io.");
    }

    @Test
    void aReportIsCreatedWithItsPlace() {
        HttpResponse<String> answer = server.post("/api/v1/deployments", REPORT);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/deployments/d-checkout");
        assertThat(new JsonObject(answer.body()).getString("id")).isEqualTo("d-checkout");
        assertThat(server.daemon.reports())
                .containsExactly(new DeploymentReport("checkout", "2.5.0", null, null, null, null));
    }

    @Test
    void aRepeatedKeyGivesTheFirstAnswerAgain() {
        Deployment first = Snapshots.deployment("checkout");
        server.daemon.answersReports(Future.succeededFuture(new Accepted.Repeated(first)));

        HttpResponse<String> answer = server.send(server.asOperator("/api/v1/deployments")
                .header("Idempotency-Key", "run-42")
                .POST(BodyPublishers.ofString(REPORT)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(server.daemon.keys()).containsExactly("run-42");
    }

    @Test
    void aKeyForAnotherReportIsRefused() {
        server.daemon.answersReports(Future.succeededFuture(new Accepted.KeyReused()));

        assertThat(server.post("/api/v1/deployments", REPORT).statusCode()).isEqualTo(422);
    }

    @Test
    void anUnknownServiceIsAFaultWithTheNamesNearIt() {
        server.daemon.answersReports(Future.succeededFuture(new Accepted.NoSuchService(List.of("checkout"))));

        HttpResponse<String> answer =
                server.post("/api/v1/deployments", "{\"service\": \"chekout\", \"version\": \"1\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"pointer\":\"/service\"", "chekout", "Did you mean \\\"checkout\\\"");
    }

    @Test
    void everyFaultOfAReportIsToldAtOnce() {
        HttpResponse<String> answer =
                server.post("/api/v1/deployments", "{\"servce\": \"x\", \"version\": 7, \"url\": \"ftp://x\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("4 faults", "/servce", "/service", "/version", "/url");
        assertThat(server.daemon.reports()).isEmpty();
    }

    @Test
    void aBodyThatIsNoObjectIsRefused() {
        for (String body : List.of("", "[]", "{", "7", "null", "\"x\"")) {
            assertThat(server.post("/api/v1/deployments", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    @Test
    void aLargeBodyIsNotRead() {
        HttpResponse<String> answer = server.post("/api/v1/deployments", "x".repeat(65 * 1024));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void anUnknownPlaceNamesTheNearOne() {
        HttpResponse<String> answer = server.get("/api/v1/service");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Did you mean \\\"/api/v1/services\\\"");
    }

    @Test
    void aPathThatCannotBeDecodedIsTheCallersFault() {
        assertThat(server.raw("/api/v1/%zz")).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
        assertThat(server.raw("/%")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aMethodThatIsNotForAPlaceNamesThoseThatAre() {
        HttpResponse<String> answer =
                server.send(server.asOperator("/api/v1/deployments").DELETE());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
    }

    @Test
    void aMisspeltServiceNamesTheNearOne() {
        assertThat(server.get("/api/v1/services/chekout").body()).contains("Did you mean \\\"checkout\\\"");
        assertThat(server.get("/api/v1/endpoints?service=chekout").statusCode()).isEqualTo(404);
    }

    @Test
    void ofManyDeploymentsAsManyAreListedAsSomebodyWants() {
        server.daemon.replaceAll(List.of(Snapshots.down("checkout"), Snapshots.down("shop")));

        assertThat(deployments("")).hasSize(2);
        assertThat(deployments("?limit=1")).hasSize(1);
        assertThat(server.get("/api/v1/deployments?limit=10001").statusCode()).isEqualTo(400);
    }

    private JsonArray deployments(String query) {
        return new JsonObject(server.get("/api/v1/deployments" + query).body()).getJsonArray("deployments");
    }

    @Test
    void aDeploymentComesWithItsStory() {
        server.daemon.happened(event("deployed").about("d-checkout"));
        server.daemon.happened(event("another"));
        server.daemon.happened(event("regressed").about("d-checkout"));

        JsonObject deployment =
                new JsonObject(server.get("/api/v1/deployments/d-checkout").body());

        assertThat(deployment.getString("verdict")).isEqualTo("regressed");
        assertThat(deployment.getJsonArray("timeline").stream().map(event -> ((JsonObject) event).getString("text")))
                .containsExactly("deployed", "regressed");
        assertThat(server.get("/api/v1/deployments/none").statusCode()).isEqualTo(404);
    }

    @Test
    void eventsAreListedAfterANumber() {
        for (int i = 1; i <= 5; i++) {
            server.daemon.happened(event("event " + i));
        }

        assertThat(server.get("/api/v1/events?after=2&limit=2").body())
                .contains("event 4", "event 5")
                .doesNotContain("event 3");
        assertThat(server.get("/api/v1/events?service=billing").body()).isEqualTo("{\"events\":[]}");
        assertThat(server.get("/api/v1/events?limit=x").statusCode()).isEqualTo(400);
        assertThat(server.get("/api/v1/events?limit=1001").statusCode()).isEqualTo(400);
    }

    @Test
    void everyAnswerKeepsBrowsersFromDoingHarm() {
        for (String path : List.of("/", "/api/v1/services", "/nothing", "/-/healthy")) {
            assertThat(server.get(path).headers().map())
                    .containsKeys(
                            "content-security-policy", "x-content-type-options", "referrer-policy", "x-frame-options");
        }
        assertThat(server.get("/")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .doesNotContain("unsafe");
    }

    @Test
    void everyAnswerIsDated() {
        assertThat(server.get("/-/healthy").headers().firstValue("Date")).hasValue("Sat, 21 Nov 2026 09:30:00 GMT");
    }

    @Test
    void aHeadIsAnsweredWithoutABody() {
        HttpResponse<String> answer =
                server.send(server.to("/api/v1/services").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void anUnchangedFileIsNotSentAgain() {
        String tag =
                server.get("/assets/vedette.css").headers().firstValue("ETag").orElseThrow();

        assertThat(server.send(server.to("/assets/vedette.css").header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
        assertThat(server.get("/assets/../index.html").statusCode()).isEqualTo(404);
    }

    private static Event event(String text) {
        return Event.of(Snapshots.NOW, Event.Kind.DEPLOYED, "checkout", text);
    }
}
