package io.vedette.probe.http;

import static io.vedette.sample.Reason.PROTOCOL;
import static io.vedette.sample.Reason.RESET;
import static io.vedette.sample.Reason.TIMEOUT;
import static io.vedette.sample.Reason.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.vedette.probe.http.Expectation.BodyContains;
import io.vedette.probe.http.Expectation.HeaderEquals;
import io.vedette.probe.http.Way.Protocol;
import io.vedette.probe.run.Addressing;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.world.Authority;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.Http2Server;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** HTTP/2, and what goes wrong with it, on real sockets. */
final class Http2IT {
    private static final Prober PROBER = new Prober();
    private static final Authority OURS = new Authority("Our Authority");
    private static final Duration SHORT = Duration.ofMillis(400);

    /** Long enough for headers to arrive on a busy machine. */
    private static final Duration PATIENT = Duration.ofMillis(1500);

    @AfterAll
    static void close() {
        PROBER.close();
    }

    private static Way speaking(Protocol protocol) {
        return new Way(Addressing.ANY, TlsSpec.trusting(OURS.pem())).speaking(protocol);
    }

    private static HttpSpec plain(Http2Server server) {
        return HttpSpec.get(server.url("http")).by(speaking(Protocol.HTTP_2));
    }

    private static Outcome.Down down(Outcome outcome, Reason reason) {
        assertThat(outcome).isInstanceOf(Outcome.Down.class);
        var down = (Outcome.Down) outcome;
        assertThat(down.reason()).as(down.detail()).isEqualTo(reason);
        return down;
    }

    @Test
    void itIsSpokenWhenTheTargetChoosesIt() {
        try (var server = new Http2Server(OURS.issue(wish -> wish), Http2Server.saying(200, "fine"))) {
            var spec = HttpSpec.get(server.url("https"))
                    .by(speaking(Protocol.NEGOTIATED))
                    .expecting(List.of(
                            Expectation.StatusIn.SUCCESS, new HeaderEquals("X-Up", "yes"), new BodyContains("fine")));

            var report = PROBER.explain(spec);

            assertThat(report.outcome()).isInstanceOf(Outcome.Up.class);
            assertThat(Objects.requireNonNull(report.answer()).statusLine()).isEqualTo("HTTP/2 200 OK");
            var phases = ((Outcome.Up) report.outcome()).phases();
            assertThat(phases.tls()).isPositive();
            assertThat(phases.waiting()).isNotNegative();
            assertThat(phases.transfer()).isNotNegative();
            assertThat(server.request())
                    .contains(":method: GET", ":path: /health", ":scheme: https", "user-agent: Vedette/")
                    .doesNotContain("connection");
        }
    }

    @Test
    void theTargetMayChooseTheOldOneUnlessItIsInsistedOn() {
        var manner = (HostileServer.Manner) peer -> {
            peer.hear();
            peer.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        };
        try (var server = HostileServer.with(Authority.presenting(OURS.issue(wish -> wish)), manner)) {
            var spec = HttpSpec.get(server.url("https", "/"));

            assertThat(PROBER.probe(spec.by(speaking(Protocol.NEGOTIATED)))).isInstanceOf(Outcome.Up.class);
            assertThat(down(PROBER.probe(spec.by(speaking(Protocol.HTTP_2))), PROTOCOL)
                            .detail())
                    .startsWith("the peer does not speak HTTP/2");
        }
    }

    @Test
    void inTheClearItNeedsNoUpgrade() {
        try (var server = new Http2Server(null, Http2Server.saying(200, "fine"))) {
            assertThat(PROBER.probe(plain(server))).isInstanceOf(Outcome.Up.class);
        }
    }

    @Test
    void aBodyIsSent() {
        try (var server = new Http2Server(null, Http2Server.saying(200, "fine"))) {
            var spec = plain(server).asking(new Ask("POST", Map.of(), "{\"ping\":1}"));

            assertThat(PROBER.probe(spec)).isInstanceOf(Outcome.Up.class);
            assertThat(server.request()).contains("content-length: 10");
        }
    }

    @Test
    void aKeptConnectionCarriesStreamAfterStream() {
        try (var server = new Http2Server(null, Http2Server.saying(200, "fine"))) {
            var way = speaking(Protocol.HTTP_2).keeping();
            var probe = PROBER.probes.probe(
                    Prober.target(HttpSpec.get(server.url("http")).by(way), Duration.ofSeconds(5)));
            for (var i = 0; i < 10; i++) {
                var up = (Outcome.Up) Prober.await(probe.run());
                assertThat(up.phases().connect() == Phases.NONE).isEqualTo(i > 0);
            }

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatSpeaksTheOldOneIsAProtocolError() {
        try (var server = HostileServer.saying("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
            var spec = HttpSpec.get(server.url("http", "/")).by(speaking(Protocol.HTTP_2));

            assertThat(down(PROBER.probe(spec), PROTOCOL).detail()).startsWith("the answer is not HTTP");
        }
    }

    @Test
    void aSilentStreamIsATimeoutWhileWaiting() {
        try (var server = new Http2Server(null, (stream, request) -> {})) {
            assertThat(down(PROBER.probe(plain(server), SHORT), TIMEOUT).detail())
                    .isEqualTo("no answer within 400 ms: waiting for the first byte");
        }
    }

    @Test
    void silenceAfterTheHeadersIsATimeoutWhileReading() {
        try (var server = new Http2Server(
                null,
                (stream, request) ->
                        stream.writeAndFlush(new DefaultHttp2HeadersFrame(new DefaultHttp2Headers().status("200"))))) {
            var down = down(PROBER.probe(plain(server), PATIENT), TIMEOUT);

            assertThat(down.detail()).isEqualTo("no answer within 1.5 s: reading the answer");
            assertThat(down.observed().status()).isEqualTo(200);
        }
    }

    @Test
    void aStreamThatIsResetIsAReset() {
        try (var server = new Http2Server(
                null,
                (stream, request) -> stream.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.REFUSED_STREAM)))) {
            assertThat(down(PROBER.probe(plain(server)), RESET).detail())
                    .isEqualTo("the peer reset the stream (REFUSED_STREAM): waiting for the first byte");
        }
    }

    @Test
    void aConnectionThatIsClosedIsAReset() {
        try (var server = new Http2Server(
                null, (stream, request) -> stream.channel().parent().close())) {
            down(PROBER.probe(plain(server)), RESET);
        }
    }

    @Test
    void anEndlessBodyIsCutOffAtTheLimit() {
        try (var server = new Http2Server(null, (stream, request) -> {
            stream.write(new DefaultHttp2HeadersFrame(new DefaultHttp2Headers().status("200")));
            for (var i = 0; i < 100; i++) {
                stream.write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(new byte[1 << 14])));
            }
            stream.flush();
        })) {
            down(PROBER.probe(plain(server).within(new Limits(100_000, 0))), TOO_LARGE);
        }
    }

    @Test
    void headersWithoutEndAreAProtocolError() {
        try (var server = new Http2Server(null, (stream, request) -> {
            var headers = new DefaultHttp2Headers().status("200");
            for (var i = 0; i < 10_000; i++) {
                headers.add("x-header-" + i, "value");
            }
            stream.writeAndFlush(new DefaultHttp2HeadersFrame(headers, true));
        })) {
            down(PROBER.probe(plain(server)), PROTOCOL);
        }
    }

    @Test
    void nobodyThereIsRefusedWhateverIsSpoken() {
        var url = URI.create("https://127.0.0.1:" + HostileServer.deadPort());

        down(PROBER.probe(HttpSpec.get(url).by(speaking(Protocol.NEGOTIATED))), Reason.REFUSED);
    }
}
