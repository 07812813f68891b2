package io.vedette.probe.world;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vedette.probe.Probe;
import io.vedette.probe.http.Ask;
import io.vedette.probe.http.Auth;
import io.vedette.probe.http.Expectation;
import io.vedette.probe.http.HttpSpec;
import io.vedette.probe.http.Limits;
import io.vedette.probe.http.Proxy;
import io.vedette.probe.http.Way;
import io.vedette.probe.run.Addressing;
import io.vedette.probe.run.HostPort;
import io.vedette.probe.run.Pem;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.tcp.TcpSpec;
import io.vedette.probe.world.HostileServer.Manner;
import io.vedette.sample.Outcome;
import io.vedette.secret.Secret;
import io.vedette.target.ProbeSpec;
import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Servers of every manner, good and bad, and a probe of each: for counting what many runs leave behind. */
public final class HostileMix implements AutoCloseable {
    private static final Authority OURS = new Authority("Our Authority");
    private static final Pem FILE = OURS.pem();
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n";
    private static final String GARBAGE = "HTTP/1.1 400 No\r\n\r\n";

    private final List<HostileServer> servers = new ArrayList<>();
    private final Http2Server http2 = new Http2Server(null, Http2Server.saying(200, "fine"));
    private final List<Probe> cheap;
    private final List<Probe> costly;

    public HostileMix(Prober prober) {
        cheap = probes(prober, cheap());
        costly = probes(prober, costly());
    }

    private static List<Probe> probes(Prober prober, List<ProbeSpec> specs) {
        return specs.stream()
                .map(spec -> prober.probes.probe(Prober.target(spec, Duration.ofMillis(500))))
                .toList();
    }

    private List<ProbeSpec> cheap() {
        return List.of(
                Prober.expecting(at(answering(OK + "Connection: close\r\n\r\nfine"))),
                Prober.expecting(at(answering(OK + "\r\nfine")), new Expectation.BodyContains("absent")),
                Prober.expecting(at(resettingAfter(""))),
                Prober.expecting(at(resettingAfter(OK + "\r\nfi")), new Expectation.BodyContains("fine")),
                Prober.expecting(at(answering("garbage\r\n"))),
                Prober.expecting(at(answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz"))),
                Prober.expecting(URI.create("http://127.0.0.1:" + HostileServer.deadPort())),
                TcpSpec.handshake(otherwise("tcp", at(HostileServer.Peer::hear))),
                HttpSpec.get(at(answering("HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 4\r\n\r\nmore")))
                        .within(new Limits(1 << 20, 3)),
                HttpSpec.get(at(answering(OK + "\r\nfine"))).by(Way.USUAL.keeping()),
                HttpSpec.get(http2.url("http")).by(Way.USUAL.speaking(Way.Protocol.HTTP_2)),
                HttpSpec.get(http2.url("http"))
                        .by(Way.USUAL.speaking(Way.Protocol.HTTP_2).keeping()));
    }

    private List<ProbeSpec> costly() {
        var proxy = new Proxy(new HostPort("127.0.0.1", at(answering(GARBAGE)).getPort(), null), null);
        var token = at(peer -> {
            peer.hear();
            peer.hear("grant_type=client_credentials".length());
            peer.say("HTTP/1.1 200 OK\r\nContent-Length: 35\r\n\r\n{\"access_token\":\"t\",\"expires_in\":1}");
        });
        var client = new Auth.ClientCredentials(token, new Auth.Basic("id", new Secret("s")), Map.of());
        return List.of(
                Prober.expecting(at(HostileServer.Peer::staysSilent)),
                Prober.expecting(at(answering("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(2 << 20)))),
                Prober.expecting(at(HostileMix::bombing), new Expectation.BodyContains("needle")),
                Prober.expecting(at(answering("HTTP/1.1 200 OK\r\nX: " + "x".repeat(1 << 20)))),
                Prober.trusting(secure(Instant.now().plusSeconds(86_400)), FILE),
                Prober.trusting(secure(Instant.now().minusSeconds(86_400)), FILE),
                Prober.expecting(otherwise("https", at(peer -> peer.say(GARBAGE)))),
                Prober.expecting(otherwise("https", at(HostileServer.Peer::staysSilent))),
                HttpSpec.get(at(answering(GARBAGE))).by(Way.USUAL.speaking(Way.Protocol.HTTP_2)),
                HttpSpec.get(URI.create("http://target.example/")).by(Way.USUAL.through(proxy)),
                HttpSpec.get(secure(Instant.now().plusSeconds(86_400)))
                        .by(new Way(Addressing.ANY, TlsSpec.trusting(FILE)).speaking(Way.Protocol.NEGOTIATED)),
                HttpSpec.get(at(answering(OK + "\r\nfine"))).asking(Ask.GET.as(client)));
    }

    private URI at(Manner manner) {
        var server = HostileServer.with(manner);
        servers.add(server);
        return server.url();
    }

    private URI secure(Instant until) {
        var server = HostileServer.with(
                Authority.presenting(OURS.issue(Authority.until(until))),
                answering(OK + "Connection: close\r\n\r\nfine"));
        servers.add(server);
        return server.url("https", "/");
    }

    private static Manner answering(String answer) {
        return peer -> {
            peer.hear();
            peer.say(answer);
        };
    }

    private static Manner resettingAfter(String answer) {
        return peer -> {
            peer.hear();
            peer.say(answer);
            peer.resets();
        };
    }

    private static void bombing(HostileServer.Peer peer) throws IOException {
        peer.hear();
        peer.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + Bomb.BYTES.length + "\r\n\r\n");
        peer.say(new String(Bomb.BYTES, ISO_8859_1));
    }

    /** Ten megabytes of nothing in ten kilobytes. */
    private static final class Bomb {
        static final byte[] BYTES = packed();

        private static byte[] packed() {
            var bytes = new ByteArrayOutputStream();
            try (var packing = new GZIPOutputStream(bytes)) {
                packing.write(new byte[10 << 20]);
            } catch (IOException unexpected) {
                throw new UncheckedIOException(unexpected);
            }
            return bytes.toByteArray();
        }
    }

    private static URI otherwise(String scheme, URI url) {
        return URI.create(scheme + url.toString().substring("http".length()));
    }

    /** One run of every probe that takes no time, and their outcomes. */
    public List<Outcome> cheapRound() {
        return round(cheap);
    }

    /** One run of the others: half a second, megabytes, handshakes. */
    public List<Outcome> costlyRound() {
        return round(costly);
    }

    private static List<Outcome> round(List<Probe> probes) {
        return Prober.await(Future.all(probes.stream().map(Probe::run).toList()).map(done -> done.<Outcome>list()));
    }

    /** Returns when no server has a connection any more but those that are kept. */
    public void becomesAlone() throws InterruptedException {
        for (var server : servers) {
            server.becomesAlone();
        }
    }

    @Override
    public void close() {
        servers.forEach(HostileServer::close);
        http2.close();
    }
}
