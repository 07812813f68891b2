package io.vedette.probe.tcp;

import static io.vedette.sample.Reason.BODY;
import static io.vedette.sample.Reason.CERTIFICATE;
import static io.vedette.sample.Reason.PROTOCOL;
import static io.vedette.sample.Reason.RESET;
import static io.vedette.sample.Reason.TIMEOUT;
import static io.vedette.sample.Reason.TLS;
import static io.vedette.sample.Reason.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.ProbeReport.Line;
import io.vedette.probe.run.Approach;
import io.vedette.probe.run.CertificateOver;
import io.vedette.probe.run.Regex;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.world.Authority;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.HostileServer.Manner;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Conversations of lines, with servers that keep to them and servers that do not. */
final class TalkIT {
    private static final Authority OURS = new Authority("Our Authority");
    private static final Approach FILE = Approach.speaking(TlsSpec.trusting(OURS.pem()));
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(5);

    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    private static Turn expect(String regex) {
        return new Turn.Expect(Regex.of(regex));
    }

    private static Turn send(String text) {
        return new Turn.Send(new Secret(text), true);
    }

    private static TcpSpec talk(HostileServer server, Turn... turns) {
        return new TcpSpec(server.url("tcp", ""), List.of(turns), false, FILE, List.of());
    }

    private Outcome.Down down(Reason reason, Manner manner, Turn... turns) {
        try (var server = HostileServer.with(manner)) {
            var outcome = prober.probe(talk(server, turns), reason == TIMEOUT ? SHORT : LONG);
            assertThat(outcome).isInstanceOf(Outcome.Down.class);
            var down = (Outcome.Down) outcome;
            assertThat(down.reason()).as(down.detail()).isEqualTo(reason);
            return down;
        }
    }

    private static final Manner FTP = peer -> {
        peer.say("220-welcome to\r\n220 ftp.example.org\r\n");
        peer.line();
        peer.say("221 bye\r\n");
    };

    @Test
    void aTalkThatGoesAsExpectedIsUpAndWaitIsThePeersShare() {
        try (var server = HostileServer.with(FTP)) {
            var outcome = prober.probe(talk(server, expect("^220 "), send("QUIT\r\n"), expect("^221 ")));

            assertThat(outcome).isInstanceOf(Outcome.Up.class);
            var phases = ((Outcome.Up) outcome).phases();
            assertThat(phases.waiting()).isPositive();
            assertThat(phases.transfer()).isEqualTo(Phases.NONE);
            assertThat(server.heard()).containsExactly("QUIT");
        }
    }

    @Test
    void theReportShowsEveryLineButNotWhatIsSecret() {
        Manner echo = peer -> {
            peer.say("hello\r\n");
            peer.say("you said " + peer.line() + "\r\n");
        };
        try (var server = HostileServer.with(echo)) {
            var hidden = new Turn.Send(new Secret("PASS s3cret\r\n"), false);
            var report = prober.explain(talk(server, expect("hello"), hidden, expect("you said")));

            assertThat(report.dialogue())
                    .containsExactly(
                            new Line(false, "hello"),
                            new Line(true, "<not shown>"),
                            new Line(false, "you said <not shown>"));
        }
    }

    @Test
    void silenceIsATimeoutThatSaysWhatWasWaitedFor() {
        var down = down(TIMEOUT, HostileServer.Peer::staysSilent, expect("^220 "));

        assertThat(down.detail()).isEqualTo("no answer within 500 ms: waiting for a line that matches ^220");
    }

    @Test
    void aPeerThatSaysSomethingElseIsQuotedInTheTimeout() {
        var down = down(
                TIMEOUT,
                peer -> {
                    peer.say("554 go away\r\n");
                    peer.staysSilent();
                },
                expect("^220 "));

        assertThat(down.detail()).endsWith("waiting for a line that matches ^220, last heard \"554 go away\"");
    }

    @Test
    void aPeerThatSaysSomethingElseAndClosesIsDownForWhatItSaid() {
        var down = down(BODY, peer -> peer.say("554 go away\r\n"), expect("^220 "));

        assertThat(down.detail()).isEqualTo("expected a line that matches ^220, found \"554 go away\" and the end");
    }

    @Test
    void aPeerThatClosesWithoutAWordIsDownForThat() {
        assertThat(down(RESET, _ -> {}, expect("^220 ")).detail())
                .isEqualTo("the peer closed the connection: waiting for a line that matches ^220");
    }

    @Test
    void aPeerThatResetsIsDownForThat() {
        Manner resetting = peer -> {
            peer.say("220 hi\r\n");
            peer.line();
            peer.resets();
        };

        assertThat(down(RESET, resetting, expect("^220"), send("QUIT\r\n"), expect("^221"))
                        .detail())
                .startsWith("the peer reset the connection: waiting for a line that matches ^221");
    }

    @Test
    void aBannerWithoutALineEndCountsOnceThePeerHasClosed() {
        try (var server = HostileServer.with(peer -> peer.say("SSH-2.0-x"))) {
            assertThat(prober.probe(talk(server, expect("^SSH-2")))).isInstanceOf(Outcome.Up.class);
        }
    }

    @Test
    void aPeerThatNeverEndsIsReadToALimit() {
        Manner endless = peer -> {
            while (true) {
                peer.say("blah ".repeat(1_000));
            }
        };

        assertThat(down(TOO_LARGE, endless, expect("^220")).detail())
                .startsWith("the peer said more than 65536 bytes: waiting for a line");
    }

    @Test
    void aByteNowAndThenDoesNotOutliveTheTimeout() {
        Manner drip = peer -> {
            while (peer.waits(20)) {
                peer.say("x");
            }
        };

        down(TIMEOUT, drip, expect("^220"));
    }

    @Test
    void anExpressionThatWouldTakeOthersForEverTakesNoTimeHere() {
        Manner trap = peer -> {
            peer.say("a".repeat(20_000) + "!\r\n");
            peer.staysSilent();
        };

        down(TIMEOUT, trap, expect("^(a+)+$"));
    }

    private static Manner startingTls(String before, Instant until) {
        return peer -> {
            peer.say("* OK ready\r\n");
            peer.line();
            peer.say(before);
            peer.secures(OURS.issue(Authority.until(until)));
            peer.line();
            peer.say("b OK bye\r\n");
        };
    }

    private static final Turn[] IMAP = {
        expect("^\\* OK"),
        send("a STARTTLS\r\n"),
        expect("^a OK"),
        new Turn.StartTls(),
        send("b LOGOUT\r\n"),
        expect("^b OK")
    };

    @Test
    void aTalkGoesOnUnderTlsAndTheCertificateIsKnown() {
        var until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(86_400);
        try (var server = HostileServer.with(startingTls("a OK go\r\n", until))) {
            var outcome = prober.probe(talk(server, IMAP));

            assertThat(outcome).isInstanceOf(Outcome.Up.class);
            assertThat(((Outcome.Up) outcome).observed().certificateExpiry()).isEqualTo(until);
            assertThat(((Outcome.Up) outcome).phases().tls()).isPositive();
        }
    }

    @Test
    void anExpiredCertificateOfATalkStillShowsItsExpiry() {
        var until = Instant.parse("2026-01-31T10:20:00Z");
        var down = down(CERTIFICATE, startingTls("a OK go\r\n", until), IMAP);

        assertThat(down.observed().certificateExpiry()).isEqualTo(until);
    }

    @Test
    void wordsSlippedInBeforeTlsAreNoPartOfTheTalk() {
        var down = down(
                PROTOCOL,
                startingTls("a OK go\r\nb OK injected\r\n", Instant.now().plusSeconds(86_400)),
                IMAP);

        assertThat(down.detail()).isEqualTo("the peer said more in the clear when TLS was to begin");
    }

    @Test
    void aPeerThatGoesOnInTheClearAfterStartTlsDoesNotSpeakTls() {
        Manner plain = peer -> {
            peer.say("* OK ready\r\n");
            peer.line();
            peer.say("a OK go\r\n");
            peer.waits(20);
            peer.say("what?\r\n");
            peer.staysSilent();
        };

        down(TLS, plain, IMAP);
    }

    @Test
    void tlsFromTheFirstByteIsJudgedByItsCertificate() {
        var bundle = OURS.issue(Authority.until(Instant.now().plusSeconds(86_400)));
        try (var server = HostileServer.with(Authority.presenting(bundle), peer -> peer.say("220 hi\r\n"))) {
            var spec = new TcpSpec(
                    server.url("tcp", ""),
                    List.of(expect("^220")),
                    true,
                    FILE,
                    List.of(new CertificateOver(Duration.ofDays(14))));

            var outcome = prober.probe(spec);

            assertThat(((Outcome.Down) outcome).reason()).isEqualTo(CERTIFICATE);
        }
    }
}
