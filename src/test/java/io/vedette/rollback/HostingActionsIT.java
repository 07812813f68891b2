package io.vedette.rollback;

import static io.vedette.rollback.Orders.order;
import static io.vedette.rollback.PipelineServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.deployment.RollbackOrder;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.GitlabPipeline;
import io.vedette.rollback.RollbackSpec.NetlifyRestore;
import io.vedette.rollback.RollbackSpec.VercelRollback;
import io.vedette.secret.Secret;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hosting platforms and GitLab are asked, and what their answers mean, over real sockets. */
final class HostingActionsIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Secret TOKEN = new Secret("t0ken-of-ours");
    private static final Secret READER = new Secret("reader");
    private static final RollbackOrder CHECKOUT = order("d1", "checkout", "dpl_2", "dpl_1");
    private static final String PREVIOUS = "{{ deployment.previous_version }}";

    private final PipelineServer server = new PipelineServer();
    private final Actions actions = new Actions(server.vertx(), () -> NOON, server.url(""));

    @AfterEach
    void close() {
        await(actions.close());
        server.close();
    }

    private Delivery ask(ActionSpec spec) {
        return await(actions.action(spec).request(CHECKOUT));
    }

    private GitlabPipeline gitlab() {
        return new GitlabPipeline(
                server.url(""),
                "acme/shop/checkout",
                "main",
                TOKEN,
                READER,
                Map.of("VERSION", PREVIOUS, "WHY", "{{ reason }}"));
    }

    @Test
    void aPipelineIsFollowedByWhoMayReadIt() {
        server.then(201, "{\"id\": 12, \"web_url\": \"https://gitlab.example.org/p/12\", \"status\": \"created\"}");
        var action = actions.action(gitlab());

        assertThat(await(action.request(CHECKOUT)))
                .isEqualTo(new Delivered("pipeline 12, https://gitlab.example.org/p/12", "12"));

        server.then(200, "{\"status\": \"running\"}");
        server.then(200, "{\"status\": \"failed\"}");
        server.then(200, "{\"status\": \"success\"}");
        server.then(404, "{}");
        assertThat(await(action.follow("12"))).isEqualTo(TryAgain.notTaken("pipeline 12 has not ended"));
        assertThat(await(action.follow("12")))
                .isEqualTo(new Refused("pipeline 12 of acme/shop/checkout ended with failed"));
        assertThat(await(action.follow("12"))).isEqualTo(new Delivered("pipeline 12 succeeded"));
        assertThat(await(action.follow("12"))).isInstanceOf(TryAgain.class);
        assertThat(server.asked().getLast().target()).isEqualTo("/api/v4/projects/acme%2Fshop%2Fcheckout/pipelines/12");
        assertThat(server.asked().getLast().header("private-token")).isEqualTo("reader");
    }

    private VercelRollback vercel(String team) {
        return new VercelRollback(server.url(""), "prj_7", team, PREVIOUS, TOKEN);
    }

    private NetlifyRestore netlify() {
        return new NetlifyRestore(server.url(""), "shop.example.org", PREVIOUS, TOKEN);
    }

    @Test
    void gitlabIsAskedForThePipelineOfTheProjectsPath() {
        server.then(201, "{\"id\":7}");

        assertThat(ask(gitlab())).isEqualTo(new Delivered("pipeline 7", "7"));

        var request = server.asked().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/api/v4/projects/acme%2Fshop%2Fcheckout/trigger/pipeline");
        assertThat(request.header("content-type")).startsWith("application/json");
        assertThat(request.json().getString("token")).isEqualTo("t0ken-of-ours");
        assertThat(request.json().getString("ref")).isEqualTo("main");
        assertThat(request.json().getJsonObject("variables").getMap())
                .isEqualTo(Map.of("VERSION", "dpl_1", "WHY", "checkout is down"));
    }

    @Test
    void aPipelineIsNotStartedAgainAfterALostAnswer() {
        server.thenHangsUp();

        assertThat(ask(gitlab())).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why())
                .startsWith("the pipeline may have been started all the same"));
    }

    @Test
    void vercelPointsToTheDeploymentThatTheServiceCameFrom() {
        server.then(201, "");

        assertThat(ask(vercel("team_9"))).isInstanceOf(Delivered.class);

        var request = server.asked().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target())
                .isEqualTo("/v1/projects/prj_7/rollback/dpl_1?description=checkout%20is%20down&teamId=team_9");
        assertThat(request.body().toString()).isEqualTo("{}");
        assertThat(request.header("authorization")).isEqualTo("Bearer t0ken-of-ours");
    }

    @Test
    void aTeamMayBeNamedByItsSlug() {
        ask(vercel("acme"));

        assertThat(server.asked().getFirst().target()).endsWith("&slug=acme");
    }

    @Test
    void netlifyRestoresADeployAndNeverStepsBackByItself() {
        server.then(201, "{\"id\":\"dpl_1\"}");

        assertThat(ask(netlify())).isEqualTo(new Delivered("201"));

        var request = server.asked().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/api/v1/sites/shop.example.org/deploys/dpl_1/restore");
        assertThat(request.header("authorization")).isEqualTo("Bearer t0ken-of-ours");
        assertThat(request.header("user-agent")).isEqualTo("Vedette");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void aVersionIsNeverAWayThroughThePlatformsAddresses(String previous) {
        RollbackOrder order = order("d1", "checkout", "dpl_2", previous);

        assertThat(await(actions.action(vercel("acme")).request(order))).isInstanceOf(Refused.class);
        assertThat(await(actions.action(netlify()).request(order))).isInstanceOf(Refused.class);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void whatAVersionHoldsBesidesStaysInItsPlace() {
        RollbackOrder order = order("d1", "checkout", "dpl_2", "a/../b?c#d%2e&e");

        await(actions.action(netlify()).request(order));

        assertThat(server.asked().getFirst().target())
                .isEqualTo("/api/v1/sites/shop.example.org/deploys/a%2F..%2Fb%3Fc%23d%252e%26e/restore");
    }

    @ParameterizedTest
    @CsvSource({
        "gitlab, 400, is main a branch or a tag?",
        "gitlab, 404, GitLab does not know the token",
        "vercel, 401, does not accept the token",
        "vercel, 403, may not change prj_7",
        "vercel, 404, no such project or deployment",
        "vercel, 409, may be the current deployment already",
        "netlify, 401, does not accept the token",
        "netlify, 404, no such site or deploy"
    })
    void whatIsRefusedIsSaidClearly(String platform, int status, String meaning) {
        server.then(status, "no t0ken-of-ours");

        assertThat(ask(platform(platform))).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why())
                .startsWith(status + " no ")
                .contains(meaning)
                .doesNotContain("t0ken"));
    }

    @ParameterizedTest
    @CsvSource({"gitlab, 429", "vercel, 429", "vercel, 500", "netlify, 429", "netlify, 503"})
    void whatMayWorkLaterIsTriedAgain(String platform, int status) {
        server.then(status, "later");

        assertThat(ask(platform(platform))).isInstanceOf(TryAgain.class);
    }

    private ActionSpec platform(String name) {
        return switch (name) {
            case "gitlab" -> gitlab();
            case "vercel" -> vercel("acme");
            case "netlify" -> netlify();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
