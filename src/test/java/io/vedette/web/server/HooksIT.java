package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.secret.Secret;
import io.vedette.web.HookSpec;
import io.vedette.web.Snapshots;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class HooksIT {
    private static final String SAID = """
            {"deployment": {"id": 7, "sha": "abc", "environment": "production"},
             "deployment_status": {"state": "success"}, "repository": {"full_name": "acme/%s"}}
            """;

    @Test
    void aSignedDeploymentIsReportedWithoutAToken() throws Exception {
        try (var server = new ServerFixture()) {
            server.daemon.with(Snapshots.up("shop"));

            var answer = send(server, "github", SAID.formatted("shop"), true);

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(new JsonObject(answer.body()).getJsonArray("deployments"))
                    .hasSize(1);
            assertThat(server.daemon.reports()).singleElement().satisfies(report -> {
                assertThat(report.service()).isEqualTo("shop");
                assertThat(report.version()).isEqualTo("abc");
            });
            assertThat(server.daemon.keys()).containsExactly("hook github shop 7");
        }
    }

    @Test
    void whatIsNotSignedIsNotHeardAndNobodyLearnsWhichHooksThereAre() throws Exception {
        try (var server = new ServerFixture()) {
            var forged = send(server, "github", SAID.formatted("shop"), false);
            var unknown = send(server, "gitlab", SAID.formatted("shop"), true);

            assertThat(forged.statusCode()).isEqualTo(401);
            assertThat(unknown.statusCode()).isEqualTo(401);
            assertThat(unknown.body()).isEqualTo(forged.body());
            assertThat(server.daemon.reports()).isEmpty();
        }
    }

    @Test
    void aHookIsHeardAsLongAsItIsConfiguredAndByItsSecretOfNow() throws Exception {
        try (var server = new ServerFixture()) {
            HookSpec hook = ServerFixture.SPEC.hooks().getFirst();
            server.daemon.with(Snapshots.up("shop"));

            server.daemon.hooks = List.of();
            int removed = send(server, "github", SAID.formatted("shop"), true).statusCode();
            server.daemon.hooks = List.of(new HookSpec(
                    hook.name(), hook.platform(), new Secret("another"), hook.environments(), hook.sources()));
            int changed = send(server, "github", SAID.formatted("shop"), true).statusCode();
            server.daemon.hooks = List.of(hook);
            int again = send(server, "github", SAID.formatted("shop"), true).statusCode();

            assertThat(List.of(removed, changed, again)).containsExactly(401, 401, 202);
            assertThat(server.daemon.reports()).hasSize(1);
        }
    }

    @Test
    void whatDoesNotConcernUsIsAnsweredSoThatItIsNotSentAgain() throws Exception {
        try (var server = new ServerFixture()) {
            var answer = send(server, "github", SAID.formatted("shop").replace("production", "preview"), true);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new JsonObject(answer.body()).getString("ignored")).contains("environment");
            assertThat(server.daemon.reports()).isEmpty();
        }
    }

    @Test
    void aReportThatTakesTooLongIsNoDefectOfOurs() throws Exception {
        try (var server = new ServerFixture()) {
            server.daemon.with(Snapshots.up("shop"));
            server.daemon.answersReports(Future.failedFuture(new TimeoutException()));

            var answer = send(server, "github", SAID.formatted("shop"), true);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("again");
        }
    }

    private static HttpResponse<String> send(ServerFixture server, String hook, String body, boolean signed)
            throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(ServerFixture.HOOK.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        return server.send(server.to("/api/v1/hooks/" + hook)
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "deployment_status")
                .header("X-Hub-Signature-256", "sha256=" + (signed ? signature : "00" + signature.substring(2)))
                .POST(BodyPublishers.ofString(body)));
    }
}
