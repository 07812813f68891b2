package io.vedette.rollback;

import static io.vedette.rollback.Orders.order;
import static io.vedette.rollback.PipelineServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.deployment.RollbackOrder;
import io.vedette.outbound.HttpSender;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.ArgoCdRollback;
import io.vedette.rollback.RollbackSpec.ArgoRolloutsAbort;
import io.vedette.rollback.RollbackSpec.KubernetesUndo;
import io.vedette.rollback.RollbackSpec.Token;
import io.vedette.rollback.RollbackSpec.Workload;
import io.vedette.secret.Secret;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kubernetes, Argo Rollouts and Argo CD, each as its own documentation has it, over real sockets. */
final class ClusterActionsIT {
    private static final Secret TOKEN = new Secret("t0ken");
    private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/shop/deployments/web";
    private static final String ROLLOUT = "/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/web";

    private static FakeCluster kubernetes(String... images) {
        return new FakeCluster(DEPLOYMENT, "deployment.kubernetes.io/revision", "pod-template-hash", images);
    }

    private static FakeCluster rollouts(String... images) {
        return new FakeCluster(ROLLOUT, "rollout.argoproj.io/revision", "rollouts-pod-template-hash", images);
    }

    private static Workload web(FakeCluster cluster) {
        return new Workload(cluster.url(), "shop", "web", new Token.Written(TOKEN), null);
    }

    private static Delivery ask(Vertx vertx, ActionSpec spec, RollbackOrder... orders) {
        var actions = new Actions(vertx, () -> Instant.EPOCH, URI.create("http://127.0.0.1:1"));
        Action action = actions.action(spec);
        Delivery last = new Refused("nothing was asked");
        for (RollbackOrder order : orders) {
            last = await(action.request(order));
        }
        await(actions.close());
        return last;
    }

    private static RollbackOrder to(@Nullable String previous) {
        return order("d1", "web", "3", previous);
    }

    @Test
    void aDeploymentGoesBackToTheTemplateBefore() {
        try (var cluster = kubernetes("web:1", "web:2", "web:3")) {
            assertThat(ask(cluster.vertx(), new KubernetesUndo(web(cluster)), to(null)))
                    .isInstanceOf(Delivered.class);

            assertThat(cluster.image()).isEqualTo("web:2");
            assertThat(cluster.asked())
                    .containsExactly(
                            "GET " + DEPLOYMENT,
                            "GET /apis/apps/v1/namespaces/shop/replicasets?labelSelector=app%3Dweb",
                            "PATCH " + DEPLOYMENT);
        }
    }

    @Test
    void aTokenThatSomebodyRenewsIsReadForEachRequest(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "first\n");
        try (var cluster = kubernetes("web:1", "web:2", "web:3")) {
            var web = new Workload(cluster.url(), "shop", "web", new Token.InFile(file), null);
            var actions = new Actions(cluster.vertx(), () -> Instant.EPOCH, URI.create("http://127.0.0.1:1"));
            Action action = actions.action(new KubernetesUndo(web));
            cluster.accepts("first");
            assertThat(await(action.request(to(null)))).isInstanceOf(Delivered.class);

            cluster.accepts("second");
            assertThat(await(action.request(to(null)))).isInstanceOf(Refused.class);
            Files.writeString(file, "second");
            assertThat(await(action.request(to(null)))).isInstanceOf(Delivered.class);

            await(actions.close());
        }
    }

    @Test
    void withoutItsTokenFileNothingIsAskedAndItIsTriedAgain(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("token");
        try (var cluster = kubernetes("web:1", "web:2", "web:3")) {
            var spec = new KubernetesUndo(new Workload(cluster.url(), "shop", "web", new Token.InFile(file), null));

            assertThat(ask(cluster.vertx(), spec, to(null)))
                    .isEqualTo(TryAgain.notTaken("the token file " + file + " cannot be read"));
            Files.writeString(file, "two words\n");
            assertThat(ask(cluster.vertx(), spec, to(null)))
                    .isEqualTo(TryAgain.notTaken("there is no token in the file " + file));

            assertThat(cluster.asked()).isEmpty();
        }
    }

    @Test
    void thePreviousVersionIsFoundByItsTagHoweverLongAgoItRan() {
        try (var cluster = kubernetes("web:1", "web:2", "web:3")) {
            ask(cluster.vertx(), new KubernetesUndo(web(cluster)), to("1"));

            assertThat(cluster.image()).isEqualTo("web:1");
        }
    }

    @Test
    void askedTwiceItIsUndoneOnceEvenByAnotherProcess() {
        try (var cluster = kubernetes("web:2", "web:3")) {
            cluster.losesTheNextAnswer = true;
            var spec = new KubernetesUndo(web(cluster));
            assertThat(ask(cluster.vertx(), spec, to(null)))
                    .isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.perhapsTaken())
                            .isTrue());

            assertThat(ask(cluster.vertx(), spec, to(null))).isEqualTo(new Delivered("done already"));

            assertThat(cluster.image()).isEqualTo("web:2");
        }
    }

    @Test
    void whatWasDeployedSinceItWasReadIsNotOverwritten() {
        try (var cluster = kubernetes("web:2", "web:3")) {
            cluster.beforeTheNextPatch(() -> cluster.deploys("web:4"));

            assertThat(ask(cluster.vertx(), new KubernetesUndo(web(cluster)), to(null)))
                    .isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.perhapsTaken())
                            .isFalse());

            assertThat(cluster.image()).isEqualTo("web:4");
        }
    }

    @Test
    void aDeploymentThatSomebodyTookBackAlreadyIsLeftAlone() {
        try (var cluster = kubernetes("web:2", "web:3")) {
            cluster.deploys("web:2");

            assertThat(ask(cluster.vertx(), new KubernetesUndo(web(cluster)), to("2")))
                    .isEqualTo(new Delivered("web is at 2 already"));

            assertThat(cluster.image()).isEqualTo("web:2");
        }
    }

    @Test
    void anAttemptMayTakeAsLongAsAllItsRequestsTogether() {
        try (var cluster = kubernetes("web:3")) {
            var actions = new Actions(cluster.vertx(), () -> Instant.EPOCH);

            assertThat(actions.action(new KubernetesUndo(web(cluster))).patience())
                    .isGreaterThan(HttpSender.LONGEST.multipliedBy(3));
            assertThat(actions.action(new ArgoRolloutsAbort(web(cluster))).patience())
                    .isGreaterThan(HttpSender.LONGEST.multipliedBy(5));
            assertThat(actions.action(new ArgoCdRollback(cluster.url(), "web", null, null, TOKEN))
                            .patience())
                    .isGreaterThan(HttpSender.LONGEST.multipliedBy(2));
            await(actions.close());
        }
    }

    @Test
    void aPausedDeploymentIsLeftAlone() {
        try (var cluster = kubernetes("web:2", "web:3")) {
            cluster.object().getJsonObject("spec").put("paused", true);

            assertThat(ask(cluster.vertx(), new KubernetesUndo(web(cluster)), to(null)))
                    .isInstanceOf(Refused.class);
            assertThat(cluster.image()).isEqualTo("web:3");
        }
    }

    @Test
    void whereNothingWasBeforeNothingIsDone() {
        try (var cluster = kubernetes("web:3")) {
            assertThat(ask(cluster.vertx(), new KubernetesUndo(web(cluster)), to("2")))
                    .isEqualTo(new Refused("there is no earlier revision to go back to"));
        }
    }

    @Test
    void aRolloutIsAbortedAndItsTemplatePutBack() {
        try (var cluster = rollouts("web:2", "web:3")) {
            assertThat(ask(cluster.vertx(), new ArgoRolloutsAbort(web(cluster)), to(null)))
                    .isInstanceOf(Delivered.class);

            assertThat(cluster.aborted()).isTrue();
            assertThat(cluster.image()).isEqualTo("web:2");
            assertThat(cluster.asked()).first().isEqualTo("PATCH " + ROLLOUT + "/status");
        }
    }

    @Test
    void aRolloutWithoutAStatusOfItsOwnIsAbortedAllTheSame() {
        try (var cluster = rollouts("web:2", "web:3")) {
            cluster.statusIsASubresource = false;

            ask(cluster.vertx(), new ArgoRolloutsAbort(web(cluster)), to(null));

            assertThat(cluster.aborted()).isTrue();
        }
    }

    private static ArgoCdRollback argocd(PipelineServer server) {
        return new ArgoCdRollback(server.url(""), "web", "shop", "default", TOKEN);
    }

    private static String history(String... revisions) {
        var entries = new StringBuilder();
        for (int id = 0; id < revisions.length; id++) {
            entries.append(id == 0 ? "" : ",").append("{\"id\":" + id + ",\"revision\":\"" + revisions[id] + "\"}");
        }
        return "{\"status\":{\"history\":[" + entries + "]}}";
    }

    @Test
    void argoCdGoesBackToTheEntryOfThePreviousVersion() {
        try (var server = new PipelineServer()) {
            server.then(200, history("aaa", "bbb", "ccc")).then(200, "{}");

            assertThat(ask(server.vertx(), argocd(server), to("aaa"))).isEqualTo(new Delivered("started"));

            var found = server.asked().getFirst();
            assertThat(found.target()).isEqualTo("/api/v1/applications/web?appNamespace=shop&project=default");
            var asked = server.asked().getLast();
            assertThat(asked.target()).isEqualTo("/api/v1/applications/web/rollback");
            assertThat(asked.header("content-type")).isEqualTo("application/json");
            assertThat(asked.json().getInteger("id")).isZero();
            assertThat(asked.json().getBoolean("dryRun")).isFalse();
            assertThat(asked.json().getString("appNamespace")).isEqualTo("shop");
        }
    }

    @Test
    void argoCdIsNotSentFurtherBackByASecondRequest() {
        try (var server = new PipelineServer()) {
            server.then(200, history("aaa", "bbb", "ccc"))
                    .thenHangsUp()
                    .then(200, history("aaa", "bbb", "ccc", "bbb"))
                    .then(200, "{}");

            ask(server.vertx(), argocd(server), to("1.9"), to("1.9"));

            assertThat(server.asked().get(1).json().getInteger("id")).isEqualTo(1);
            assertThat(server.asked().getLast().json().getInteger("id")).isEqualTo(1);
        }
    }

    @Test
    void argoCdIsNotSentBackByAnotherLifeThatDoesNotKnowWhatTheFirstChose() {
        try (var server = new PipelineServer()) {
            server.then(200, history("aaa", "bbb", "ccc", "bbb"));
            var actions = new Actions(server.vertx(), () -> Instant.EPOCH);
            Action action = actions.action(argocd(server));

            action.askedBefore(to("1.9"));
            Delivery again = await(action.request(to("1.9")));

            assertThat(again).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why())
                    .contains("may have been rolled back already"));
            assertThat(server.asked()).hasSize(1);
            await(actions.close());
        }
    }

    @Test
    void anotherLifeMaySendArgoCdToARevisionThatIsNamed() {
        try (var server = new PipelineServer()) {
            server.then(200, history("aaa", "bbb", "ccc")).then(200, "{}");
            var actions = new Actions(server.vertx(), () -> Instant.EPOCH);
            Action action = actions.action(argocd(server));

            action.askedBefore(to("aaa"));

            assertThat(await(action.request(to("aaa")))).isEqualTo(new Delivered("started"));
            await(actions.close());
        }
    }

    @Test
    void argoCdThatWasSyncedTwiceToTheSameIsSentToWhatWasBeforeThat() {
        try (var server = new PipelineServer()) {
            server.then(200, history("aaa", "bbb", "ccc", "ccc")).then(200, "{}");

            ask(server.vertx(), argocd(server), to(null));

            assertThat(server.asked().getLast().json().getInteger("id")).isEqualTo(1);
        }
    }

    @Test
    void anApplicationThatIsThereAlreadyIsLeftAlone() {
        try (var server = new PipelineServer()) {
            server.then(200, history("aaa", "bbb", "aaa"));

            assertThat(ask(server.vertx(), argocd(server), to("aaa")))
                    .isEqualTo(new Delivered("web is at aaa already"));
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void argoCdThatSyncsByItselfSaysWhyNot() {
        try (var server = new PipelineServer()) {
            server.then(200, history("aaa", "bbb"))
                    .then(400, "{\"code\":9,\"message\":\"rollback cannot be performed when auto-sync is enabled\"}");

            assertThat(ask(server.vertx(), argocd(server), to("aaa")))
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why())
                            .contains("auto-sync", "does web sync by itself"));
        }
    }
}
