package io.vedette.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.Probe;
import io.vedette.probe.ProbeReport.Fact;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.HostileServer.Manner;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.secret.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens that are fetched: when, how often, and whose trouble it is when there is none. */
final class TokensIT {
    private final Prober prober = new Prober();
    private final HostileServer target = HostileServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

    @AfterEach
    void close() {
        target.close();
        prober.close();
    }

    private static Manner granting(String token, String lifetime) {
        return answering("200 OK", "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\"" + lifetime + "}");
    }

    private static Manner answering(String status, String body) {
        return peer -> {
            var length = peer.hear()
                    .lines()
                    .filter(line -> line.startsWith("Content-Length: "))
                    .mapToInt(line -> Integer.parseInt(line.substring(16)))
                    .findFirst()
                    .orElse(0);
            peer.hear(length);
            peer.say("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        };
    }

    private HttpSpec spec(HostileServer provider) {
        var client = new Auth.Basic("id", new Secret("s+cret"));
        var auth = new Auth.ClientCredentials(provider.url("http", "/token"), client, Map.of("scope", "a b"));
        return HttpSpec.get(target.url()).asking(Ask.GET.as(auth));
    }

    private Probe probe(HostileServer provider) {
        return prober.probes.probe(Prober.target(spec(provider), Duration.ofSeconds(2)));
    }

    private static String unknown(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        return ((Outcome.Unknown) outcome).why();
    }

    @Test
    void oneTokenServesAllProbesWithTheSameCredentialsAndItsTimeIsNotTheTargets() {
        try (var provider = HostileServer.with(peer -> {
            peer.waits(100);
            granting("t0ken", ",\"expires_in\":3600").meet(peer);
        })) {
            var first = Prober.await(probe(provider).run());
            var second = Prober.await(probe(provider).run());

            assertThat(first).isInstanceOf(Outcome.Up.class);
            assertThat(((Outcome.Up) first).phases().total()).isLessThan(90_000);
            assertThat(second).isInstanceOf(Outcome.Up.class);
            assertThat(provider.connections()).isEqualTo(1);
            assertThat(provider.request())
                    .startsWith("POST /token HTTP/1.1\r\n")
                    .contains("Authorization: Basic aWQ6cyUyQmNyZXQ=\r\n")
                    .contains("Content-Type: application/x-www-form-urlencoded\r\n");
            assertThat(provider.body()).isEqualTo("grant_type=client_credentials&scope=a+b");
            assertThat(target.request()).contains("Authorization: Bearer t0ken\r\n");
        }
    }

    @Test
    void aTokenThatIsOverIsFetchedAgain() {
        try (var provider = HostileServer.with(granting("t", ",\"expires_in\":\"1\""))) {
            var probe = probe(provider);
            Prober.await(probe.run());
            var fetchedAt = System.nanoTime();
            while (System.nanoTime() - fetchedAt < Duration.ofMillis(1_100).toNanos()) {
                assertThat(Prober.await(probe.run())).isInstanceOf(Outcome.Up.class);
            }

            assertThat(provider.connections()).isGreaterThan(1);
        }
    }

    @Test
    void aTokenThatTheTargetRefusesIsNotUsedAgain() {
        var refusing = new AtomicInteger(1);
        try (var provider = HostileServer.with(granting("t", ""));
                var picky = HostileServer.with(peer -> {
                    peer.hear();
                    peer.say("HTTP/1.1 " + (refusing.getAndDecrement() > 0 ? "401 No" : "200 OK")
                            + "\r\nContent-Length: 0\r\n\r\n");
                })) {
            var probe = prober.probes.probe(Prober.target(spec(provider).at(picky.url()), Duration.ofSeconds(2)));

            assertThat(Prober.await(probe.run())).isInstanceOf(Outcome.Down.class);
            assertThat(Prober.await(probe.run())).isInstanceOf(Outcome.Up.class);

            assertThat(provider.connections()).isEqualTo(2);
        }
    }

    @Test
    void noTokenIsNobodysOutage() {
        try (var provider = HostileServer.with(answering(
                "401 Unauthorized", "{\"error\":\"invalid_client\",\"error_description\":\"s+cret is wrong\"}"))) {
            var why = unknown(Prober.await(probe(provider).run()));

            assertThat(why)
                    .startsWith("no access token from http://127.0.0.1:" + provider.port() + "/token: ")
                    .endsWith("found 401 Unauthorized (invalid_client)")
                    .doesNotContain("s+cret");
            assertThat(target.connections()).isZero();
        }
    }

    @Test
    void anAnswerWithoutATokenIsNone() {
        try (var provider = HostileServer.with(answering("200 OK", "<html>log in</html>"))) {
            assertThat(unknown(Prober.await(probe(provider).run()))).endsWith("found 200 OK and no token");
        }
    }

    @Test
    void aTokenCannotSmuggleAHeader() {
        try (var provider = HostileServer.with(granting("t\\r\\nX-Evil: 1", ""))) {
            assertThat(unknown(Prober.await(probe(provider).run()))).endsWith("and no token");
        }
    }

    @Test
    void aProviderThatIsSilentTakesOurTimeOnly() {
        try (var provider = HostileServer.with(HostileServer.Peer::staysSilent)) {
            var why = unknown(prober.probe(spec(provider), Duration.ofMillis(300)));

            assertThat(why).isEqualTo("no time left for the target: waiting for an access token");
        }
    }

    @Test
    void aProviderInTroubleIsLeftAlone() {
        try (var provider = HostileServer.with(answering("500 Oh", ""))) {
            var probe = probe(provider);
            for (var i = 0; i < 10; i++) {
                unknown(Prober.await(probe.run()));
            }

            assertThat(provider.connections()).isEqualTo(1);
        }
    }

    @Test
    void aReportTellsOfTheTokenAndNotTheToken() {
        try (var provider = HostileServer.with(granting("t0ken", ",\"expires_in\":3600"))) {
            var report = prober.explain(spec(provider));

            assertThat(report.facts()).extracting(Fact::name).containsExactly("token");
            assertThat(report.facts().getFirst().value())
                    .contains("/token, good for")
                    .doesNotContain("t0ken");
        }
    }
}
