package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.web.Snapshots;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
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
    void whatDoesNotConcernUsIsAnsweredSoThatItIsNotSentAgain() throws Exception {
        try (var server = new ServerFixture()) {
            var answer = send(server, "github", SAID.formatted("shop").replace("production", "preview"), true);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new JsonObject(answer.body()).getString("ignored")).contains("environment");
            assertThat(server.daemon.reports()).isEmpty();
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
