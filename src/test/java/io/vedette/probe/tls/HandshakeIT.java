package io.vedette.probe.tls;

import static io.vedette.sample.Reason.CERTIFICATE;
import static io.vedette.sample.Reason.LATENCY;
import static io.vedette.sample.Reason.RESET;
import static io.vedette.sample.Reason.TIMEOUT;
import static io.vedette.sample.Reason.TLS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.X509Bundle;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.vedette.probe.run.Approach;
import io.vedette.probe.run.CertificateOver;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.LatencyUnder;
import io.vedette.probe.run.Reached;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.world.Authority;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Handshakes with good and bad ends, with both TLS libraries: what the peer presented is told in every case. */
@ParameterizedClass
@EnumSource(value = SslProvider.class, names = "OPENSSL", mode = EnumSource.Mode.EXCLUDE)
final class HandshakeIT {
    private static final Authority OURS = new Authority("Our Authority");
    private static final Approach FILE = Approach.speaking(TlsSpec.trusting(OURS.pem()));
    private final Instant until = Instant.now().truncatedTo(SECONDS).plus(Duration.ofDays(20));

    private final Prober prober;

    HandshakeIT(SslProvider provider) {
        prober = new Prober(
                DnsServerAddressStreamProviders.platformDefault(), provider, provider == SslProvider.OPENSSL_REFCNT);
    }

    @AfterEach
    void close() {
        prober.close();
    }

    private Outcome probe(SSLServerSocket socket, List<Condition<? super Reached>> expect) {
        try (var server = HostileServer.with(socket, HostileServer.Peer::staysSilent)) {
            return prober.probe(new HandshakeSpec(server.url("tls", ""), FILE, expect));
        }
    }

    private Outcome probe(SSLServerSocket socket, Condition<? super Reached> expect) {
        return probe(socket, List.of(expect));
    }

    private Outcome probe(SSLServerSocket socket) {
        return probe(socket, List.of());
    }

    private SSLServerSocket good() {
        return Authority.presenting(OURS.issue(Authority.until(until)));
    }

    private static Outcome.Down down(Outcome outcome, Reason reason) {
        assertThat(outcome).isInstanceOf(Outcome.Down.class);
        var down = (Outcome.Down) outcome;
        assertThat(down.reason()).as(down.detail()).isEqualTo(reason);
        return down;
    }

    @Test
    void aGoodHandshakeIsUpWithItsPhasesAndTheExpiry() {
        var up = (Outcome.Up) probe(good(), List.of(new ProtocolFrom("TLSv1.3"), new CipherLike(List.of("TLS_AES_*"))));

        assertThat(up.observed().certificateExpiry()).isEqualTo(until);
        assertThat(up.phases().tls()).isPositive();
        assertThat(up.phases().waiting()).isEqualTo(Phases.NONE);
    }

    @Test
    void anOlderProtocolThanExpectedIsDown() {
        var old = good();
        old.setEnabledProtocols(new String[] {"TLSv1.2"});

        var down = down(probe(old, new ProtocolFrom("TLSv1.3")), TLS);

        assertThat(down.detail()).isEqualTo("expected TLSv1.3 or newer, found TLSv1.2");
    }

    @Test
    void anotherCipherThanExpectedIsDown() {
        var weak = good();
        weak.setEnabledCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});

        var down = down(probe(weak, new CipherLike(List.of("TLS_AES_256_*", "TLS_CHACHA20_*"))), TLS);

        assertThat(down.detail())
                .isEqualTo("expected cipher TLS_AES_256_* or TLS_CHACHA20_*, found TLS_AES_128_GCM_SHA256");
    }

    @Test
    void fewerDaysThanExpectedAreDown() {
        var down = down(probe(good(), new CertificateOver(Duration.ofDays(30))), CERTIFICATE);

        assertThat(down.detail()).startsWith("expected a certificate valid for more than 30 d, found ");
    }

    @Test
    void aSlowHandshakeIsDown() {
        down(probe(good(), new LatencyUnder(Duration.ofNanos(1))), LATENCY);
    }

    @Test
    void anExpiredCertificateIsDownAndItsExpiryIsTold() {
        var over = Instant.parse("2026-01-31T10:20:00Z");

        var down = down(probe(Authority.presenting(OURS.issue(Authority.until(over)))), CERTIFICATE);

        assertThat(down.observed().certificateExpiry()).isEqualTo(over);
    }

    @Test
    void aForeignCertificateIsDownAndItsExpiryIsTold() {
        X509Bundle foreign = Authority.selfSigned(Authority.until(until));

        var down = down(probe(Authority.presenting(foreign)), CERTIFICATE);

        assertThat(down.observed().certificateExpiry()).isEqualTo(until);
    }

    @Test
    void aHandshakeThatFailsForAnotherCauseStillTellsTheExpiry() {
        var strict = good();
        strict.setEnabledProtocols(new String[] {"TLSv1.2"});
        strict.setNeedClientAuth(true);

        var outcome = probe(strict);

        assertThat(((Outcome.Down) outcome).reason()).isIn(TLS, RESET);
        assertThat(((Outcome.Down) outcome).observed().certificateExpiry()).isEqualTo(until);
    }

    @Test
    void theReportShowsTheChainOfAnExpiredCertificate() {
        var over = Authority.presenting(OURS.issue(Authority.until(Instant.parse("2026-01-31T10:20:00Z"))));
        try (var server = HostileServer.with(over, HostileServer.Peer::staysSilent)) {
            var report = prober.explain(new HandshakeSpec(server.url("tls", ""), FILE, List.of()));

            assertThat(Objects.requireNonNull(report.tls()).chain().getFirst().subject())
                    .isEqualTo("CN=target");
        }
    }

    @Test
    void silenceInsteadOfAHandshakeIsATimeoutThatSaysSo() {
        try (var server = HostileServer.with(HostileServer.Peer::staysSilent)) {
            var outcome =
                    prober.probe(new HandshakeSpec(server.url("tls", ""), FILE, List.of()), Duration.ofMillis(400));

            assertThat(down(outcome, TIMEOUT).detail()).isEqualTo("no answer within 400 ms: in the TLS handshake");
        }
    }

    @Test
    void aPeerThatDoesNotSpeakTlsIsDownForThat() {
        try (var server = HostileServer.with(peer -> {
            peer.say("220 ftp.example.org\r\n");
            peer.staysSilent();
        })) {
            down(prober.probe(new HandshakeSpec(server.url("tls", ""), FILE, List.of())), TLS);
        }
    }

    @Test
    void aPeerThatClosesInTheHandshakeIsDownForThat() {
        try (var server = HostileServer.with(peer -> peer.bytes(5))) {
            down(prober.probe(new HandshakeSpec(server.url("tls", ""), FILE, List.of())), RESET);
        }
    }
}
