package io.vedette.probe.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.ResourceLeakDetector;
import io.vedette.probe.Probe;
import io.vedette.probe.postgres.PostgresSpec;
import io.vedette.probe.redis.RedisSpec;
import io.vedette.probe.run.Approach;
import io.vedette.probe.run.Login;
import io.vedette.probe.run.Regex;
import io.vedette.probe.run.StartTls;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.smtp.SmtpSpec;
import io.vedette.probe.tcp.TcpSpec;
import io.vedette.probe.tcp.Turn;
import io.vedette.probe.tls.HandshakeSpec;
import io.vedette.probe.world.Authority;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.HostileServer.Manner;
import io.vedette.probe.world.Leaks;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.secret.Secret;
import io.vedette.target.ProbeSpec;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hundreds of dialogues that end well, badly and not at all leave nothing behind: no socket, no buffer, nobody waiting. */
final class DialogueLeftoversIT {
    private static final int ROUNDS = 300;
    private static final Authority OURS = new Authority("Our Authority");
    private static final Approach TRUSTING = Approach.speaking(TlsSpec.trusting(OURS.pem()));

    private final List<HostileServer> servers = new ArrayList<>();

    private URI at(String scheme, Manner manner) {
        var server = HostileServer.with(manner);
        servers.add(server);
        return server.url(scheme, "");
    }

    private URI secured(String scheme, Instant until) {
        var server = HostileServer.with(
                Authority.presenting(OURS.issue(Authority.until(until))), HostileServer.Peer::staysSilent);
        servers.add(server);
        return server.url(scheme, "");
    }

    private static TcpSpec talk(URI url, Turn... turns) {
        return new TcpSpec(url, List.of(turns), false, TRUSTING, List.of());
    }

    private static Turn expect(String regex) {
        return new Turn.Expect(Regex.of(regex));
    }

    private static RedisSpec redis(URI url) {
        return new RedisSpec(url, null, null, TRUSTING, List.of());
    }

    private static SmtpSpec smtp(URI url) {
        return new SmtpSpec(url, TRUSTING, StartTls.IF_OFFERED, null, null, List.of());
    }

    private static PostgresSpec postgres(URI url) {
        var login = new Login("vedette", new Secret("s3cret"));
        return new PostgresSpec(url, TRUSTING, StartTls.IF_OFFERED, login, "select 1", List.of());
    }

    private List<ProbeSpec> quick() {
        return List.of(
                talk(at("tcp", peer -> peer.say("220 hi\r\n")), expect("^220")),
                talk(at("tcp", peer -> peer.say("no\r\n")), expect("^220")),
                redis(at("redis", peer -> {
                    peer.line();
                    peer.say("+PONG\r\n");
                    peer.staysSilent();
                })),
                redis(at("redis", peer -> peer.say("$12\r\ngarb"))),
                smtp(at("smtp", peer -> {
                    peer.say("220 hi\r\n");
                    peer.line();
                    peer.say("250 hi\r\n");
                    peer.line();
                    peer.say("221 bye\r\n");
                })),
                smtp(at("smtp", peer -> {
                    peer.say("220 hi\r\n");
                    peer.resets();
                })),
                postgres(at("postgres", peer -> peer.say("N"))),
                postgres(at("postgres", peer -> peer.say("SX"))),
                postgres(at("postgres", peer -> peer.say("HTTP/1.1 400 No\r\n\r\n"))));
    }

    private List<ProbeSpec> costly() {
        return List.of(
                new HandshakeSpec(secured("tls", Instant.now().plusSeconds(86_400)), TRUSTING, List.of()),
                new HandshakeSpec(secured("tls", Instant.now().minusSeconds(86_400)), TRUSTING, List.of()),
                new HandshakeSpec(at("tls", peer -> peer.say("no TLS\r\n")), TRUSTING, List.of()),
                new HandshakeSpec(at("tls", HostileServer.Peer::staysSilent), TRUSTING, List.of()),
                postgres(at("postgres", peer -> {
                    peer.bytes(8);
                    peer.say("S");
                    peer.secures(OURS.issue(Authority.until(Instant.now().plusSeconds(86_400))));
                })),
                smtp(at("smtp", HostileServer.Peer::staysSilent)),
                redis(at("redis", peer -> {
                    while (true) {
                        peer.say("+".repeat(10_000));
                    }
                })));
    }

    private static void round(List<Probe> probes) {
        var all = Future.all(probes.stream().map(Probe::run).toList());
        var outcomes = Prober.await(all.map(done -> done.<Outcome>list()));
        assertThat(outcomes).noneMatch(Outcome.Unknown.class::isInstance);
    }

    @Test
    void hundredsOfDialoguesLeaveNoSocketAndNoBuffer() throws InterruptedException {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
        try (var leaks = new Leaks();
                var prober = new Prober()) {
            var quick = probes(prober, quick());
            var costly = probes(prober, costly());
            round(quick);
            round(costly);
            allLeft();
            var before = Leaks.descriptors();

            for (var i = 0; i < ROUNDS; i++) {
                round(quick);
                if (i % 50 == 49) {
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

    private void allLeft() throws InterruptedException {
        for (var server : servers) {
            server.becomesAlone();
        }
    }

    private static List<Probe> probes(Prober prober, List<ProbeSpec> specs) {
        return specs.stream()
                .map(spec -> prober.probes.probe(Prober.target(spec, Duration.ofMillis(700))))
                .toList();
    }
}
