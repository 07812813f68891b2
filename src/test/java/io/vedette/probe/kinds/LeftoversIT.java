package io.vedette.probe.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.vedette.probe.Probe;
import io.vedette.probe.http.Expectation;
import io.vedette.probe.run.Pem;
import io.vedette.probe.tcp.TcpSpec;
import io.vedette.probe.world.Authority;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.HostileServer.Manner;
import io.vedette.probe.world.Leaks;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.target.ProbeSpec;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thousands of probes of servers of every kind leave nothing behind: no socket, no buffer, nobody waiting. */
final class LeftoversIT {
    private static final int ROUNDS = 1_200;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n";
    private static final Authority OURS = new Authority("Our Authority");
    private static final Pem FILE = OURS.pem();

    private final List<HostileServer> servers = new ArrayList<>();

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

    private List<ProbeSpec> plain() {
        return List.of(
                Prober.expecting(at(answering(OK + "Connection: close\r\n\r\nfine"))),
                Prober.expecting(at(answering(OK + "\r\nfine")), new Expectation.BodyContains("absent")),
                Prober.expecting(at(resettingAfter(""))),
                Prober.expecting(at(resettingAfter(OK + "\r\nfi")), new Expectation.BodyContains("fine")),
                Prober.expecting(at(answering("garbage\r\n"))),
                Prober.expecting(at(answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz"))),
                Prober.expecting(URI.create("http://127.0.0.1:" + HostileServer.deadPort())),
                TcpSpec.handshake(otherwise("tcp", at(HostileServer.Peer::hear))));
    }

    private List<ProbeSpec> costly() {
        return List.of(
                Prober.expecting(at(HostileServer.Peer::staysSilent)),
                Prober.expecting(at(answering("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(2 << 20)))),
                Prober.trusting(secure(Instant.now().plusSeconds(86_400)), FILE),
                Prober.trusting(secure(Instant.now().minusSeconds(86_400)), FILE),
                Prober.expecting(otherwise("https", at(peer -> peer.say("HTTP/1.1 400 No\r\n\r\n")))),
                Prober.expecting(otherwise("https", at(HostileServer.Peer::staysSilent))));
    }

    private static URI otherwise(String scheme, URI url) {
        return URI.create(scheme + url.toString().substring("http".length()));
    }

    private static void round(List<Probe> probes) {
        var all = Future.all(probes.stream().map(Probe::run).toList());
        var outcomes = Prober.await(all.map(done -> done.<Outcome>list()));
        assertThat(outcomes).noneMatch(Outcome.Unknown.class::isInstance);
    }

    @Test
    void thousandsOfProbesOfEveryKindLeaveNoSocketAndNoBuffer() throws InterruptedException {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
        try (var leaks = new Leaks();
                var prober = new Prober()) {
            var plain = probes(prober, plain());
            var costly = probes(prober, costly());
            round(plain);
            round(costly);
            allLeft();
            var before = Leaks.descriptors();

            for (var i = 0; i < ROUNDS; i++) {
                round(plain);
                if (i % 100 == 99) {
                    round(costly);
                }
            }

            allLeft();
            assertThat(Leaks.descriptors()).isLessThanOrEqualTo(before);
            assertThat(leaks.found()).isEmpty();
        } finally {
            servers.forEach(HostileServer::close);
        }
    }

    @Test
    void aBufferThatIsLostIsHeardOf() {
        try (var leaks = new Leaks()) {
            ByteBufAllocator.DEFAULT.directBuffer(16);

            assertThat(leaks.foundAtLast()).anyMatch(report -> report.startsWith("LEAK"));
        }
    }

    private void allLeft() throws InterruptedException {
        for (var server : servers) {
            server.becomesAlone();
        }
    }

    private static List<Probe> probes(Prober prober, List<ProbeSpec> specs) {
        return specs.stream()
                .map(spec -> prober.probes.probe(Prober.target(spec, Duration.ofMillis(500))))
                .toList();
    }
}
