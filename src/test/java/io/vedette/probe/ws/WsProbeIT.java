package io.vedette.probe.ws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.X509Bundle;
import io.vedette.probe.run.Approach;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.world.Authority;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.HostileServer.Manner;
import io.vedette.probe.world.HostileServer.Peer;
import io.vedette.probe.world.Leaks;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.secret.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WsProbeIT {
    private static final Authority OURS = new Authority("Our Authority");
    private static final Duration SHORT = Duration.ofMillis(500);

    private final Vertx vertx = Vertx.vertx();
    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
        Prober.await(vertx.close());
    }

    private static WsSpec spec(
            String url, @Nullable String subprotocol, @Nullable String send, @Nullable String message) {
        List<Condition<? super WsAnswer>> expect = message == null ? List.of() : List.of(new MessageHas(message));
        return new WsSpec(
                URI.create(url),
                subprotocol,
                send == null ? null : new Secret(send),
                Approach.speaking(TlsSpec.trusting(OURS.pem())),
                expect);
    }

    /** A real server that greets, and says back what it hears. */
    private HttpServer echo(HttpServerOptions options) {
        return Prober.await(
                vertx.createHttpServer(options.setHost("127.0.0.1").setPort(0).addWebSocketSubProtocol("v2.echo"))
                        .webSocketHandler(WsProbeIT::greet)
                        .listen());
    }

    private static void greet(ServerWebSocket socket) {
        socket.writeTextMessage("welcome");
        socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text));
    }

    private static void assertDown(Outcome outcome, Reason reason, String words) {
        assertThat(outcome).isInstanceOf(Outcome.Down.class);
        assertThat(((Outcome.Down) outcome).detail()).contains(words);
        assertThat(((Outcome.Down) outcome).reason()).isEqualTo(reason);
    }

    @Test
    void anUpgradeAnEchoAndACloseAreUp() {
        var server = echo(new HttpServerOptions());
        var url = "ws://127.0.0.1:" + server.actualPort() + "/feed?x=1";

        assertThat(prober.probe(spec(url, null, null, null))).isInstanceOf(Outcome.Up.class);
        var report = prober.explain(spec(url, "v2.echo", "hush", "echo "));
        assertThat(report.outcome()).isInstanceOf(Outcome.Up.class);
        assertThat(report.answer()).isNotNull();
        assertThat(report.dialogue())
                .extracting(line -> line.text())
                .contains("welcome")
                .noneMatch(line -> line.contains("hush"));
        assertDown(
                prober.probe(spec(url, "v3.echo", null, null)),
                Reason.PROTOCOL,
                "expected the subprotocol v3.echo, found none");
        assertDown(
                prober.probe(spec(url, null, "a", "nothing like it"), SHORT),
                Reason.TIMEOUT,
                "waiting for a message as expected");
    }

    @Test
    void underTlsTheCertificateIsJudged() throws Exception {
        var ours = tls(OURS.issue(wish -> wish.addSanIpAddress("127.0.0.1")));
        var foreign = tls(new Authority("Somebody Else").issue(wish -> wish.addSanIpAddress("127.0.0.1")));

        assertThat(prober.probe(spec("wss://127.0.0.1:" + ours.actualPort(), null, "a", "echo a")))
                .isInstanceOf(Outcome.Up.class);
        assertDown(
                prober.probe(spec("wss://127.0.0.1:" + foreign.actualPort(), null, null, null)),
                Reason.CERTIFICATE,
                "");
    }

    private HttpServer tls(X509Bundle bundle) {
        return echo(new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertValue(Buffer.buffer(bundle.getCertificatePathPEM()))
                        .setKeyValue(Buffer.buffer(bundle.getPrivateKeyPEM()))));
    }

    private Outcome asking(Manner manner) {
        try (var server = HostileServer.with(manner)) {
            return prober.probe(spec("ws://127.0.0.1:" + server.port(), null, null, "hello"), SHORT);
        }
    }

    /** Agrees to the upgrade as it should. */
    private static void agree(Peer peer, String more) throws IOException {
        var key = "";
        for (var line = peer.line(); !line.isEmpty(); line = peer.line()) {
            key = line.startsWith("Sec-WebSocket-Key: ") ? line.substring(19) : key;
        }
        peer.say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: keep-alive, Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n" + more + "\r\n");
    }

    private static String accept(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static Manner saying(byte... frames) {
        return peer -> {
            agree(peer, "");
            peer.sayBytes(frames);
            peer.staysSilent();
        };
    }

    @Test
    void aRefusedUpgradeSaysTheStatus() {
        assertDown(
                asking(peer -> {
                    peer.hear();
                    peer.say("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
                }),
                Reason.STATUS,
                "the upgrade was refused with \"HTTP/1.1 403 Forbidden\"");
    }

    @Test
    void anAnswerToSomethingElseIsAgainstTheProtocol() {
        assertDown(
                asking(peer -> {
                    peer.hear();
                    peer.say(
                            "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
                }),
                Reason.PROTOCOL,
                "Sec-WebSocket-Accept");
        assertDown(asking(peer -> peer.say("SSH-2.0-OpenSSH_9\r\n\r\n")), Reason.PROTOCOL, "not HTTP");
        assertDown(
                asking(peer -> {
                    agree(peer, "Sec-WebSocket-Extensions: permessage-deflate\r\n");
                    peer.staysSilent();
                }),
                Reason.PROTOCOL,
                "extension");
    }

    @Test
    void piecesAreOneMessageAndPingsAreAnswered() {
        assertThat(asking(peer -> {
                    agree(peer, "");
                    peer.sayBytes(new byte[] {(byte) 0x89, 1, 'x'});
                    peer.sayBytes(new byte[] {0x01, 3, 'h', 'e', 'l', (byte) 0x8A, 0, (byte) 0x80, 2, 'l', 'o'});
                    var pong = peer.bytes(7);
                    assertThat(pong[0]).isEqualTo((byte) 0x8A);
                    peer.bytes(8);
                    peer.sayBytes(new byte[] {(byte) 0x88, 2, 3, (byte) 0xE8});
                }))
                .isInstanceOf(Outcome.Up.class);
    }

    @Test
    void whatIsNoFrameIsAgainstTheProtocol() {
        assertDown(asking(saying((byte) 0xF1, (byte) 1, (byte) 'x')), Reason.PROTOCOL, "no WebSocket frame");
        assertDown(asking(saying((byte) 0x81, (byte) 0x81, (byte) 0)), Reason.PROTOCOL, "no WebSocket frame");
        assertDown(asking(saying((byte) 0x80, (byte) 1, (byte) 'x')), Reason.PROTOCOL, "went on where none began");
        assertDown(asking(saying((byte) 0x08, (byte) 0)), Reason.PROTOCOL, "control frame");
        assertDown(
                asking(saying(
                        (byte) 0x81,
                        (byte) 127,
                        (byte) 127,
                        (byte) 0,
                        (byte) 0,
                        (byte) 0,
                        (byte) 0,
                        (byte) 0,
                        (byte) 0,
                        (byte) 0)),
                Reason.PROTOCOL,
                "longer than");
    }

    @Test
    void aPeerThatClosesFirstIsToldWithItsCode() {
        assertDown(
                asking(saying(
                        (byte) 0x88, (byte) 6, (byte) 0x03, (byte) 0xF3, (byte) 'f', (byte) 'u', (byte) 'l', (byte)
                                'l')),
                Reason.RESET,
                "with code 1011 \"full\"");
        assertDown(asking(peer -> agree(peer, "")), Reason.RESET, "closed the connection");
        assertDown(asking(Peer::staysSilent), Reason.TIMEOUT, "the answer to the upgrade");
        assertDown(
                asking(peer -> {
                    agree(peer, "");
                    for (var i = 0; i < 100_000; i++) {
                        peer.sayBytes(new byte[] {(byte) 0x81, 3, 'n', 'o', 'n'});
                    }
                }),
                Reason.TOO_LARGE,
                "");
    }

    @Test
    void nothingIsLeftOfAThousandConversations() {
        var server = echo(new HttpServerOptions());
        var url = "ws://127.0.0.1:" + server.actualPort();
        try (var leaks = new Leaks()) {
            prober.probe(spec(url, null, "a", "echo a"));
            var before = Leaks.descriptors();
            for (var i = 0; i < 500; i++) {
                assertThat(prober.probe(spec(url, null, "a", "echo a"))).isInstanceOf(Outcome.Up.class);
                assertThat(prober.probe(spec(url, "other", null, null))).isInstanceOf(Outcome.Down.class);
            }

            assertThat(Leaks.descriptors()).isLessThan(before + 50);
            assertThat(leaks.found()).isEmpty();
        }
    }
}
