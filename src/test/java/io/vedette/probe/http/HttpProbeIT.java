package io.vedette.probe.http;

import static io.vedette.probe.http.Encounters.OK;
import static io.vedette.probe.http.Encounters.saying;
import static io.vedette.sample.Reason.BODY;
import static io.vedette.sample.Reason.DNS;
import static io.vedette.sample.Reason.REFUSED;
import static io.vedette.sample.Reason.RESET;
import static io.vedette.sample.Reason.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.http.Expectation.BodyContains;
import io.vedette.probe.http.Expectation.JsonEquals;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.NameServer;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every way a server can misbehave over plain HTTP, on real sockets: outcome, reason, bounded time, and nothing left over. */
final class HttpProbeIT {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Encounters AGAINST = new Encounters();

    @AfterAll
    static void close() {
        AGAINST.close();
    }

    @Test
    void anAnswerAsExpectedIsUpWithEveryPhaseThatHappened() {
        var up = AGAINST.up(peer -> {
            peer.hear();
            peer.waits(30);
            peer.say(OK + "Content-Length: 4\r\nConnection: close\r\n\r\nfi");
            peer.waits(30);
            peer.say("ne");
        });

        assertThat(up.observed().status()).isEqualTo(200);
        assertThat(up.phases().dns()).isEqualTo(Phases.NONE);
        assertThat(up.phases().tls()).isEqualTo(Phases.NONE);
        assertThat(up.phases().connect()).isBetween(1L, 100_000L);
        assertThat(up.phases().waiting()).isBetween(20_000L, 400_000L);
        assertThat(up.phases().transfer()).isBetween(20_000L, 400_000L);
    }

    @Test
    void theRequestSaysWhoProbesAndAsksForNoEncodingAndNoReuse() {
        try (var server = HostileServer.saying(OK + "Content-Length: 0\r\n\r\n")) {
            AGAINST.prober().probe(server.url());

            assertThat(server.request())
                    .startsWith("GET /health?token=hidden HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n")
                    .contains("\r\nUser-Agent: Vedette/dev (+health probe)\r\n")
                    .contains("\r\nConnection: close\r\n", "\r\nAccept: */*\r\n", "\r\nAccept-Encoding: identity\r\n");
        }
    }

    @Test
    void methodHeadersAndBodyOfTheSpecAreSent() {
        try (var server = HostileServer.saying(OK + "Content-Length: 0\r\n\r\n")) {
            var headers = Map.of("X-Probe", "yes", "user-agent", "mine");
            AGAINST.prober().probe(HttpSpec.get(server.url()).asking(new Ask("POST", headers, "{\"ü\":1}")));

            assertThat(server.request())
                    .startsWith("POST ")
                    .contains("\r\nX-Probe: yes\r\n", "mine\r\n", "\r\nContent-Length: 8\r\n")
                    .doesNotContain("Vedette");
        }
    }

    @Test
    void aHeadRequestNeedsNoBodyForItsContentLength() {
        try (var server = HostileServer.saying(OK + "Content-Length: 99999999\r\n\r\n")) {
            var outcome = AGAINST.prober()
                    .probe(HttpSpec.get(server.url())
                            .asking(new Ask("HEAD", Map.of(), null))
                            .within(new Limits(100, 0)));

            assertThat(outcome).isInstanceOf(Outcome.Up.class);
        }
    }

    @Test
    void aPortThatNobodyListensOnIsRefused() {
        var port = HostileServer.deadPort();

        var down = AGAINST.down(Prober.expecting(URI.create("http://127.0.0.1:" + port)), SHORT, REFUSED);

        assertThat(down.detail()).isEqualTo("127.0.0.1:" + port + " refused the connection");
        assertThat(down.phases().connect()).isNotNegative();
        assertThat(down.phases().waiting()).isEqualTo(Phases.NONE);
    }

    @Test
    void theNextAddressIsTriedWhenOneRefuses() {
        try (var server = HostileServer.saying(OK + "Content-Length: 0\r\n\r\n")) {
            var spec = Prober.expecting(URI.create("http://localhost:" + server.port()));

            var report = AGAINST.prober().explain(spec);

            assertThat(report.outcome()).isInstanceOf(Outcome.Up.class);
            assertThat(report.attempts().getFirst().address()).isEqualTo("127.0.0.1:" + server.port());
        }
    }

    @Test
    void aServerThatAcceptsAndStaysSilentTimesOutWaiting() {
        var down = AGAINST.silent(HostileServer.Peer::staysSilent);

        assertThat(down.detail()).isEqualTo("no answer within 300 ms: waiting for the first byte");
        assertThat(down.phases().waiting()).isGreaterThan(250_000);
    }

    @Test
    void aServerThatFallsSilentAfterItsHeadersTimesOutReading() {
        var down = AGAINST.silent(peer -> {
            peer.hear();
            peer.say(OK + "Content-Length: 5\r\n\r\n");
            peer.staysSilent();
        });

        assertThat(down.detail()).isEqualTo("no answer within 300 ms: reading the answer");
        assertThat(down.observed().status()).isEqualTo(200);
    }

    @Test
    void aDripOfBytesDoesNotPutTheDeadlineOff() {
        AGAINST.silent(peer -> {
            peer.hear();
            peer.say(OK + "Content-Length: 500\r\n\r\n");
            while (peer.waits(50)) {
                peer.say("x");
            }
        });
    }

    @Test
    void aDripOfHeaderBytesDoesNotPutTheDeadlineOff() {
        AGAINST.silent(peer -> {
            peer.hear();
            peer.say("HTTP/1.1 200 OK\r\nX-Slow: ");
            while (peer.waits(50)) {
                peer.say("x");
            }
        });
    }

    @Test
    void aResetBeforeTheAnswerIsAReset() {
        var down = AGAINST.down(
                peer -> {
                    peer.hear();
                    peer.resets();
                },
                RESET);

        assertThat(down.detail()).isEqualTo("the peer reset the connection: waiting for the first byte");
    }

    @Test
    void aResetInsideTheBodyIsAReset() {
        AGAINST.down(
                peer -> {
                    peer.hear();
                    peer.say(OK + "Content-Length: 500\r\n\r\nhalf");
                    peer.waits(50);
                    peer.resets();
                },
                RESET);
    }

    @Test
    void aResetAfterTheBodySpoilsNothing() {
        AGAINST.up(peer -> {
            peer.hear();
            peer.say(OK + "Content-Length: 4\r\nConnection: close\r\n\r\nfine");
            peer.waits(20);
            peer.resets();
        });
    }

    @Test
    void anUnexpectedStatusSaysWhatWasExpectedAndFound() {
        var down = AGAINST.down(saying("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"), STATUS);

        assertThat(down.detail()).isEqualTo("expected status 200-299, found 503 Service Unavailable");
        assertThat(down.observed().status()).isEqualTo(503);
    }

    @Test
    void aRedirectIsAnAnswerLikeAnother() {
        AGAINST.down(saying("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n"), STATUS);
    }

    @Test
    void anEncodedBodyCannotBeWhatWasExpected() {
        var down = AGAINST.down(
                saying(OK + "Content-Encoding: br\r\nContent-Length: 2\r\n\r\nxx"),
                BODY,
                new JsonEquals("/status", "UP"));

        assertThat(down.detail())
                .isEqualTo("expected /status to be \"UP\", found a body encoded as br though identity was asked for");
    }

    @Test
    void theFirstExpectationThatFailsIsTheReasonAndTheRestIsCounted() {
        var down = AGAINST.down(
                saying("HTTP/1.1 500 Oh\r\nContent-Length: 17\r\n\r\n{\"status\":\"DOWN\"}"),
                BODY,
                new JsonEquals("/status", "UP"),
                Expectation.StatusIn.SUCCESS,
                new BodyContains("fine"));

        assertThat(down.detail())
                .isEqualTo("expected /status to be \"UP\", found \"DOWN\" (2 more expectations failed)");
    }

    @Test
    void theVersionComesFromAHeaderOrTheBody() {
        try (var server = HostileServer.saying(
                OK + "X-Version: 1.2.3\r\nContent-Length: 23\r\n\r\n{\"build\":{\"number\":42}}")) {
            assertThat(version(server, new HttpSpec.VersionSource.Header("x-version")))
                    .isEqualTo("1.2.3");
            assertThat(version(server, new HttpSpec.VersionSource.Json("/build/number")))
                    .isEqualTo("42");
            assertThat(version(server, new HttpSpec.VersionSource.Json("/build")))
                    .isNull();
            assertThat(version(server, new HttpSpec.VersionSource.Header("X-Other")))
                    .isNull();
        }
    }

    private static @Nullable String version(HostileServer server, HttpSpec.VersionSource source) {
        var spec = HttpSpec.get(server.url()).telling(source);
        return ((Outcome.Up) AGAINST.prober().probe(spec)).observed().version();
    }

    @Test
    void aServerThatIgnoresTheWishToCloseIsLeftAtOnce() {
        try (var server = HostileServer.with(peer -> {
            peer.hear();
            peer.say(OK + "Content-Length: 0\r\n\r\n");
            peer.staysSilent();
        })) {
            var start = System.nanoTime();

            assertThat(AGAINST.prober().probe(server.url())).isInstanceOf(Outcome.Up.class);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
        }
    }

    @Test
    void aServerThatAnnouncesToCloseAndDoesNotIsLeftSoon() {
        AGAINST.up(peer -> {
            peer.hear();
            peer.say(OK + "Content-Length: 0\r\nConnection: close\r\n\r\n");
            peer.staysSilent();
        });
    }

    @Test
    void aSpecThatCannotBeSentIsOurTroubleAndNotTheTargets() {
        var headers = Map.of("Authorization", "Bearer s3cret\r\nX-Smuggled: 1");
        var spec = HttpSpec.get(URI.create("http://127.0.0.1:1")).asking(new Ask("GET", headers, null));

        var outcome = AGAINST.prober().probe(spec);

        assertThat(outcome).isEqualTo(new Outcome.Unknown("the header Authorization has a line break in its value"));
    }

    @Test
    void aNameThatDoesNotExistIsADnsFailure() {
        try (var names = new NameServer();
                var prober = names.prober()) {
            var outcome = prober.probe(Prober.expecting(URI.create("http://missing.example/")));

            assertThat(outcome).isInstanceOf(Outcome.Down.class);
            assertThat(((Outcome.Down) outcome).reason()).isEqualTo(DNS);
            assertThat(((Outcome.Down) outcome).detail()).isEqualTo("DNS answered NXDOMAIN for missing.example");
        }
    }

    private record Broken() implements Condition<Answer> {
        @Override
        public String words() {
            return "what cannot be judged";
        }

        @Override
        public Theirs failure(Answer answer) {
            throw new IllegalStateException("a defect of the test");
        }
    }

    @Test
    void anAnswerThatCannotBeJudgedByADefectOfOursIsUnknownAndNoTimeout() {
        try (var server = HostileServer.with(saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK"))) {
            var spec = HttpSpec.get(server.url()).expecting(List.of(new Broken()));

            assertThat(AGAINST.prober().probe(spec))
                    .isInstanceOfSatisfying(Outcome.Unknown.class, unknown -> assertThat(unknown.why())
                            .contains("a defect of the test"));
        }
    }
}
