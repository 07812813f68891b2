package io.vedette.probe.http;

import static io.vedette.sample.Reason.BODY;
import static io.vedette.sample.Reason.DNS;
import static io.vedette.sample.Reason.PROTOCOL;
import static io.vedette.sample.Reason.REFUSED;
import static io.vedette.sample.Reason.RESET;
import static io.vedette.sample.Reason.STATUS;
import static io.vedette.sample.Reason.TIMEOUT;
import static io.vedette.sample.Reason.TOO_LARGE;
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
import io.vedette.sample.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every way a server can misbehave over plain HTTP, on real sockets: outcome, reason, bounded time, and nothing left over. */
final class HttpProbeIT {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final Duration SHORT = Duration.ofMillis(300);

    private static final Prober PROBER = new Prober();

    @BeforeAll
    static void warmUp() {
        try (var server = HostileServer.saying(OK + "Content-Length: 0\r\n\r\n")) {
            PROBER.probe(server.url());
        }
    }

    @AfterAll
    static void close() {
        PROBER.close();
    }

    private static Outcome.Up up(HostileServer.Manner manner, Expectation... expect) {
        try (var server = HostileServer.with(manner)) {
            var outcome = PROBER.probe(Prober.expecting(server.url(), expect));
            assertThat(outcome).isInstanceOf(Outcome.Up.class);
            return (Outcome.Up) outcome;
        }
    }

    private static Outcome.Down down(HostileServer.Manner manner, Reason reason, Expectation... expect) {
        try (var server = HostileServer.with(manner)) {
            return down(Prober.expecting(server.url(), expect), Duration.ofSeconds(5), reason);
        }
    }

    private static Outcome.Down silent(HostileServer.Manner manner) {
        try (var server = HostileServer.with(manner)) {
            return down(Prober.expecting(server.url()), SHORT, TIMEOUT);
        }
    }

    private static Outcome.Down down(HttpSpec spec, Duration timeout, Reason reason) {
        var start = System.nanoTime();
        var outcome = PROBER.probe(spec, timeout);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(timeout.plusMillis(250));
        assertThat(outcome).isInstanceOf(Outcome.Down.class);
        var down = (Outcome.Down) outcome;
        assertThat(down.reason()).as(down.detail()).isEqualTo(reason);
        assertThat(down.detail()).doesNotContain("hidden").doesNotContain("\n");
        return down;
    }

    private static HostileServer.Manner saying(String answer) {
        return peer -> {
            peer.hear();
            peer.say(answer);
        };
    }

    @Test
    void anAnswerAsExpectedIsUpWithEveryPhaseThatHappened() {
        var up = up(peer -> {
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
            PROBER.probe(server.url());

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
            PROBER.probe(HttpSpec.get(server.url()).asking(new Ask("POST", headers, "{\"ü\":1}")));

            assertThat(server.request())
                    .startsWith("POST ")
                    .contains("\r\nX-Probe: yes\r\n", "mine\r\n", "\r\nContent-Length: 8\r\n")
                    .doesNotContain("Vedette");
        }
    }

    @Test
    void aHeadRequestNeedsNoBodyForItsContentLength() {
        try (var server = HostileServer.saying(OK + "Content-Length: 99999999\r\n\r\n")) {
            var outcome = PROBER.probe(HttpSpec.get(server.url())
                    .asking(new Ask("HEAD", Map.of(), null))
                    .within(new Limits(100, 0)));

            assertThat(outcome).isInstanceOf(Outcome.Up.class);
        }
    }

    @Test
    void aPortThatNobodyListensOnIsRefused() {
        var port = HostileServer.deadPort();

        var down = down(Prober.expecting(URI.create("http://127.0.0.1:" + port)), SHORT, REFUSED);

        assertThat(down.detail()).isEqualTo("127.0.0.1:" + port + " refused the connection");
        assertThat(down.phases().connect()).isNotNegative();
        assertThat(down.phases().waiting()).isEqualTo(Phases.NONE);
    }

    @Test
    void theNextAddressIsTriedWhenOneRefuses() {
        try (var server = HostileServer.saying(OK + "Content-Length: 0\r\n\r\n")) {
            var spec = Prober.expecting(URI.create("http://localhost:" + server.port()));

            var report = PROBER.explain(spec);

            assertThat(report.outcome()).isInstanceOf(Outcome.Up.class);
            assertThat(report.attempts().getFirst().address()).isEqualTo("127.0.0.1:" + server.port());
        }
    }

    @Test
    void aServerThatAcceptsAndStaysSilentTimesOutWaiting() {
        var down = silent(HostileServer.Peer::staysSilent);

        assertThat(down.detail()).isEqualTo("no answer within 300 ms: waiting for the first byte");
        assertThat(down.phases().waiting()).isGreaterThan(250_000);
    }

    @Test
    void aServerThatFallsSilentAfterItsHeadersTimesOutReading() {
        var down = silent(peer -> {
            peer.hear();
            peer.say(OK + "Content-Length: 5\r\n\r\n");
            peer.staysSilent();
        });

        assertThat(down.detail()).isEqualTo("no answer within 300 ms: reading the answer");
        assertThat(down.observed().status()).isEqualTo(200);
    }

    @Test
    void aDripOfBytesDoesNotPutTheDeadlineOff() {
        silent(peer -> {
            peer.hear();
            peer.say(OK + "Content-Length: 500\r\n\r\n");
            while (peer.waits(50)) {
                peer.say("x");
            }
        });
    }

    @Test
    void aDripOfHeaderBytesDoesNotPutTheDeadlineOff() {
        silent(peer -> {
            peer.hear();
            peer.say("HTTP/1.1 200 OK\r\nX-Slow: ");
            while (peer.waits(50)) {
                peer.say("x");
            }
        });
    }

    @Test
    void aResetBeforeTheAnswerIsAReset() {
        var down = down(
                peer -> {
                    peer.hear();
                    peer.resets();
                },
                RESET);

        assertThat(down.detail()).isEqualTo("the peer reset the connection: waiting for the first byte");
    }

    @Test
    void aResetInsideTheBodyIsAReset() {
        down(
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
        up(peer -> {
            peer.hear();
            peer.say(OK + "Content-Length: 4\r\nConnection: close\r\n\r\nfine");
            peer.waits(20);
            peer.resets();
        });
    }

    @Test
    void aCloseWithoutAnAnswerIsAReset() {
        var down = down(HostileServer.Peer::hear, RESET);

        assertThat(down.detail()).isEqualTo("the peer closed the connection: waiting for the first byte");
    }

    @Test
    void aCloseInsideTheStatusLineIsAReset() {
        down(saying("HTTP/1.1 20"), RESET);
    }

    @Test
    void aCloseInsideTheHeadersIsAReset() {
        down(saying(OK + "X-Half: wa"), RESET);
    }

    @Test
    void aBodyShorterThanItsContentLengthIsAReset() {
        var down = down(saying(OK + "Content-Length: 10\r\n\r\nshort"), RESET);

        assertThat(down.detail()).isEqualTo("the peer closed the connection: reading the answer");
    }

    @Test
    void aBodyLongerThanItsContentLengthEndsWhereItSaidItWould() {
        up(saying(OK + "Content-Length: 4\r\n\r\nfine and then some"), new BodyContains("fine"));
        down(saying(OK + "Content-Length: 4\r\n\r\nfine and then some"), BODY, new BodyContains("some"));
    }

    @Test
    void aBodyThatEndsWithTheConnectionIsWhole() {
        up(saying("HTTP/1.0 200 OK\r\n\r\nall of it"), new BodyContains("all of it"));
    }

    @Test
    void chunksMakeABody() {
        up(
                saying(OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nfoo\r\n3\r\nbar\r\n0\r\n\r\n"),
                new BodyContains("foobar"));
    }

    @Test
    void aChunkWithoutASizeIsAProtocolError() {
        down(saying(OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\nfoo\r\n"), PROTOCOL);
    }

    @Test
    void aChunkThatDoesNotEndIsAProtocolError() {
        down(saying(OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nfooXX0\r\n\r\n"), PROTOCOL);
    }

    @Test
    void chunksThatBreakOffAreAReset() {
        down(saying(OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nfoo\r\n"), RESET);
    }

    @Test
    void aBodyAnnouncedAsTooLargeIsNotRead() {
        var down = down(saying(OK + "Content-Length: 200000000\r\n\r\n"), TOO_LARGE);

        assertThat(down.detail()).isEqualTo("the body is larger than 1048576 bytes");
    }

    @Test
    void anEndlessBodyIsCutOffAtTheLimit() {
        var sent = new AtomicLong();
        down(
                peer -> {
                    peer.hear();
                    peer.say(OK + "\r\n");
                    while (sent.get() < 200_000_000) {
                        peer.sayBytes(new byte[65536]);
                        sent.addAndGet(65536);
                    }
                },
                TOO_LARGE,
                new BodyContains("needle"));

        assertThat(sent.get()).isLessThan(50_000_000);
    }

    @Test
    void tenThousandHeadersAreAProtocolError() {
        var down = down(saying(OK + "X-Header: value\r\n".repeat(10_000) + "\r\n"), PROTOCOL);

        assertThat(down.detail()).isEqualTo("the answer's headers are longer than 64 KiB");
    }

    @Test
    void aHeaderOfAMegabyteIsAProtocolError() {
        down(saying(OK + "X-Big: " + "x".repeat(1 << 20) + "\r\n\r\n"), PROTOCOL);
    }

    @Test
    void anEndlessStatusLineIsAProtocolError() {
        var down = down(saying("HTTP/1.1 200 " + "x".repeat(1 << 20)), PROTOCOL);

        assertThat(down.detail()).isEqualTo("a line of the answer is too long for HTTP");
    }

    @Test
    void whatIsNotHttpIsAProtocolError() {
        var down = down(
                peer -> {
                    peer.say("SSH-2.0-OpenSSH_9.7\r\n");
                    peer.staysSilent();
                },
                PROTOCOL);

        assertThat(down.detail()).isEqualTo("the answer does not begin as HTTP/1.1 does");
    }

    @Test
    void httpOfTheFirstDaysIsAProtocolError() {
        down(saying("<html>hello</html>"), PROTOCOL);
    }

    @Test
    void aStatusThatIsNoNumberIsAProtocolError() {
        down(saying("HTTP/1.1 fine\r\n\r\n"), PROTOCOL);
    }

    @Test
    void aPortThatSpeaksTlsIsAProtocolErrorThatSaysSo() {
        var down = down(
                peer -> {
                    peer.sayBytes(new byte[] {0x15, 3, 1, 0, 2, 2, 70});
                    peer.staysSilent();
                },
                PROTOCOL);

        assertThat(down.detail()).isEqualTo("the peer speaks TLS on this port, the URL says http");
    }

    @Test
    void anInformationalAnswerIsNotTheAnswer() {
        var up = up(peer -> {
            peer.hear();
            peer.say("HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n");
            peer.waits(50);
            peer.say(OK + "Content-Length: 0\r\n\r\n");
        });

        assertThat(up.observed().status()).isEqualTo(200);
        assertThat(up.phases().waiting()).isGreaterThan(45_000);
    }

    @Test
    void anUnexpectedStatusSaysWhatWasExpectedAndFound() {
        var down = down(saying("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"), STATUS);

        assertThat(down.detail()).isEqualTo("expected status 200-299, found 503 Service Unavailable");
        assertThat(down.observed().status()).isEqualTo(503);
    }

    @Test
    void aRedirectIsAnAnswerLikeAnother() {
        down(saying("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n"), STATUS);
    }

    @Test
    void anEncodedBodyCannotBeWhatWasExpected() {
        var down = down(
                saying(OK + "Content-Encoding: br\r\nContent-Length: 2\r\n\r\nxx"),
                BODY,
                new JsonEquals("/status", "UP"));

        assertThat(down.detail())
                .isEqualTo("expected /status to be \"UP\", found a body encoded as br though identity was asked for");
    }

    @Test
    void theFirstExpectationThatFailsIsTheReasonAndTheRestIsCounted() {
        var down = down(
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
        return ((Outcome.Up) PROBER.probe(spec)).observed().version();
    }

    @Test
    void aServerThatIgnoresTheWishToCloseIsLeftAtOnce() {
        try (var server = HostileServer.with(peer -> {
            peer.hear();
            peer.say(OK + "Content-Length: 0\r\n\r\n");
            peer.staysSilent();
        })) {
            var start = System.nanoTime();

            assertThat(PROBER.probe(server.url())).isInstanceOf(Outcome.Up.class);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
        }
    }

    @Test
    void aServerThatAnnouncesToCloseAndDoesNotIsLeftSoon() {
        up(peer -> {
            peer.hear();
            peer.say(OK + "Content-Length: 0\r\nConnection: close\r\n\r\n");
            peer.staysSilent();
        });
    }

    @Test
    void aSpecThatCannotBeSentIsOurTroubleAndNotTheTargets() {
        var headers = Map.of("Authorization", "Bearer s3cret\r\nX-Smuggled: 1");
        var spec = HttpSpec.get(URI.create("http://127.0.0.1:1")).asking(new Ask("GET", headers, null));

        var outcome = PROBER.probe(spec);

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

            assertThat(PROBER.probe(spec))
                    .isInstanceOfSatisfying(Outcome.Unknown.class, unknown -> assertThat(unknown.why())
                            .contains("a defect of the test"));
        }
    }
}
