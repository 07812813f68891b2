package io.vedette.web.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.secret.Secret;
import io.vedette.web.HookSpec;
import io.vedette.web.HookSpec.Platform;
import io.vedette.web.HookSpec.Source;
import io.vedette.web.hooks.Hook.Deployed;
import io.vedette.web.hooks.Hook.Said;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HooksTest {
    /** The example of GitHub's own documentation. */
    private static final Secret SECRET = new Secret("It's a Secret to Everybody");

    private static final Buffer BODY = Buffer.buffer("Hello, World!");
    private static final String SIGNATURE = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void gitHubsSignatureIsThatOfItsDocumentation() {
        assertThat(new GithubHook(SECRET).isGenuine(headers("X-Hub-Signature-256", SIGNATURE), BODY))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha256=757107",
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
            })
    void anotherSignatureIsForged(String offered) {
        assertThat(new GithubHook(SECRET).isGenuine(headers("X-Hub-Signature-256", offered), BODY))
                .isFalse();
    }

    @Test
    void slackSignsTheBodyTogetherWithTheTimeAndIsNotHeardLater() throws Exception {
        Instant signed = Instant.ofEpochSecond(1_531_420_618);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = "v0="
                + HexFormat.of().formatHex(mac.doFinal("v0:1531420618:Hello, World!".getBytes(StandardCharsets.UTF_8)));
        var headers = headers("X-Slack-Signature", signature).add("X-Slack-Request-Timestamp", "1531420618");

        assertThat(new SlackHook(SECRET, signed.plusSeconds(300)).isGenuine(headers, BODY))
                .isTrue();
        assertThat(new SlackHook(SECRET, signed.plusSeconds(301)).isGenuine(headers, BODY))
                .isFalse();
        assertThat(new SlackHook(SECRET, signed).isGenuine(headers, Buffer.buffer("Hello, World?")))
                .isFalse();
        headers.set("X-Slack-Request-Timestamp", "1531420619");
        assertThat(new SlackHook(SECRET, signed).isGenuine(headers, BODY)).isFalse();
        headers.set("X-Slack-Request-Timestamp", "now");
        assertThat(new SlackHook(SECRET, signed).isGenuine(headers, BODY)).isFalse();
    }

    @Test
    void withoutAnyProofNobodyIsHeard() {
        for (Hook hook : List.of(
                new GithubHook(SECRET),
                new VercelHook(SECRET),
                new ArgoCdHook(SECRET),
                new KubernetesHook(SECRET),
                new SlackHook(SECRET, Instant.EPOCH))) {
            assertThat(hook.isGenuine(MultiMap.caseInsensitiveMultiMap(), BODY))
                    .as("%s", hook)
                    .isFalse();
        }
    }

    @Test
    void aDeploymentOfGitHubCountsOnceItSucceeded() {
        var headers = headers("X-GitHub-Event", "deployment_status");

        assertThat(new GithubHook(SECRET).read(headers, github("success")))
                .isEqualTo(new Deployed(
                        "acme/checkout",
                        "production",
                        "f95f852bd8fca8fcc58a9a2d6c842781e32a215e",
                        null,
                        "octocat",
                        "145988746"));
        assertThat(new GithubHook(SECRET).read(headers, github("in_progress"))).isInstanceOf(Said.Nothing.class);
        assertThat(new GithubHook(SECRET).read(headers("X-GitHub-Event", "ping"), new JsonObject()))
                .isInstanceOf(Said.Nothing.class);
        assertThat(new GithubHook(SECRET)
                        .read(
                                headers,
                                new JsonObject().put("deployment_status", new JsonObject().put("state", "success"))))
                .isInstanceOf(Said.Unreadable.class);
    }

    @Test
    void aDeploymentOfVercelIsNamedByItsId() {
        var body = new JsonObject("""
                {"type": "deployment.succeeded", "payload": {"target": "production", "project": {"id": "prj_7"},
                 "deployment": {"id": "dpl_9", "name": "web", "meta": {}}, "links": {"deployment": "https://vercel.com/acme/web/9"}}}
                """);

        assertThat(new VercelHook(SECRET).read(MultiMap.caseInsensitiveMultiMap(), body))
                .isEqualTo(new Deployed(
                        "web",
                        "production",
                        "dpl_9",
                        "https://vercel.com/acme/web/9",
                        null,
                        "deployment.succeeded dpl_9"));
        assertThat(new VercelHook(SECRET)
                        .read(MultiMap.caseInsensitiveMultiMap(), body.copy().put("type", "deployment.created")))
                .isInstanceOf(Said.Nothing.class);
    }

    @Test
    void aDeploymentOfKubernetesIsItsNewReplicaSet() {
        var event = new JsonObject("""
                {"metadata": {"uid": "u-1"}, "reason": "ScalingReplicaSet",
                 "message": "Scaled up replica set checkout-5d4f8 from 0 to 1",
                 "involvedObject": {"kind": "Deployment", "namespace": "shop", "name": "checkout"}}
                """);

        assertThat(new KubernetesHook(SECRET).read(MultiMap.caseInsensitiveMultiMap(), event))
                .isEqualTo(new Deployed(
                        "checkout", "shop", "checkout-5d4f8", null, "kubernetes", "shop/checkout-5d4f8 u-1"));
        assertThat(new KubernetesHook(SECRET)
                        .read(
                                MultiMap.caseInsensitiveMultiMap(),
                                event.copy().put("message", "Scaled down replica set checkout-5d4f8 from 3 to 0")))
                .isInstanceOf(Said.Nothing.class);
    }

    @Test
    void aDeploymentIsThatOfTheServiceOfTheSameNameUnlessSaidOtherwise() {
        var named = new Sources(hook(List.of("production"), new Source("acme/shop", "production", "web-shop")));

        assertThat(named.services(deployed("acme/checkout", "production"))).containsExactly("checkout");
        assertThat(named.services(deployed("acme/checkout", "staging"))).isEmpty();
        assertThat(named.services(deployed("ACME/shop", "production"))).containsExactly("web-shop");
        assertThat(named.services(deployed("acme/shop", "staging"))).isEmpty();
    }

    private static HookSpec hook(List<String> environments, Source... sources) {
        return new HookSpec("ci", Platform.GITHUB, SECRET, environments, List.of(sources));
    }

    private static Deployed deployed(String from, String environment) {
        return new Deployed(from, environment, "2", null, null, "1");
    }

    private static MultiMap headers(String name, String value) {
        return MultiMap.caseInsensitiveMultiMap().add(name, value);
    }

    private static JsonObject github(String state) {
        return new JsonObject("""
                {"deployment": {"id": 145988746, "sha": "f95f852bd8fca8fcc58a9a2d6c842781e32a215e", "environment": "production",
                 "creator": {"login": "octocat"}}, "deployment_status": {"log_url": ""},
                 "repository": {"full_name": "acme/checkout"}}
                """)
                .put("deployment_status", new JsonObject().put("state", state).put("log_url", ""));
    }
}
