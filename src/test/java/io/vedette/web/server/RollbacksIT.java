package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.Approval;
import io.vedette.deployment.Decision;
import io.vedette.deployment.Interlock;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackState;
import io.vedette.deployment.RollbackState.News;
import io.vedette.web.Commands.RollbackWish;
import io.vedette.web.Commands.TakenBack;
import io.vedette.web.Snapshots;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
final class RollbacksIT {
    private static final RollbackState ORDERED = RollbackState.ordered(
            new RollbackOrder(Snapshots.deployment("checkout"), "back", "it is down", Mode.APPROVE), Snapshots.NOW);
    static final RollbackState WAITING =
            ORDERED.awaiting(Approval.asked(Snapshots.NOW.plusSeconds(1800)), new News(Snapshots.NOW, null, "waits"));
    private static final String PATH = "/api/v1/rollbacks/d-checkout";

    private final ServerFixture server = new ServerFixture();

    @BeforeAll
    void remember() {
        server.daemon.with(Snapshots.down("checkout"));
        server.daemon.rollbacks(WAITING);
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void whatWaitsIsShownWithUntilWhen() {
        JsonObject shown = new JsonObject(server.get(PATH).body());

        assertThat(shown.getString("stage")).isEqualTo("awaiting_approval");
        assertThat(shown.getJsonObject("approval").getString("until")).isNotEmpty();
        assertThat(new JsonObject(
                                server.get("/api/v1/rollbacks?service=checkout").body())
                        .getJsonArray("rollbacks"))
                .hasSize(1);
        assertThat(new JsonObject(server.get("/api/v1/rollbacks?service=other").body()).getJsonArray("rollbacks"))
                .isEmpty();
    }

    @Test
    void whoApprovesIsTheTokenThatWasOffered() {
        server.daemon.decides(Future.succeededFuture(new Decision.Done(WAITING, false)));

        assertThat(server.post(PATH + "/approve", "").statusCode()).isEqualTo(200);
        assertThat(server.daemon.words()).contains("approve d-checkout by ci");
    }

    @Test
    void whatIsOverIsAConflictThatSaysHowItEnded() {
        var late = WAITING.withheld(new News(Snapshots.NOW, Interlock.NOT_APPROVED, "nobody approved it"));
        server.daemon.decides(Future.succeededFuture(new Decision.Otherwise(late)));

        var answer = server.post(PATH + "/reject", "");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("nobody approved it");
    }

    @Test
    void whatCannotBeWrittenDownIsToBeSaidAgainAndWhatIsUnknownIsNotFound() {
        server.daemon.decides(Future.succeededFuture(new Decision.NotKept(WAITING)));
        assertThat(server.post(PATH + "/approve", "").statusCode()).isEqualTo(503);

        server.daemon.decides(Future.succeededFuture(new Decision.Unknown()));
        assertThat(server.post("/api/v1/rollbacks/none/approve", "").statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/rollbacks/none").statusCode()).isEqualTo(404);
    }

    @Test
    void theReportSaysWhatHappenedAndWhatWasAskedOfWhom() {
        String report = server.get("/api/v1/deployments/d-checkout/report.md").body();

        assertThat(report)
                .startsWith("# checkout 2.5.0: regressed\n")
                .contains("| found after |", "EndpointDown fired 40 s after the deployment")
                .contains("by back, mode approve, under the id rollback-d-checkout", "nobody answered yet")
                .contains("## Latency", "## The first hour", "## What it cost", "## Timeline");
        assertThat(server.get("/api/v1/deployments/none/report.md").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theReportIsAPageThatNeedsNoScript() {
        var page = server.get("/deployments/d-checkout");

        assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("style-src 'self'"));
        assertThat(page.body())
                .startsWith("<!doctype html>\n")
                .contains("<title>checkout 2.5.0: regressed</title>", "/assets/report.css")
                .contains("EndpointDown fired 40 s after the deployment", "nobody answered yet")
                .doesNotContain("<script", "style=");
        assertThat(server.get("/deployments/none").statusCode()).isEqualTo(404);
    }

    @Test
    void aRollbackIsAskedForByHandInTheNameOfTheToken() {
        server.daemon.answersWishes(new TakenBack.Decided(new Decision.Done(WAITING, false)));

        var answer = server.post("/api/v1/rollbacks", """
                {"service": "checkout", "reason": "nobody can pay", "override": "the cooldown is of another fault"}""");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(server.daemon.wishes.getLast())
                .isEqualTo(new RollbackWish(
                        "checkout", null, null, "ci", "nobody can pay", "the cooldown is of another fault"));
        server.daemon.answersWishes(new TakenBack.Decided(new Decision.Done(WAITING, true)));
        assertThat(server.post("/api/v1/rollbacks", "{\"service\": \"checkout\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatHoldsItBackIsNamedWithWhetherItCanBeSetAside() {
        server.daemon.answersWishes(new TakenBack.Decided(new Decision.Held(Interlock.COOLDOWN, "it runs until noon")));
        var held = server.post("/api/v1/rollbacks", "{\"service\": \"checkout\"}");

        assertThat(held.statusCode()).isEqualTo(409);
        assertThat(held.body()).contains("Held back (cooldown): it runs until noon.", "override");
        server.daemon.answersWishes(new TakenBack.Decided(new Decision.Held(Interlock.OVERTAKEN, "2.1 came")));
        assertThat(server.post("/api/v1/rollbacks", "{\"service\": \"checkout\"}")
                        .body())
                .doesNotContain("override");
    }

    @Test
    void aWishForWhatIsNotThereRequestsNothing() {
        server.daemon.answersWishes(new TakenBack.NoSuchDeployment());
        assertThat(server.post("/api/v1/rollbacks", "{\"service\": \"checkout\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.post("/api/v1/rollbacks", "{\"deployment\": 7, \"force\": true}")
                        .statusCode())
                .isEqualTo(422);
        server.daemon.answersWishes(new TakenBack.NoSuchService(List.of("checkout")));
        assertThat(server.post("/api/v1/rollbacks", "{\"service\": \"checkuot\"}")
                        .body())
                .contains("Did you mean \\\"checkout\\\"?");
        server.daemon.answersWishes(new TakenBack.NoAction());
        assertThat(server.post("/api/v1/rollbacks", "{\"service\": \"checkout\"}")
                        .body())
                .contains("/action");
    }

    @Test
    void whoMayOnlyReadMayNotApprove() {
        assertThat(server.send(server.to(PATH + "/approve").POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }
}
