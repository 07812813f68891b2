package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.web.Snapshots;
import io.vedette.web.act.Signer;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the links of messages do, and what they do not. */
final class ActIT {
    private static final Instant LATER = Snapshots.NOW.plusSeconds(60);

    private final ServerFixture server = new ServerFixture();

    @AfterEach
    void close() {
        server.close();
    }

    private String path(String purpose, String subject, Instant end) {
        return ServerFixture.SIGNER
                .link(URI.create("http://127.0.0.1"), purpose, subject, end)
                .getRawPath();
    }

    private HttpResponse<String> confirm(String path, String form) {
        return server.send(server.to(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    @Test
    void openingALinkShowsWhatWouldHappenAndDoesNothing() {
        var page = server.get(path("ring", "the bell", LATER));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(page.body()).contains("Ring &lt;the bell&gt;?").contains("<form method=\"post\">");
        assertThat(server.bell.rung).isEmpty();
    }

    @Test
    void aMailScannerThatAsksForTheHeadDoesNothingEither() {
        server.send(server.to(path("ring", "the bell", LATER)).method("HEAD", BodyPublishers.noBody()));

        assertThat(server.bell.rung).isEmpty();
    }

    @Test
    void confirmingItWithANameDoesItWithoutALogin() {
        var page = confirm(path("ring", "the bell", LATER), "name=anna+b&note=now");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Rang the bell for anna b: now");
        assertThat(server.bell.rung).containsExactly("the bell by anna b: now");
    }

    @Test
    void withoutANameNothingIsDone() {
        assertThat(confirm(path("ring", "the bell", LATER), "name=+").statusCode())
                .isEqualTo(422);
        assertThat(confirm(path("ring", "the bell", LATER), "name=" + "a".repeat(101))
                        .statusCode())
                .isEqualTo(422);
        assertThat(server.bell.rung).isEmpty();
    }

    @Test
    void afterItsEndItIsGoodForNothing() {
        String path = path("ring", "the bell", Snapshots.NOW);

        assertThat(server.get(path).statusCode()).isEqualTo(410);
        assertThat(confirm(path, "name=anna").statusCode()).isEqualTo(410);
        assertThat(server.bell.rung).isEmpty();
    }

    @Test
    void aLinkIsGoodForItsPurposeOnly() {
        assertThat(confirm(path("blow it up", "the bell", LATER), "name=anna").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatWasNotSignedHereIsNothing() {
        var foreign = new Signer(new byte[Signer.KEY_BYTES])
                .link(URI.create("http://127.0.0.1"), "ring", "the bell", LATER)
                .getRawPath();

        assertThat(confirm(foreign, "name=anna").statusCode()).isEqualTo(404);
        assertThat(server.get("/act/nonsense").statusCode()).isEqualTo(404);
        assertThat(server.bell.rung).isEmpty();
    }

    @Test
    void whatCannotBeDoneAnyMoreSaysWhy() {
        var page = server.get(path("ring", "gone", LATER));

        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("There is no bell any more.");
    }

    @Test
    void anAddressThatAsksTooOftenHasToWait() {
        String path = path("ring", "the bell", LATER);
        int status = 0;
        for (int i = 0; i < 40; i++) {
            status = server.get(path).statusCode();
        }

        assertThat(status).isEqualTo(429);
    }

    @Test
    void aFormThatIsTooLargeIsNotRead() {
        assertThat(confirm(path("ring", "the bell", LATER), "name=anna&note=" + "n".repeat(70_000))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aTokenIsNoKeyToAnythingElse() {
        assertThat(server.send(server.to("/api/v1/deployments").POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(401);
    }
}
