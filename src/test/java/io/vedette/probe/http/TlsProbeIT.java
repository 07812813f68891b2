package io.vedette.probe.http;

import static io.vedette.sample.Reason.CERTIFICATE;
import static io.vedette.sample.Reason.RESET;
import static io.vedette.sample.Reason.TIMEOUT;
import static io.vedette.sample.Reason.TLS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.X509Bundle;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.vedette.probe.run.CertificateOver;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Identity;
import io.vedette.probe.run.Pem;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.world.Authority;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.secret.Secret;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way a TLS server can be wrong, with both TLS libraries on both transports: the same case, the same reason, the same sentence. */
@ParameterizedClass
@EnumSource(value = SslProvider.class, names = "OPENSSL", mode = EnumSource.Mode.EXCLUDE)
final class TlsProbeIT {
    private static final Authority OURS = new Authority("Our Authority");
    private static final Authority OTHER = new Authority("Other Authority");
    private static final Pem FILE = OURS.pem();
    private final Instant now = Instant.now().truncatedTo(SECONDS);
    private static final HostileServer.Manner POLITE = peer -> {
        peer.hear();
        peer.say("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\nfine");
    };

    private final Prober prober;

    TlsProbeIT(SslProvider provider) {
        prober = new Prober(
                DnsServerAddressStreamProviders.platformDefault(), provider, provider == SslProvider.OPENSSL_REFCNT);
    }

    @AfterEach
    void close() {
        prober.close();
    }

    private Outcome probe(X509Bundle presented, @Nullable Pem authorities) {
        return probe(presented, authorities, List.of());
    }

    private Outcome probe(
            X509Bundle presented, @Nullable Pem authorities, List<? extends Condition<? super Answer>> expect) {
        try (var server = HostileServer.with(Authority.presenting(presented), POLITE)) {
            return prober.probe(
                    Prober.trusting(server.url("https", "/"), authorities).expecting(expect));
        }
    }

    private static Outcome.Down down(Outcome outcome, Reason reason) {
        assertThat(outcome).isInstanceOf(Outcome.Down.class);
        var down = (Outcome.Down) outcome;
        assertThat(down.reason()).as(down.detail()).isEqualTo(reason);
        return down;
    }

    private Outcome.Down distrusted(X509Bundle presented, @Nullable Pem authorities) {
        var down = down(probe(presented, authorities), CERTIFICATE);
        assertThat(down.observed().certificateExpiry())
                .isEqualTo(presented.getCertificate().getNotAfter().toInstant());
        return down;
    }

    @Test
    void bothLibrariesAreThere() {
        assertThat(OpenSsl.isAvailable()).isTrue();
    }

    @Test
    void aCertificateOfATrustedAuthorityIsUpWithItsExpiryAndTheHandshakeAsAPhase() {
        var outcome = probe(OURS.issue(Authority.until(now.plus(Duration.ofDays(20)))), FILE);

        assertThat(outcome).isInstanceOf(Outcome.Up.class);
        var up = (Outcome.Up) outcome;
        assertThat(up.observed().certificateExpiry()).isEqualTo(now.plus(Duration.ofDays(20)));
        assertThat(up.phases().tls()).isPositive();
        assertThat(up.phases().waiting()).isNotNegative();
    }

    @Test
    void aCertificateTooCloseToItsEndFailsItsExpectation() {
        var ends = Authority.until(now.plus(Duration.ofDays(3)).plusSeconds(100));

        var down = down(probe(OURS.issue(ends), FILE, List.of(new CertificateOver(Duration.ofDays(14)))), CERTIFICATE);

        assertThat(down.detail()).isEqualTo("expected a certificate valid for more than 14 d, found 3.0 d left");
    }

    @Test
    void anExpiredCertificateSaysWhenAndStillShowsItsExpiry() {
        var down = distrusted(OURS.issue(Authority.until(Instant.parse("2026-01-31T10:20:00Z"))), FILE);

        assertThat(down.detail()).isEqualTo("the certificate expired on 2026-01-31 10:20 UTC");
    }

    @Test
    void aCertificateOfTheFutureSaysWhenItBegins() {
        UnaryOperator<io.netty.pkitesting.CertificateBuilder> future = wish ->
                wish.notBefore(Instant.parse("2090-01-01T00:00:00Z")).notAfter(Instant.parse("2091-01-01T00:00:00Z"));

        assertThat(distrusted(OURS.issue(future), FILE).detail())
                .isEqualTo("the certificate is not valid before 2090-01-01 00:00 UTC");
    }

    @Test
    void aCertificateForOtherNamesSaysWhich() throws Exception {
        var elsewhere = OURS.issue(_ -> new io.netty.pkitesting.CertificateBuilder()
                .subject("CN=elsewhere")
                .addSanDnsName("a.example")
                .addSanDnsName("b.example")
                .addExtendedKeyUsageServerAuth());

        assertThat(distrusted(elsewhere, FILE).detail())
                .isEqualTo("the certificate is not for 127.0.0.1 but for other names: a.example, b.example");
    }

    @Test
    void aSelfSignedCertificateSaysSo() {
        assertThat(distrusted(Authority.selfSigned(wish -> wish), FILE).detail())
                .isEqualTo("the certificate is self-signed and its authority therefore unknown");
    }

    @Test
    void anUnknownAuthorityIsNamed() {
        assertThat(distrusted(OTHER.issue(wish -> wish), FILE).detail())
                .isEqualTo("the certificate comes from an unknown authority: CN=Other Authority");
        assertThat(distrusted(OURS.issue(wish -> wish), null).detail())
                .isEqualTo("the certificate comes from an unknown authority: CN=Our Authority");
    }

    @Test
    void aSelfSignedCertificateMayBeTrustedByNameUntilItExpires() throws Exception {
        var good = Authority.selfSigned(wish -> wish);
        var stale = Authority.selfSigned(Authority.until(Instant.parse("2026-01-31T10:20:00Z")));

        assertThat(probe(good, Authority.pem(good.getCertificatePEM()))).isInstanceOf(Outcome.Up.class);
        assertThat(distrusted(stale, Authority.pem(stale.getCertificatePEM())).detail())
                .isEqualTo("the certificate expired on 2026-01-31 10:20 UTC");
    }

    @Test
    void everyProbeSeesTheCertificateThatIsPresentedNow() {
        var presents = new Authority.Presents(OURS.issue(Authority.until(now.plus(Duration.ofDays(5)))));
        try (var server = HostileServer.with(Authority.presenting(presents), POLITE)) {
            var spec = Prober.trusting(server.url("https", "/"), FILE);
            prober.probe(spec);
            prober.probe(spec);
            presents.from(OURS.issue(Authority.until(now.plus(Duration.ofDays(90)))));

            var outcome = prober.probe(spec);

            assertThat(outcome).isInstanceOf(Outcome.Up.class);
            assertThat(((Outcome.Up) outcome).observed().certificateExpiry()).isEqualTo(now.plus(Duration.ofDays(90)));
        }
    }

    @Test
    void aHandshakeThatHangsTimesOutInItsPhase() {
        try (var server = HostileServer.with(HostileServer.Peer::staysSilent)) {
            var start = System.nanoTime();

            var outcome = prober.probe(Prober.expecting(server.url("https", "/")), Duration.ofMillis(400));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(700));
            assertThat(down(outcome, TIMEOUT).detail()).isEqualTo("no answer within 400 ms: in the TLS handshake");
        }
    }

    @Test
    void aPlainServerOnATlsPortIsATlsFailureThatSaysSo() {
        try (var server = HostileServer.with(peer -> {
            peer.waits(20);
            peer.say("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            peer.staysSilent();
        })) {
            var outcome = prober.probe(Prober.expecting(server.url("https", "/")));

            assertThat(down(outcome, TLS).detail()).isEqualTo("the peer does not speak TLS on this port");
        }
    }

    @Test
    void aCloseInsideTheHandshakeIsAReset() {
        try (var server = HostileServer.with(peer -> peer.waits(20))) {
            var outcome = prober.probe(Prober.expecting(server.url("https", "/")));

            assertThat(down(outcome, RESET).detail()).endsWith(": in the TLS handshake");
        }
    }

    @Test
    void aServerThatAsksForAClientCertificateIsATlsFailure() {
        for (var version : new String[] {"TLSv1.2", "TLSv1.3"}) {
            var demanding = Authority.presenting(OURS.issue(wish -> wish));
            demanding.setNeedClientAuth(true);
            demanding.setEnabledProtocols(new String[] {version});
            try (var server = HostileServer.with(demanding, POLITE)) {
                var outcome = prober.probe(Prober.trusting(server.url("https", "/"), FILE));

                assertThat(down(outcome, TLS).detail()).startsWith("TLS failed: ");
            }
        }
    }

    @Test
    void aMissingIntermediateIsAnUnknownAuthority() throws Exception {
        var between = OURS.issue(wish -> wish.subject("CN=Between")
                .setIsCertificateAuthority(true)
                .setKeyUsage(true, io.netty.pkitesting.CertificateBuilder.KeyUsage.keyCertSign));
        var leaf = Authority.valid().buildIssuedBy(between);
        var alone = X509Bundle.fromCertificatePath(
                new X509Certificate[] {leaf.getCertificate()}, OURS.root().getCertificate(), leaf.getKeyPair());

        assertThat(distrusted(alone, FILE).detail())
                .isEqualTo("the certificate comes from an unknown authority: CN=Between");
        assertThat(probe(leaf, FILE)).isInstanceOf(Outcome.Up.class);
    }

    @Test
    void aClientCertificateIsPresentedToAServerThatAsksForOne() {
        var client = OURS.issue(wish -> new io.netty.pkitesting.CertificateBuilder()
                .subject("CN=prober")
                .addExtendedKeyUsageClientAuth());
        var identity =
                new Identity(Authority.pem(client.getCertificatePathPEM()), new Secret(client.getPrivateKeyPEM()));
        var tls = new TlsSpec(FILE, identity, null, TlsSpec.Version.TLS_1_2, false);
        for (var version : new String[] {"TLSv1.2", "TLSv1.3"}) {
            var demanding = OURS.demanding(OURS.issue(wish -> wish));
            demanding.setEnabledProtocols(new String[] {version});
            try (var server = HostileServer.with(demanding, POLITE)) {
                assertThat(prober.probe(Prober.speaking(tls, server.url("https", "/"))))
                        .isInstanceOf(Outcome.Up.class);
            }
        }
    }

    @Test
    void anotherServerNameIsAskedForAndMustBeCertified() {
        var named = OURS.issue(wish -> new io.netty.pkitesting.CertificateBuilder()
                .subject("CN=named")
                .addSanDnsName("shop.example")
                .addExtendedKeyUsageServerAuth());
        try (var server = HostileServer.with(Authority.presenting(named), POLITE)) {
            var url = server.url("https", "/");

            assertThat(prober.probe(Prober.speaking(named("shop.example"), url)))
                    .isInstanceOf(Outcome.Up.class);
            assertThat(down(prober.probe(Prober.speaking(named("other.example"), url)), CERTIFICATE)
                            .detail())
                    .isEqualTo("the certificate is not for other.example but for other names: shop.example");
        }
    }

    private static TlsSpec named(String name) {
        return new TlsSpec(FILE, null, name, TlsSpec.Version.TLS_1_2, false);
    }

    @Test
    void aServerThatIsTooOldIsATlsFailure() {
        var old = Authority.presenting(OURS.issue(wish -> wish));
        old.setEnabledProtocols(new String[] {"TLSv1.2"});
        try (var server = HostileServer.with(old, POLITE)) {
            var tls = new TlsSpec(FILE, null, null, TlsSpec.Version.TLS_1_3, false);

            assertThat(down(prober.probe(Prober.speaking(tls, server.url("https", "/"))), TLS)
                            .detail())
                    .contains("protocol");
        }
    }

    @Test
    void whoeverAsksForItGetsNoVerificationAndTheExpiryAllTheSame() {
        var presented = OTHER.issue(Authority.until(Instant.parse("2026-01-31T10:20:00Z")));
        var careless = new TlsSpec(null, null, null, TlsSpec.Version.TLS_1_2, true);
        try (var server = HostileServer.with(Authority.presenting(presented), POLITE)) {
            var outcome = prober.probe(Prober.speaking(careless, server.url("https", "/")));

            assertThat(outcome).isInstanceOf(Outcome.Up.class);
            assertThat(((Outcome.Up) outcome).observed().certificateExpiry()).isEqualTo("2026-01-31T10:20:00Z");
        }
    }

    @Test
    void aReportShowsTheChainOfAHandshakeThatFailed() {
        var expired = OURS.issue(Authority.until(Instant.parse("2026-01-31T10:20:00Z")));
        try (var server = HostileServer.with(Authority.presenting(expired), POLITE)) {
            var report = prober.explain(Prober.trusting(server.url("https", "/"), FILE));

            var tls = Objects.requireNonNull(report.tls());
            assertThat(tls.chain().getFirst().subject()).isEqualTo("CN=target");
            assertThat(tls.chain().getFirst().issuer()).isEqualTo("CN=Our Authority");
            assertThat(tls.chain().getFirst().names()).containsExactly("127.0.0.1");
            assertThat(tls.chain().getFirst().notAfter()).isEqualTo("2026-01-31T10:20:00Z");
            assertThat(report.answer()).isNull();
        }
    }
}
