package io.vedette.probe.http;

import static io.vedette.sample.Reason.REDIRECT;
import static io.vedette.sample.Reason.STATUS;
import static io.vedette.sample.Reason.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.ProbeReport.Fact;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.secret.Secret;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Redirects on real sockets: how many, how long, and who hears what. */
final class RedirectsIT {
    private static final Prober PROBER = new Prober();
    private static final String FINE = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine";

    @AfterAll
    static void close() {
        PROBER.close();
    }

    private static String to(String location) {
        return "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 3\r\n\r\nbye";
    }

    private static HttpSpec following(HostileServer server, int redirects) {
        return HttpSpec.get(server.url("http", "/0")).within(new Limits(1 << 20, redirects));
    }

    /** Leads from /0 to /1 and so on until /{@code last}, which is fine. */
    private static HostileServer chain(int last) {
        return HostileServer.with(peer -> {
            var number = Integer.parseInt(peer.hear().split(" ", 3)[1].substring(1));
            peer.say(number == last ? FINE : to("/" + (number + 1)));
        });
    }

    private static Outcome.Down down(Outcome outcome, Reason reason) {
        assertThat(outcome).isInstanceOf(Outcome.Down.class);
        var down = (Outcome.Down) outcome;
        assertThat(down.reason()).as(down.detail()).isEqualTo(reason);
        return down;
    }

    @Test
    void withoutLeaveARedirectIsTheAnswer() {
        try (var server = chain(1)) {
            assertThat(down(PROBER.probe(following(server, 0)), STATUS).detail())
                    .contains("found 302 Found");
        }
    }

    @Test
    void everyHopIsTimedAndTheLastAnswerJudged() {
        try (var server = chain(3)) {
            var report = PROBER.explain(following(server, 3));

            assertThat(report.outcome()).isInstanceOf(Outcome.Up.class);
            assertThat(report.facts())
                    .extracting(Fact::name)
                    .containsOnly("redirect")
                    .hasSize(3);
            assertThat(report.facts().getFirst().value())
                    .contains("ms  302 Found  http://127.0.0.1:" + server.port() + "/0");
            assertThat(report.attempts()).hasSize(4);
        }
    }

    @Test
    void oneTooManyIsOneTooMany() {
        try (var server = chain(4)) {
            var down = down(PROBER.probe(following(server, 3)), REDIRECT);

            assertThat(down.detail()).startsWith("the redirect is one more than the 3 that are followed: ");
            assertThat(down.observed().status()).isEqualTo(302);
        }
    }

    @Test
    void aCircleIsSeenBeforeItIsWalked() {
        try (var server = HostileServer.with(peer -> {
            var here = peer.hear().split(" ", 3)[1];
            peer.say(to(here.equals("/0") ? "/1" : "/0"));
        })) {
            var down = down(PROBER.probe(following(server, 20)), REDIRECT);

            assertThat(down.detail())
                    .startsWith("the redirect leads in a circle: ")
                    .endsWith("/0 again");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aFileIsNotRead() {
        try (var server = HostileServer.saying(to("file:///etc/passwd"))) {
            assertThat(down(PROBER.probe(following(server, 5)), REDIRECT).detail())
                    .isEqualTo("the redirect leads to no URL: file:///etc/passwd");
        }
    }

    @Test
    void theDeadlineHoldsOverAllHops() {
        try (var server = HostileServer.with(peer -> {
            var number = Integer.parseInt(peer.hear().split(" ", 3)[1].substring(1));
            peer.waits(120);
            peer.say(to("/" + (number + 1)));
        })) {
            var start = System.nanoTime();

            down(PROBER.probe(following(server, 20), Duration.ofMillis(400)), TIMEOUT);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(800));
        }
    }

    @Test
    void anotherOriginHearsNothingOfWhoAsks() {
        try (var other = HostileServer.saying(FINE);
                var server = HostileServer.saying(to("http://127.0.0.1:" + other.port() + "/else"))) {
            var ask =
                    new Ask("GET", Map.of("X-Api-Key", "key"), null, new Auth.Basic("user", new Secret("pass")), false);

            assertThat(PROBER.probe(following(server, 1).asking(ask))).isInstanceOf(Outcome.Up.class);

            assertThat(server.request()).contains("Authorization: Basic dXNlcjpwYXNz\r\n", "X-Api-Key: key\r\n");
            assertThat(other.request()).startsWith("GET /else ").doesNotContain("Authorization", "X-Api-Key");
        }
    }

    @Test
    void aDeadEndIsTheTargetsFailureLikeAnyOther() {
        try (var server = HostileServer.saying(to("http://127.0.0.1:" + HostileServer.deadPort() + "/"))) {
            down(PROBER.probe(following(server, 1)), Reason.REFUSED);
        }
    }
}
