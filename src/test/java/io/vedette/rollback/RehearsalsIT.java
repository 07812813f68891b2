package io.vedette.rollback;

import static io.vedette.rollback.Orders.order;
import static io.vedette.rollback.PipelineServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.RollbackOrder;
import io.vedette.rollback.PipelineServer.Asked;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.ArgoCdRollback;
import io.vedette.rollback.RollbackSpec.Command;
import io.vedette.rollback.RollbackSpec.GitlabPipeline;
import io.vedette.rollback.RollbackSpec.KubernetesUndo;
import io.vedette.rollback.RollbackSpec.NetlifyRestore;
import io.vedette.rollback.RollbackSpec.SignedWebhook;
import io.vedette.rollback.RollbackSpec.Token;
import io.vedette.rollback.RollbackSpec.VercelRollback;
import io.vedette.rollback.RollbackSpec.Workload;
import io.vedette.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dry runs against a real server on loopback: what it is asked, and above all what it is not. */
final class RehearsalsIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final RollbackOrder CHECKOUT = order("d1", "checkout", "2.0", "1.9");
    private static final Secret TOKEN = new Secret("t0ken-of-somebody");

    private final PipelineServer server = new PipelineServer();
    private final Actions actions = new Actions(server.vertx(), () -> NOON, server.url(""));

    @AfterEach
    void close() {
        await(actions.close());
        server.close();
    }

    private Rehearsed rehearsed(ActionSpec spec) {
        Rehearsed rehearsed = await(actions.rehearsals().rehearse(spec, CHECKOUT));
        assertThat(rehearsed.toString()).doesNotContain("t0ken", "s3cret", "whsec_");
        return rehearsed;
    }

    private List<String> asked() {
        return server.asked().stream()
                .map(asked -> asked.method() + " " + asked.target())
                .toList();
    }

    @Test
    void githubIsAskedForTheWorkflowAndItIsNotStarted() {
        server.then(200, "{\"state\": \"active\"}");

        Rehearsed rehearsed = rehearsed(
                Orders.github(Map.of("version", "{{ deployment.previous_version }}", "region", "s3cret-region")));

        assertThat(rehearsed.ready()).isTrue();
        assertThat(rehearsed.said()).isEqualTo("GitHub knows the workflow, and the token may see it (200)");
        assertThat(asked()).containsExactly("GET /repos/acme/checkout/actions/workflows/rollback.yml");
        Asked look = server.asked().getFirst();
        assertThat(look.header("authorization")).isEqualTo("Bearer ghp_t0ken");
        assertThat(rehearsed.would()).singleElement().satisfies(would -> {
            assertThat(would.what()).startsWith("POST http://").endsWith("/actions/workflows/rollback.yml/dispatches");
            assertThat(would.body()).contains("\"version\":\"1.9\"", "\"region\":\"<secret>\"");
        });
    }

    @Test
    void aTokenThatIsNotAcceptedIsNotReady() {
        server.then(401, "{\"message\": \"Bad credentials\"}");

        Rehearsed rehearsed = rehearsed(Orders.github(Map.of()));

        assertThat(rehearsed.ready()).isFalse();
        assertThat(rehearsed.said()).contains("401", "the token is not accepted");
    }

    @Test
    void hostsOfPagesAreAskedForTheProjectAndTheSite() {
        server.then(200, "{}").then(404, "{}");

        Rehearsed vercel = rehearsed(
                new VercelRollback(server.url(""), "prj_1", "team_a", "{{ deployment.previous_version }}", TOKEN));
        Rehearsed netlify = rehearsed(
                new NetlifyRestore(server.url(""), "shop.example.org", "{{ deployment.previous_version }}", TOKEN));

        assertThat(asked())
                .containsExactly("GET /v9/projects/prj_1?teamId=team_a", "GET /api/v1/sites/shop.example.org");
        assertThat(vercel.ready()).isTrue();
        assertThat(vercel.would().getFirst().what()).contains("/v1/projects/prj_1/rollback/1.9");
        assertThat(netlify.ready()).isFalse();
    }

    @Test
    void gitlabAndAWebhookAreOnlyReached() {
        server.then(401, "").then(405, "");

        Rehearsed gitlab = rehearsed(new GitlabPipeline(
                server.url(""), "acme/shop", "main", TOKEN, null, Map.of("VERSION", "{{ deployment.version }}")));
        Rehearsed webhook = rehearsed(
                new SignedWebhook(new Secret(server.url("/hook/s3cret-path?key=s3cret-key") + ""), Orders.SIGNING));

        assertThat(asked()).containsExactly("GET /api/v4/version", "HEAD /hook/s3cret-path?key=s3cret-key");
        assertThat(gitlab.ready()).isTrue();
        assertThat(gitlab.would().getFirst().what()).contains("/api/v4/projects/acme%2Fshop/trigger/pipeline");
        assertThat(webhook.ready()).isTrue();
        assertThat(webhook.would().getFirst().body()).contains("\"deployment_id\":\"d1\"");
    }

    @Test
    void argoCdIsReadAndNotRolledBack() {
        server.then(200, """
                {"status": {"history": [{"id": 1, "revision": "1.9"}, {"id": 2, "revision": "2.0"}]}}""");

        Rehearsed rehearsed = rehearsed(new ArgoCdRollback(server.url(""), "checkout", null, null, TOKEN));

        assertThat(asked()).containsExactly("GET /api/v1/applications/checkout");
        assertThat(rehearsed.ready()).isTrue();
        assertThat(rehearsed.would().getFirst().body()).contains("\"id\":1");
    }

    @Test
    void whatIsInTheWayBeforeTheRequestIsSaid() {
        server.then(200, "{\"status\": {\"history\": []}}");

        Rehearsed rehearsed = rehearsed(new ArgoCdRollback(server.url(""), "checkout", null, null, TOKEN));

        assertThat(rehearsed).isEqualTo(new Rehearsed(false, "Argo CD has no history of checkout", List.of()));
    }

    @Test
    void kubernetesTriesThePatchItself() {
        try (FakeCluster cluster = new FakeCluster(
                "/apis/apps/v1/namespaces/shop/deployments/web",
                "deployment.kubernetes.io/revision",
                "pod-template-hash",
                "web:1",
                "web:2")) {
            Workload workload =
                    new Workload(cluster.url(), "shop", "web", new Token.Written(new Secret("t0ken")), null);

            Rehearsed rehearsed = rehearsed(new KubernetesUndo(workload));

            assertThat(rehearsed.ready()).isTrue();
            assertThat(cluster.asked())
                    .last()
                    .asString()
                    .isEqualTo("PATCH /apis/apps/v1/namespaces/shop/deployments/web?dryRun=All");
            assertThat(cluster.asked())
                    .filteredOn(asked -> asked.startsWith("PATCH"))
                    .hasSize(1);
            assertThat(rehearsed.would().getFirst().body()).contains("web:1");
        }
    }

    @Test
    void aProgramIsLookedForAndNotRun(@TempDir Path directory) throws IOException {
        Path ran = directory.resolve("ran");
        Path program = Files.writeString(directory.resolve("undo"), "#!/bin/sh\ntouch " + ran + "\n");

        Command command = new Command(List.of(program.toString(), "--now"), Duration.ofSeconds(5));
        assertThat(rehearsed(command).ready()).isFalse();
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Rehearsed rehearsed = rehearsed(command);

        assertThat(rehearsed.ready()).isTrue();
        assertThat(rehearsed.would().getFirst().what()).isEqualTo(program + " and 1 argument");
        assertThat(rehearsed.would().getFirst().body()).contains("\"rollback-d1\"");
        assertThat(ran).doesNotExist();
    }

    @Test
    void aServerThatIsNotThereIsNotReady() {
        Rehearsed rehearsed =
                rehearsed(new SignedWebhook(new Secret("http://127.0.0.1:1/s3cret-hook-1"), Orders.SIGNING));

        assertThat(rehearsed.ready()).isFalse();
        assertThat(rehearsed.said()).contains("could not connect");
        assertThat(rehearsed.would()).hasSize(1);
    }
}
