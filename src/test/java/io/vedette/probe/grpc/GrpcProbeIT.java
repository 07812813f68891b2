package io.vedette.probe.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.Status;
import io.grpc.TlsServerCredentials;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.StreamObserver;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.vedette.probe.run.Approach;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.world.Authority;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.HostileServer.Manner;
import io.vedette.probe.world.HostileServer.Peer;
import io.vedette.probe.world.Leaks;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GrpcProbeIT {
    private static final Authority OURS = new Authority("Our Authority");
    private static final Duration SHORT = Duration.ofMillis(500);

    private final HealthStatusManager health = new HealthStatusManager();
    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    private Server server(ServerCredentials credentials) throws IOException {
        return Grpc.newServerBuilderForPort(0, credentials)
                .addService(health.getHealthService())
                .build()
                .start();
    }

    private static GrpcSpec spec(String scheme, int port, String service) {
        return new GrpcSpec(
                URI.create(scheme + "://127.0.0.1:" + port),
                service,
                Approach.speaking(TlsSpec.trusting(OURS.pem())),
                List.of());
    }

    private static void assertDown(Outcome outcome, Reason reason, String... words) {
        assertThat(outcome).isInstanceOf(Outcome.Down.class);
        for (var word : words) {
            assertThat(((Outcome.Down) outcome).detail()).contains(word);
        }
        assertThat(((Outcome.Down) outcome).reason()).isEqualTo(reason);
    }

    private Outcome asking(Manner manner) {
        try (var server = HostileServer.with(manner)) {
            return prober.probe(spec("grpc", server.port(), ""), SHORT);
        }
    }

    private static byte[] settings() {
        return new Frame(Frame.SETTINGS, 0, 0, new byte[0]).bytes();
    }

    private static byte[] headers(int flags, UnaryOperator<DefaultHttp2Headers> its) {
        var block = Unpooled.buffer();
        try {
            var headers = (DefaultHttp2Headers)
                    new DefaultHttp2Headers().status("200").set("content-type", "application/grpc");
            new DefaultHttp2HeadersEncoder().encodeHeaders(1, its.apply(headers), block);
        } catch (Http2Exception unexpected) {
            throw new AssertionError(unexpected);
        }
        return new Frame(Frame.HEADERS, flags, 1, ByteBufUtil.getBytes(block)).bytes();
    }

    /** Says the settings and these frames, and waits for the end. */
    private static Manner frames(byte[]... frames) {
        return peer -> {
            peer.sayBytes(settings());
            for (var frame : frames) {
                peer.sayBytes(frame);
            }
            peer.staysSilent();
        };
    }

    @Test
    void aServerThatServesIsUp() throws IOException {
        var server = server(InsecureServerCredentials.create());
        try {
            health.setStatus("shop.v1.Checkout", ServingStatus.SERVING);

            assertThat(prober.probe(spec("grpc", server.getPort(), ""))).isInstanceOf(Outcome.Up.class);
            var report = prober.explain(spec("grpc", server.getPort(), "shop.v1.Checkout"));
            assertThat(report.outcome()).isInstanceOf(Outcome.Up.class);
            assertThat(report.dialogue())
                    .extracting(line -> line.text())
                    .contains("Health/Check of shop.v1.Checkout", "SERVING");
            var phases = ((Outcome.Up) report.outcome()).phases();
            assertThat(phases.connect()).isNotNegative();
            assertThat(phases.waiting()).isPositive();
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void aServiceThatDoesNotServeOrIsNotKnownIsDown() throws IOException {
        var server = server(InsecureServerCredentials.create());
        try {
            health.setStatus("shop.v1.Checkout", ServingStatus.NOT_SERVING);

            assertDown(
                    prober.probe(spec("grpc", server.getPort(), "shop.v1.Checkout")),
                    Reason.STATUS,
                    "expected SERVING, found NOT_SERVING");
            assertDown(
                    prober.probe(spec("grpc", server.getPort(), "shop.v1.Other")),
                    Reason.STATUS,
                    "the call ended with \"NOT_FOUND\"");
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void aServerWithoutAHealthServiceIsDown() throws IOException {
        var server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .build()
                .start();
        try {
            assertDown(prober.probe(spec("grpc", server.getPort(), "")), Reason.STATUS, "UNIMPLEMENTED", "not found");
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void aServiceThatIsSilentTimesOutAndSoDoesItsCall() throws IOException {
        var silent = new HealthGrpc.HealthImplBase() {
            @Override
            public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answer) {}
        };
        var server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(silent)
                .build()
                .start();
        try {
            var outcome = (Outcome.Down) prober.probe(spec("grpc", server.getPort(), ""), SHORT);

            assertThat(outcome.reason())
                    .isIn(Reason.TIMEOUT, Reason.STATUS); // ours, or the server's word on the same deadline
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void anErrorOfTheServicesOwnIsToldInItsWords() throws IOException {
        var broken = new HealthGrpc.HealthImplBase() {
            @Override
            public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answer) {
                answer.onError(
                        Status.UNAVAILABLE.withDescription("größere Störung").asRuntimeException());
            }
        };
        var server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(broken)
                .build()
                .start();
        try {
            assertDown(
                    prober.probe(spec("grpc", server.getPort(), "")), Reason.STATUS, "UNAVAILABLE", "größere Störung");
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void underTlsTheCertificateIsJudged() throws Exception {
        var bundle = OURS.issue(wish -> wish.addSanIpAddress("127.0.0.1"));
        var stranger = new Authority("Somebody Else").issue(wish -> wish.addSanIpAddress("127.0.0.1"));
        var server = server(credentials(bundle));
        var foreign = server(credentials(stranger));
        try {
            var outcome = prober.probe(spec("grpcs", server.getPort(), ""));

            assertThat(outcome).isInstanceOf(Outcome.Up.class);
            assertThat(((Outcome.Up) outcome).observed().certificateExpiry()).isNotNull();
            assertDown(prober.probe(spec("grpcs", foreign.getPort(), "")), Reason.CERTIFICATE);
            assertThat(prober.probe(spec("grpcs", HostileServer.deadPort(), "")))
                    .isInstanceOf(Outcome.Down.class);
        } finally {
            server.shutdownNow();
            foreign.shutdownNow();
        }
    }

    private static ServerCredentials credentials(io.netty.pkitesting.X509Bundle bundle) throws IOException {
        return TlsServerCredentials.create(
                new ByteArrayInputStream(bundle.getCertificatePathPEM().getBytes(StandardCharsets.US_ASCII)),
                new ByteArrayInputStream(bundle.getPrivateKeyPEM().getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void whoDoesNotSpeakHttp2IsAgainstTheProtocol() {
        assertDown(
                asking(peer -> peer.say("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")),
                Reason.PROTOCOL,
                "speaks HTTP/1");
        assertDown(asking(peer -> peer.say("220 mail.example.org ESMTP\r\n")), Reason.PROTOCOL, "HTTP/2");
        assertDown(asking(Peer::staysSilent), Reason.TIMEOUT, "the server's settings");
        assertDown(asking(Peer::resets), Reason.RESET);
    }

    @Test
    void trailersAloneTellTheStatus() {
        assertDown(
                asking(frames(headers(5, its -> {
                    its.set("grpc-status", "14").set("grpc-message", "over%20capacity");
                    return its;
                }))),
                Reason.STATUS,
                "\"UNAVAILABLE\": \"over capacity\"");
    }

    @Test
    void aCallThatEndsWithoutAStatusOrAMessageIsAgainstTheProtocol() {
        var status = headers(5, its -> {
            its.set("grpc-status", "0");
            return its;
        });

        assertDown(asking(frames(headers(5, its -> its))), Reason.PROTOCOL, "without a gRPC status");
        assertDown(asking(frames(status)), Reason.PROTOCOL, "no health response");
        assertDown(
                asking(frames(headers(4, its -> its), new Frame(Frame.DATA, 1, 1, new byte[] {0, 0, 0, 0, 0}).bytes())),
                Reason.PROTOCOL,
                "without a gRPC status");
        assertDown(
                asking(frames(new Frame(Frame.DATA, 0, 1, new byte[5]).bytes())),
                Reason.PROTOCOL,
                "before its headers");
    }

    @Test
    void anAnswerOfAnotherKindOfServerIsToldWithItsStatus() {
        assertDown(
                asking(frames(headers(5, its -> {
                    its.status("503").set("content-type", "text/html");
                    return its;
                }))),
                Reason.STATUS,
                "HTTP \"503\"");
    }

    @Test
    void aStreamOrAConnectionThatIsGivenUpIsReset() {
        assertDown(
                asking(frames(new Frame(Frame.RST_STREAM, 0, 1, new byte[] {0, 0, 0, 7}).bytes())),
                Reason.RESET,
                "HTTP/2 error 7");
        assertDown(
                asking(frames(new Frame(Frame.GOAWAY, 0, 0, new byte[] {0, 0, 0, 0, 0, 0, 0, 11}).bytes())),
                Reason.RESET,
                "error 11");
    }

    @Test
    void headersWithoutEndAndPingsWithoutEndAreBounded() {
        assertDown(
                asking(peer -> {
                    peer.sayBytes(settings());
                    peer.sayBytes(new Frame(Frame.HEADERS, 0, 1, new byte[0]).bytes());
                    for (var i = 0; i < 100_000; i++) {
                        peer.sayBytes(new Frame(Frame.CONTINUATION, 0, 1, new byte[1_000]).bytes());
                    }
                }),
                Reason.TOO_LARGE);
        assertDown(
                asking(peer -> {
                    peer.sayBytes(settings());
                    for (var i = 0; i < 1_000_000; i++) {
                        peer.sayBytes(new Frame(Frame.PING, 0, 0, new byte[8]).bytes());
                    }
                }),
                Reason.TOO_LARGE);
    }

    @Test
    void nothingIsLeftOfAThousandCalls() throws IOException {
        var server = server(InsecureServerCredentials.create());
        try (var leaks = new Leaks()) {
            prober.probe(spec("grpc", server.getPort(), ""));
            var before = Leaks.descriptors();
            for (var i = 0; i < 500; i++) {
                assertThat(prober.probe(spec("grpc", server.getPort(), ""))).isInstanceOf(Outcome.Up.class);
                assertThat(prober.probe(spec("grpc", server.getPort(), "nosuch")))
                        .isInstanceOf(Outcome.Down.class);
            }

            assertThat(Leaks.descriptors()).isLessThan(before + 20);
            assertThat(leaks.found()).isEmpty();
        } finally {
            server.shutdownNow();
        }
    }
}
