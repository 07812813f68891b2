package io.vedette.probe.http;

import static io.vedette.sample.Reason.BODY;
import static io.vedette.sample.Reason.TIMEOUT;
import static io.vedette.sample.Reason.TOO_LARGE;
import static io.vedette.sample.Reason.UNREACHABLE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.Probe;
import io.vedette.probe.ProbeReport.Fact;
import io.vedette.probe.http.Expectation.BodyContains;
import io.vedette.probe.run.Addressing;
import io.vedette.probe.run.HostPort;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.world.Authority;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.HostileServer.Manner;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Packed answers, proxies, and connections that are kept, on real sockets. */
final class WaysIT {
    private static final Prober PROBER = new Prober();
    private static final Authority OURS = new Authority("Our Authority");
    private static final String FINE = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine";
    private static final Duration SHORT = Duration.ofMillis(300);

    @AfterAll
    static void close() {
        PROBER.close();
    }

    private static Outcome.Down down(Outcome outcome, Reason reason) {
        assertThat(outcome).isInstanceOf(Outcome.Down.class);
        var down = (Outcome.Down) outcome;
        assertThat(down.reason()).as(down.detail()).isEqualTo(reason);
        return down;
    }

    private static String unknown(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        return ((Outcome.Unknown) outcome).why();
    }

    // packed answers

    @FunctionalInterface
    private interface Packing {
        OutputStream over(OutputStream bytes) throws IOException;
    }

    private static byte[] packed(byte[] plain, Packing packing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var stream = packing.over(bytes)) {
            stream.write(plain);
        }
        return bytes.toByteArray();
    }

    private static Outcome reading(String encoding, byte[] body) {
        try (var server = HostileServer.with(peer -> {
            peer.hear();
            peer.say("HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\nContent-Length: " + body.length
                    + "\r\n\r\n");
            peer.sayBytes(body);
        })) {
            return PROBER.probe(Prober.expecting(server.url(), new BodyContains("needle")));
        }
    }

    @Test
    void aPackedBodyIsUnpackedHoweverItIsPacked() throws IOException {
        var plain = "hay needle hay".getBytes(ISO_8859_1);

        assertThat(reading("gzip", packed(plain, GZIPOutputStream::new))).isInstanceOf(Outcome.Up.class);
        assertThat(reading("deflate", packed(plain, DeflaterOutputStream::new))).isInstanceOf(Outcome.Up.class);
        assertThat(reading("deflate", packed(plain, to -> new DeflaterOutputStream(to, new Deflater(9, true)))))
                .isInstanceOf(Outcome.Up.class);
    }

    @Test
    void aBombIsDefusedAtTheLimit() throws IOException {
        var bomb = packed(new byte[200 << 20], GZIPOutputStream::new);
        assertThat(bomb.length).isLessThan(1 << 20);
        var start = System.nanoTime();

        var down = down(reading("gzip", bomb), TOO_LARGE);

        assertThat(down.detail()).isEqualTo("the body is larger than 1048576 bytes");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aBodyThatIsNotPackedAsItSaysIsABadBody() {
        assertThat(down(reading("gzip", "needle".getBytes(ISO_8859_1)), BODY).detail())
                .isEqualTo("the body is not gzip");
        assertThat(down(reading("br", "needle".getBytes(ISO_8859_1)), BODY).detail())
                .contains("encoded as br");
    }

    @Test
    void packedAnswersAreAskedForOnlyOnRequest() {
        try (var server = HostileServer.saying(FINE)) {
            PROBER.probe(Prober.expecting(server.url()).asking(new Ask("GET", Map.of(), null, null, true)));

            assertThat(server.request()).contains("\r\nAccept-Encoding: gzip, deflate\r\n");
        }
    }

    // proxies

    private static Way through(HostileServer proxy, Auth.Basic login) {
        return Way.USUAL.through(new Proxy(new HostPort("127.0.0.1", proxy.port(), null), login));
    }

    private static final Auth.Basic LOGIN = new Auth.Basic("user", new Secret("pass"));

    @Test
    void aPlainUrlIsAskedOfTheProxyWhole() {
        try (var proxy = HostileServer.saying(FINE)) {
            var spec =
                    HttpSpec.get(URI.create("http://target.example/health?x=1")).by(through(proxy, LOGIN));

            assertThat(PROBER.probe(spec)).isInstanceOf(Outcome.Up.class);

            assertThat(proxy.request())
                    .startsWith("GET http://target.example/health?x=1 HTTP/1.1\r\nHost: target.example\r\n")
                    .contains("Proxy-Authorization: Basic dXNlcjpwYXNz\r\n");
        }
    }

    private Outcome tunnelling(Manner proxyManner, URI url) {
        try (var proxy = HostileServer.with(proxyManner)) {
            var way = new Way(Addressing.ANY, TlsSpec.trusting(OURS.pem()))
                    .through(new Proxy(new HostPort("127.0.0.1", proxy.port(), null), LOGIN));
            var outcome = PROBER.probe(HttpSpec.get(url).by(way), SHORT.multipliedBy(5));
            assertThat(proxy.request())
                    .startsWith("CONNECT " + url.getAuthority() + " HTTP/1.1\r\n")
                    .contains("Proxy-Authorization: Basic dXNlcjpwYXNz\r\n");
            return outcome;
        }
    }

    @Test
    void aSecureUrlGoesThroughATunnelAndIsVerifiedBehindIt() {
        try (var target = HostileServer.with(Authority.presenting(OURS.issue(wish -> wish)), peer -> {
            peer.hear();
            peer.say(FINE);
        })) {
            var up = tunnelling(
                    peer -> {
                        peer.hear();
                        peer.say("HTTP/1.1 200 Connection established\r\n\r\n");
                        peer.joins(target.port());
                    },
                    target.url("https", "/"));

            assertThat(up).isInstanceOf(Outcome.Up.class);
            assertThat(((Outcome.Up) up).phases().tls()).isPositive();
            assertThat(target.request()).startsWith("GET / HTTP/1.1\r\n").doesNotContain("Proxy-Authorization");
        }
    }

    @Test
    void whatTheProxyFailsAtIsOurTrouble() {
        var url = URI.create("https://target.example:8443");
        var dead = Way.USUAL.through(new Proxy(new HostPort("127.0.0.1", HostileServer.deadPort(), null), null));

        assertThat(unknown(PROBER.probe(HttpSpec.get(url).by(dead))))
                .startsWith("the proxy 127.0.0.1:")
                .endsWith(" refused the connection");
        assertThat(unknown(tunnelling(
                        peer -> {
                            peer.hear();
                            peer.say("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
                        },
                        url)))
                .contains("it gives no tunnel: 407 Proxy Authentication Required");
        assertThat(unknown(tunnelling(
                        peer -> {
                            peer.hear();
                            peer.staysSilent();
                        },
                        url)))
                .contains("asking the proxy for a tunnel");
        assertThat(unknown(tunnelling(HostileServer.Peer::hear, url))).contains("closed the connection");
    }

    @Test
    void aGatewayThatCannotReachTheTargetSaysSo() {
        var down = down(
                tunnelling(
                        peer -> {
                            peer.hear();
                            peer.say("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
                        },
                        URI.create("https://target.example:8443")),
                UNREACHABLE);

        assertThat(down.detail()).isEqualTo("the proxy cannot reach the target: 503 Service Unavailable");
    }

    // kept connections

    /** Answers {@code each} time to a connection, then ends it. */
    private static HostileServer answering(int each) {
        return HostileServer.with(peer -> {
            for (var i = 0; i < each; i++) {
                peer.hear();
                peer.say(FINE);
            }
        });
    }

    private static Probe keeping(HostileServer server) {
        return PROBER.probes.probe(
                Prober.target(HttpSpec.get(server.url()).by(Way.USUAL.keeping()), Duration.ofSeconds(5)));
    }

    private static Phases phases(Probe probe) {
        var outcome = Prober.await(probe.run());
        assertThat(outcome).isInstanceOf(Outcome.Up.class);
        return ((Outcome.Up) outcome).phases();
    }

    @Test
    void aKeptConnectionIsUsedAgainAndPhasesTell() {
        try (var server = answering(100)) {
            var probe = keeping(server);

            assertThat(phases(probe).connect()).isNotNegative();
            for (var i = 0; i < 10; i++) {
                assertThat(phases(probe).connect()).isEqualTo(Phases.NONE);
            }

            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.request()).doesNotContain("Connection:");
        }
    }

    @Test
    void aConnectionThatWasClosedMeanwhileIsNobodysFailure() {
        try (var server = answering(1)) {
            var probe = keeping(server);
            for (var i = 0; i < 20; i++) {
                phases(probe);
            }

            assertThat(server.connections()).isEqualTo(20);
        }
    }

    @Test
    void aConnectionThatEndsAtTheNextRequestIsReplacedOnce() {
        var met = new AtomicInteger();
        try (var server = HostileServer.with(peer -> {
            peer.hear();
            peer.say(FINE);
            peer.hear();
            met.incrementAndGet();
        })) {
            var probe = keeping(server);
            phases(probe);

            assertThat(phases(probe).connect()).isNotNegative();
            assertThat(met).hasValue(1);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aKeptConnectionThatFallsSilentIsATimeout() {
        try (var server = HostileServer.with(peer -> {
            peer.hear();
            peer.say(FINE);
            peer.staysSilent();
        })) {
            var probe =
                    PROBER.probes.probe(Prober.target(HttpSpec.get(server.url()).by(Way.USUAL.keeping()), SHORT));
            phases(probe);

            assertThat(down(Prober.await(probe.run()), TIMEOUT).detail()).endsWith("waiting for the first byte");
            assertThat(phases(probe).connect()).isNotNegative();
        }
    }

    @Test
    void nothingIsKeptOfAnAnswerThatCloses() {
        try (var server = HostileServer.saying("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nfine")) {
            var probe = keeping(server);
            phases(probe);
            phases(probe);

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void whatNobodyAskedForEndsAKeptConnection() throws InterruptedException {
        try (var server = HostileServer.with(peer -> {
            peer.hear();
            peer.say(FINE + "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nsmuggled!");
            peer.staysSilent();
        })) {
            var probe = keeping(server);
            phases(probe);
            server.becomesAlone();

            assertThat(phases(probe).connect()).isNotNegative();
        }
    }

    @Test
    void aReportNamesTheVersionThatWasSpoken() {
        try (var server = HostileServer.saying(FINE)) {
            var report = PROBER.explain(Prober.expecting(server.url()));

            assertThat(Objects.requireNonNull(report.answer()).statusLine()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(report.facts()).extracting(Fact::name).isEqualTo(List.of());
        }
    }
}
