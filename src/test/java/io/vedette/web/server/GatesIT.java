package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.web.Snapshots;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
final class GatesIT {
    private static final String FLAGGER = "/api/v1/gates/flagger/";

    private final ServerFixture server = new ServerFixture();

    @BeforeAll
    void start() {
        server.daemon.with(Snapshots.down("checkout"), Snapshots.unmeasured("new"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aSpentBudgetClosesTheGateAndNamesTheObjective() {
        var gate = new JsonObject(
                server.get("/api/v1/gates/budget?service=checkout").body());

        assertThat(gate.getBoolean("ok")).isFalse();
        assertThat(gate.getString("advice")).isEqualTo("halt");
        assertThat(gate.getString("why"))
                .isEqualTo("the budget of checkout for fast (95% over 30d) is spent: deploy nothing but what mends it");
    }

    @Test
    void whoHasNoObjectiveHasNoBudgetToSpend() {
        var gate = new JsonObject(server.get("/api/v1/gates/budget?service=new").body());

        assertThat(gate.getBoolean("ok")).isTrue();
        assertThat(gate.getString("why")).isEqualTo("new has no objective, and so no budget to spend");
    }

    @Test
    void anUnknownServiceIsAnErrorAndNoMeasurement() {
        assertThat(server.get("/api/v1/gates/argo-rollouts?service=chekout").statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/gates/budget?service=chekout").body())
                .contains("Did you mean \\\"checkout\\\"?");
    }

    @Test
    void argoReadsWhetherTheVersionRegressedAndWhatWasMeasuredOfIt() {
        var data = new JsonObject(server.get("/api/v1/gates/argo-rollouts?service=checkout")
                        .body())
                .getJsonObject("data");

        assertThat(data.getBoolean("ok")).isFalse();
        assertThat(data.getBoolean("regressed")).isTrue();
        assertThat(data.getString("why")).isEqualTo("EndpointDown fired 40 s after the deployment");
        assertThat(data.getDouble("successPercent")).isZero();
        assertThat(data.getInteger("samples")).isEqualTo(2);
        assertThat(data.getValue("p99Ms")).isNull();
    }

    @Test
    void flaggerIsToldToRollBackARegressionAndToHaltItsRollout() {
        assertThat(ask("rollback", "{\"name\":\"checkout\",\"metadata\":{}}").statusCode())
                .isEqualTo(200);
        assertThat(ask("rollout", "{\"name\":\"podinfo\",\"metadata\":{\"service\":\"checkout\"}}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(ask("rollback", "{\"name\":\"new\"}").statusCode()).isEqualTo(409);
    }

    @Test
    void flaggersRolloutBeginsWhenThereIsBudget() {
        assertThat(ask("confirm-rollout", "{\"name\":\"checkout\"}").body())
                .contains("the budget of checkout for fast (95% over 30d) is spent");
        assertThat(ask("confirm-rollout", "{\"name\":\"new\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void whatFlaggerDoesNotSendIsAnError() {
        assertThat(ask("rollbak", "{\"name\":\"new\"}").statusCode()).isEqualTo(404);
        assertThat(ask("rollout", "[]").statusCode()).isEqualTo(400);
        assertThat(ask("rollout", "{\"name\":7}").statusCode()).isEqualTo(400);
    }

    /** Flagger sends no headers of one's own; what stands before the @ of its URL comes as a password. */
    @Test
    void fromElsewhereFlaggerNeedsATokenWhichMayBeAPasswordAndAReaders() {
        assertThat(fromElsewhere(null)).isEqualTo(401);
        assertThat(fromElsewhere("flagger:" + ServerFixture.VIEWER)).isEqualTo(200);
    }

    private HttpResponse<String> ask(String type, String body) {
        return server.send(server.to(FLAGGER + type).POST(BodyPublishers.ofString(body)));
    }

    private int fromElsewhere(@Nullable String credentials) {
        var request = server.to(FLAGGER + "event")
                .header("Via", "1.1 proxy")
                .POST(BodyPublishers.ofString("{\"name\":\"new\"}"));
        return server.send(
                        credentials == null
                                ? request
                                : request.header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8))))
                .statusCode();
    }
}
