package io.vedette.probe.smtp;

import static io.vedette.sample.Reason.CERTIFICATE;
import static io.vedette.sample.Reason.PROTOCOL;
import static io.vedette.sample.Reason.RESET;
import static io.vedette.sample.Reason.STATUS;
import static io.vedette.sample.Reason.TIMEOUT;
import static io.vedette.sample.Reason.TLS;
import static io.vedette.sample.Reason.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.ProbeReport.Line;
import io.vedette.probe.run.Approach;
import io.vedette.probe.run.Login;
import io.vedette.probe.run.StartTls;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.world.Authority;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.HostileServer.Manner;
import io.vedette.probe.world.HostileServer.Peer;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mail servers that keep to RFC 5321, and others. The polite dialogues are as recorded from Postfix 3.7. */
final class SmtpIT {
    private static final Authority OURS = new Authority("Our Authority");
    private static final Approach TRUSTING = Approach.speaking(TlsSpec.trusting(OURS.pem()));
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final Login LOGIN = new Login("vedette", new Secret("s3cret"));
    private final Instant until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(86_400);
    private static final String LOGIN_TAKEN = "AHZlZGV0dGUAczNjcmV0";

    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    private static SmtpSpec spec(URI url, StartTls startTls) {
        return new SmtpSpec(url, TRUSTING, startTls, null, null, List.of());
    }

    private static SmtpSpec login(URI url, StartTls startTls, boolean inTheClear) {
        var access = new SmtpSpec.Access(LOGIN, inTheClear);
        return new SmtpSpec(url, TRUSTING, startTls, "probe.example.org", access, List.of());
    }

    private Outcome.Down down(Reason reason, Manner manner) {
        return down(reason, manner, StartTls.IF_OFFERED);
    }

    private Outcome.Down down(Reason reason, Manner manner, StartTls startTls) {
        try (var server = HostileServer.with(manner)) {
            var spec = spec(server.url("smtp", ""), startTls);
            return down(reason, prober.probe(spec, reason == TIMEOUT ? SHORT : LONG));
        }
    }

    private static Outcome.Down down(Reason reason, Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Down.class);
        var down = (Outcome.Down) outcome;
        assertThat(down.reason()).as(down.detail()).isEqualTo(reason);
        return down;
    }

    /** As Postfix does it, with STARTTLS until {@code until} if that is given. */
    private static Manner postfix(@Nullable Instant until) {
        return peer -> {
            peer.say("220 mail.example.org ESMTP Postfix\r\n");
            for (var line = peer.line(); !line.isEmpty(); line = peer.line()) {
                if (line.equals("STARTTLS") && until != null) {
                    peer.say("220 2.0.0 Ready to start TLS\r\n");
                    peer.secures(OURS.issue(Authority.until(until)));
                    serve(peer, "250-AUTH PLAIN LOGIN\r\n");
                    return;
                }
                if (!serveOne(peer, line, until == null ? "250-AUTH LOGIN\r\n" : "250-STARTTLS\r\n")) {
                    return;
                }
            }
        };
    }

    private static void serve(Peer peer, String offers) throws IOException {
        for (var line = peer.line(); !line.isEmpty(); line = peer.line()) {
            if (!serveOne(peer, line, offers)) {
                return;
            }
        }
    }

    /** False once the session is over. */
    private static boolean serveOne(Peer peer, String line, String offers) throws IOException {
        if (line.startsWith("EHLO ")) {
            peer.say("250-mail.example.org\r\n250-SIZE 10240000\r\n" + offers + "250 SMTPUTF8\r\n");
        } else if (line.startsWith("AUTH PLAIN ")) {
            peer.say(
                    line.endsWith(LOGIN_TAKEN)
                            ? "235 2.7.0 Authentication successful\r\n"
                            : "535 5.7.8 Error: authentication failed: " + line + "\r\n");
        } else if (line.equals("AUTH LOGIN")) {
            peer.say("334 VXNlcm5hbWU6\r\n");
            peer.line();
            peer.say("334 UGFzc3dvcmQ6\r\n");
            peer.say(peer.line().equals("czNjcmV0") ? "235 2.7.0 fine\r\n" : "535 5.7.8 no\r\n");
        } else {
            peer.say("221 2.0.0 Bye\r\n");
            return false;
        }
        return true;
    }

    @Test
    void aServerInTheClearIsUpAndHearsWhoWeAre() {
        try (var server = HostileServer.with(postfix(null))) {
            var outcome = prober.probe(spec(server.url("smtp", ""), StartTls.IF_OFFERED));

            assertThat(outcome).isInstanceOf(Outcome.Up.class);
            assertThat(server.heard()).containsExactly("EHLO [127.0.0.1]", "QUIT");
        }
    }

    @Test
    void startTlsIsTakenWhereItIsOfferedAndTheCertificateIsKnown() {
        try (var server = HostileServer.with(postfix(until))) {
            var up = (Outcome.Up) prober.probe(spec(server.url("smtp", ""), StartTls.IF_OFFERED));

            assertThat(up.observed().certificateExpiry()).isEqualTo(until);
            assertThat(up.phases().tls()).isPositive();
            assertThat(up.phases().waiting()).isPositive();
        }
    }

    @Test
    void aLoginUnderTlsIsShownToNobody() {
        try (var server = HostileServer.with(postfix(until))) {
            var report = prober.explain(login(server.url("smtp", ""), StartTls.REQUIRED, false));

            assertThat(report.outcome()).isInstanceOf(Outcome.Up.class);
            assertThat(report.dialogue())
                    .contains(
                            new Line(true, "EHLO probe.example.org"),
                            new Line(true, "STARTTLS"),
                            new Line(true, "AUTH PLAIN <not shown>"),
                            new Line(false, "235 2.7.0 Authentication successful"));
            assertThat(report.toString()).doesNotContain("s3cret").doesNotContain(LOGIN_TAKEN);
        }
    }

    @Test
    void aRefusedLoginIsDownWithoutWhatTheServerRepeatsOfIt() {
        try (var server = HostileServer.with(postfix(until))) {
            var access = new SmtpSpec.Access(new Login("vedette", new Secret("guess")), false);
            var spec = new SmtpSpec(server.url("smtp", ""), TRUSTING, StartTls.REQUIRED, null, access, List.of());

            assertThat(down(STATUS, prober.probe(spec)).detail())
                    .isEqualTo("expected 235 as the reply to AUTH, found"
                            + " \"535 5.7.8 Error: authentication failed: AUTH PLAIN <not shown>\"");
        }
    }

    @Test
    void thePasswordIsNotSentInTheClear() {
        try (var server = HostileServer.with(postfix(null))) {
            var outcome = prober.probe(login(server.url("smtp", ""), StartTls.IF_OFFERED, false));

            assertThat(down(TLS, outcome).detail())
                    .isEqualTo("the password was not sent: the connection is not encrypted");
            assertThat(server.heard()).containsExactly("EHLO probe.example.org");
        }
    }

    @Test
    void thePasswordIsSentInTheClearToWhomItIsAskedFor() {
        try (var server = HostileServer.with(postfix(null))) {
            var outcome = prober.probe(login(server.url("smtp", ""), StartTls.NEVER, true));

            assertThat(outcome).isInstanceOf(Outcome.Up.class);
            assertThat(server.heard()).contains("AUTH LOGIN", "dmVkZXR0ZQ==", "czNjcmV0");
        }
    }

    @Test
    void smtpsSpeaksTlsFromTheFirstByte() {
        var secure = Authority.presenting(OURS.issue(Authority.until(until)));
        Manner manner = peer -> {
            peer.say("220 mail.example.org\r\n");
            serve(peer, "250-AUTH PLAIN\r\n");
        };
        try (var server = HostileServer.with(secure, manner)) {
            var outcome = prober.probe(login(server.url("smtps", ""), StartTls.REQUIRED, false));

            assertThat(outcome).isInstanceOf(Outcome.Up.class);
        }
    }

    @Test
    void startTlsThatIsRequiredAndNotOfferedIsDown() {
        assertThat(down(TLS, postfix(null), StartTls.REQUIRED).detail())
                .isEqualTo("STARTTLS is required, and the server does not offer it");
    }

    @Test
    void anExpiredCertificateIsDownAndItsExpiryIsTold() {
        var over = Instant.parse("2026-01-31T10:20:00Z");

        assertThat(down(CERTIFICATE, postfix(over)).observed().certificateExpiry())
                .isEqualTo(over);
    }

    @Test
    void aGreetingThatSendsUsAwayIsDownInTheServersWords() {
        assertThat(down(STATUS, peer -> peer.say("554 5.7.1 no service for you\r\n"))
                        .detail())
                .isEqualTo("expected 220 as the greeting, found \"554 5.7.1 no service for you\"");
    }

    @Test
    void whatIsNotSmtpIsDownForThat() {
        assertThat(down(PROTOCOL, peer -> peer.say("SSH-2.0-OpenSSH_9.2\r\n")).detail())
                .isEqualTo("the answer is not SMTP: \"SSH-2.0-OpenSSH_9.2\"");
    }

    @Test
    void aServerWithoutAGreetingIsATimeoutThatSaysSo() {
        assertThat(down(TIMEOUT, Peer::staysSilent).detail())
                .isEqualTo("no answer within 500 ms: waiting for the greeting");
    }

    @Test
    void aServerThatStallsAfterEhloIsATimeoutThatSaysSo() {
        Manner stalls = peer -> {
            peer.say("220 hi\r\n");
            peer.line();
            peer.say("250-mail.example.org\r\n");
            peer.staysSilent();
        };

        assertThat(down(TIMEOUT, stalls).detail()).isEqualTo("no answer within 500 ms: waiting for the reply to EHLO");
    }

    @Test
    void aServerThatStallsInTheMiddleOfStartTlsIsATimeoutInTheHandshake() {
        Manner stalls = peer -> {
            peer.say("220 hi\r\n");
            peer.line();
            peer.say("250-mail\r\n250 STARTTLS\r\n");
            peer.line();
            peer.say("220 go\r\n");
            peer.staysSilent();
        };

        assertThat(down(TIMEOUT, stalls).detail()).isEqualTo("no answer within 500 ms: in the TLS handshake");
    }

    @Test
    void repliesSlippedInBeforeTlsAreNoneOfIt() {
        Manner injects = peer -> {
            peer.say("220 hi\r\n");
            peer.line();
            peer.say("250-mail\r\n250 STARTTLS\r\n");
            peer.line();
            peer.say("220 go\r\n250 injected\r\n");
            peer.staysSilent();
        };

        down(PROTOCOL, injects);
    }

    @Test
    void aServerThatClosesAfterTheGreetingIsDownForThat() {
        Manner closes = peer -> {
            peer.say("220 hi\r\n");
            peer.line();
        };

        assertThat(down(RESET, closes).detail())
                .isEqualTo("the peer closed the connection: waiting for the reply to EHLO");
    }

    @Test
    void aServerThatClosesInsteadOfSayingGoodbyeIsUp() {
        Manner curt = peer -> {
            peer.say("220 hi\r\n");
            peer.line();
            peer.say("250 hi\r\n");
            peer.line();
        };
        try (var server = HostileServer.with(curt)) {
            assertThat(prober.probe(spec(server.url("smtp", ""), StartTls.IF_OFFERED)))
                    .isInstanceOf(Outcome.Up.class);
        }
    }

    @Test
    void aReplyWithoutAnEndIsReadToALimit() {
        down(TOO_LARGE, peer -> {
            peer.say("220 hi\r\n");
            while (true) {
                peer.say("250-more\r\n".repeat(1_000));
            }
        });
    }
}
