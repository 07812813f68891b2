package io.vedette.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vedette.alert.Notice;
import io.vedette.app.Logging;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.fakes.Alerts;
import io.vedette.fakes.Contexts;
import io.vedette.fakes.Keys;
import io.vedette.fakes.Notices;
import io.vedette.notify.email.SmtpServer.Mail;
import io.vedette.notify.email.SmtpSpec.Encryption;
import io.vedette.secret.Secret;
import io.vertx.core.Vertx;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class EmailReceiverIT {
    private static final String PASSWORD = "hunter2-Ü";

    @TempDir
    static Path directory;

    private static Keys trusted;
    private static Keys other;

    private final Vertx vertx = Vertx.vertx();
    private SmtpServer relay;

    @BeforeAll
    static void makeKeys() {
        trusted = Keys.of("localhost", directory);
        other = Keys.of("elsewhere.example.org", directory);
    }

    @BeforeEach
    void startRelay() throws Exception {
        relay = SmtpServer.start(vertx, trusted.options(), true, "vedette", PASSWORD);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    /** What is logged from now on, whatever the level. */
    private static ListAppender<ILoggingEvent> logged() {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        ((Logger) LoggerFactory.getLogger("io.vertx.ext.mail")).addAppender(log);
        return log;
    }

    /** Whether the daemon's own logging configuration lets a line through. */
    private static Predicate<ILoggingEvent> printed() {
        var context = new LoggerContext();
        Logging.arrange(context);
        return line -> context.getLogger(line.getLoggerName()).isEnabledFor(line.getLevel());
    }

    private EmailSpec spec(Encryption encryption, @Nullable String user, String password, Path ca, String... to) {
        var smtp = new SmtpSpec(
                "localhost", relay.port(), encryption, user, user == null ? null : new Secret(password), ca);
        return new EmailSpec(List.of(to), "Vedette <vedette@example.org>", smtp);
    }

    private EmailSpec usual(String... to) {
        return spec(Encryption.STARTTLS_REQUIRED, "vedette", PASSWORD, trusted.certificate(), to);
    }

    private EmailReceiver receiver(EmailSpec spec) {
        return new EmailReceiver(vertx, spec, URI.create("https://vedette.example.org/"));
    }

    private Delivery send(EmailSpec spec, Notice notice) throws Exception {
        return send(receiver(spec), notice);
    }

    private static Delivery send(EmailReceiver receiver, Notice notice) throws Exception {
        return receiver.send(notice).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static MimeMessage parsed(Mail mail) throws Exception {
        return new MimeMessage(null, new ByteArrayInputStream(mail.text().getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void aMailGoesOutUnderTlsAfterALogin() throws Exception {
        var delivery = send(usual("oncall@example.org"), Notices.firing(Notices.CHECKOUT));

        assertThat(delivery).isEqualTo(new Delivered("accepted for oncall@example.org"));
        assertThat(relay.mails).singleElement().satisfies(mail -> {
            assertThat(mail.tls()).isTrue();
            assertThat(mail.loggedIn()).isTrue();
            assertThat(mail.to()).containsExactly("oncall@example.org");
        });
    }

    @Test
    void aRelayThatSpeaksTlsFromTheFirstByteIsLoggedInto() throws Exception {
        relay = SmtpServer.startInTls(vertx, trusted.options(), "vedette", PASSWORD);

        var delivery = send(
                spec(Encryption.TLS, "vedette", PASSWORD, trusted.certificate(), "oncall@example.org"),
                Notices.firing(Notices.CHECKOUT));

        assertThat(delivery).isEqualTo(new Delivered("accepted for oncall@example.org"));
        assertThat(relay.mails).singleElement().satisfies(mail -> assertThat(mail.tls() && mail.loggedIn())
                .isTrue());
    }

    @Test
    void whatStandsAroundAnAlertIsInBothBodiesAndItsLatencyIsDrawnWithoutAnyImage() throws Exception {
        send(usual("oncall@example.org"), Notices.firing(Notices.CHECKOUT.in(Contexts.FULL)));

        var parts = (MimeMultipart) parsed(relay.mails.getFirst()).getContent();
        String plain = parts.getBodyPart(0).getContent().toString();
        String html = parts.getBodyPart(1).getContent().toString();
        for (String said :
                List.of("version 2.4.1", "rollback withheld", "503 Service Unavailable", "p95 1.2 s", "12.3 %")) {
            assertThat(plain).contains(said);
            assertThat(html).contains(said);
        }
        assertThat(plain).contains("▁▂▂▃·▄▅▅▆▆▇█").contains("https://ci.example.org/runs/7");
        assertThat(html)
                .contains("<td width=\"22\"")
                .contains("&lt;db&gt; &amp; ü")
                .doesNotContain("<img")
                .doesNotContain("<db>");
        assertThat(plain).contains("https://vedette.example.org/#/services/checkout");
    }

    @Test
    void programsSeeThatNobodyWroteItAndPeopleCanFilterIt() throws Exception {
        send(usual("oncall@example.org"), Notices.firing(Notices.CHECKOUT));

        var message = parsed(relay.mails.getFirst());
        assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(message.getHeader("X-Auto-Response-Suppress", null)).isEqualTo("All");
        assertThat(message.getHeader("List-Id", null)).isEqualTo("<oncall.vedette.example.org>");
    }

    @Test
    void whatATiredPersonReadsIsInTheSubjectAndBothBodies() throws Exception {
        send(usual("oncall@example.org"), Notices.firing(Notices.CHECKOUT));

        var message = parsed(relay.mails.getFirst());
        assertThat(message.getSubject()).isEqualTo("🔴 checkout is down");
        assertThat(message.getFrom()[0].toString()).contains("vedette@example.org");
        assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(message.getHeader("Date", null)).isEqualTo("Mon, 2 Mar 2026 12:04:20 +0000");
        var parts = (MimeMultipart) message.getContent();
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("GET https://checkout.example.org/health: expected status 200-299, found 503")
                .contains("critical, since 12:00:10 UTC (4 min 10 s)")
                .contains("Runbook: https://wiki.example.org/checkout");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("<a href=\"https://wiki.example.org/checkout\">Runbook</a>");
    }

    @Test
    void theEndAnswersTheFirstMessageAndSaysHowLongItLasted() throws Exception {
        var receiver = receiver(usual("oncall@example.org"));

        send(receiver, Notices.firing(Notices.CHECKOUT));
        send(receiver, Notices.over(Notices.CHECKOUT));

        var first = parsed(relay.mails.getFirst());
        var end = parsed(relay.mails.getLast());
        assertThat(first.getMessageID()).isEqualTo("<0b5c8f7e-incident.1@example.org>");
        assertThat(first.getHeader("References")).isNull();
        assertThat(end.getHeader("References", null)).isEqualTo(first.getMessageID());
        assertThat(end.getHeader("In-Reply-To", null)).isEqualTo(first.getMessageID());
        assertThat(end.getSubject()).isEqualTo("✅ checkout is up again after 4 min 10 s");
    }

    @Test
    void aBusyRelayIsAskedAgainWithTheSameMessageId() throws Exception {
        var receiver = receiver(usual("oncall@example.org"));
        relay.answers("MAIL", "451 4.7.1 greylisted, come back");

        var busy = send(receiver, Notices.firing(Notices.CHECKOUT));
        relay.spoiled.clear();
        send(receiver, Notices.firing(Notices.CHECKOUT));

        assertThat(busy).isInstanceOfSatisfying(TryAgain.class, again -> {
            assertThat(again.why()).contains("451 4.7.1 greylisted");
            assertThat(again.perhapsTaken()).isFalse();
        });
        assertThat(parsed(relay.mails.getFirst()).getMessageID()).isEqualTo("<0b5c8f7e-incident.1@example.org>");
    }

    @Test
    void anAnswerLostAfterTheLastDotMeansPerhapsDelivered() throws Exception {
        relay.answers(".", SmtpServer.RESET);

        var delivery = send(usual("oncall@example.org"), Notices.firing(Notices.CHECKOUT));

        assertThat(delivery).isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.perhapsTaken())
                .isTrue());
    }

    @Test
    void aRefusedAddressCostsNobodyElseTheMessage() throws Exception {
        relay.answers("RCPT TO:<gone@example.org>", "550 5.1.1 no such user");

        var delivery = send(usual("gone@example.org", "oncall@example.org"), Notices.firing(Notices.CHECKOUT));

        assertThat(delivery).isEqualTo(new Delivered("accepted for oncall@example.org"));
        assertThat(parsed(relay.mails.getFirst()).getHeader("To", ","))
                .contains("gone@example.org")
                .contains("oncall@example.org");
    }

    @Test
    void whoHasTheMessageDoesNotGetItAgainForAnothersSake() throws Exception {
        var receiver = receiver(usual("slow@example.org", "oncall@example.org"));
        relay.answers("RCPT TO:<slow@example.org>", "450 mailbox busy");

        var first = send(receiver, Notices.firing(Notices.CHECKOUT));
        relay.spoiled.clear();
        var second = send(receiver, Notices.firing(Notices.CHECKOUT));

        assertThat(first).isInstanceOfSatisfying(TryAgain.class, again -> {
            assertThat(again.perhapsTaken()).isTrue();
            assertThat(again.why()).startsWith("1 of 2 missing: slow@example.org: ");
        });
        assertThat(second).isInstanceOf(Delivered.class);
        assertThat(relay.mails)
                .extracting(Mail::to)
                .containsExactly(List.of("oncall@example.org"), List.of("slow@example.org"));
    }

    @Test
    void anAttemptThatGoesOnAfterItsDeadlineIsNotMadeTwice() throws Exception {
        var receiver = receiver(usual("slow@example.org", "oncall@example.org"));

        var givenUp = receiver.send(Notices.firing(Notices.CHECKOUT));
        var retry = send(receiver, Notices.firing(Notices.CHECKOUT));

        assertThat(retry).isInstanceOf(Delivered.class);
        assertThat(givenUp.isComplete()).isTrue();
        assertThat(relay.mails).hasSize(2);
    }

    @Test
    void whatArrivedAfterTheDeadlineOfItsAttemptIsNotSentOnceMore() throws Exception {
        var receiver = receiver(usual("oncall@example.org"));

        var late = send(receiver, Notices.firing(Notices.CHECKOUT));
        var retry = send(receiver, Notices.firing(Notices.CHECKOUT));

        assertThat(retry).isEqualTo(late).isInstanceOf(Delivered.class);
        assertThat(relay.mails).hasSize(1);
    }

    @Test
    void aRefusalForAllIsFinal() throws Exception {
        relay.answers("RCPT", "550 5.1.1 no such user");

        var delivery = send(usual("gone@example.org"), Notices.firing(Notices.CHECKOUT));

        assertThat(delivery).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why())
                .contains("gone@example.org")
                .contains("550 5.1.1 no such user"));
    }

    @Test
    void aWrongPasswordIsFinalAndNeverRepeatedEvenWhenTheRelayEchoesIt() throws Exception {
        var spec = spec(
                Encryption.STARTTLS_REQUIRED, "vedette", "wrong-secret", trusted.certificate(), "oncall@example.org");

        var log = logged();
        var delivery = send(spec, Notices.firing(Notices.CHECKOUT));

        assertThat(log.list).anyMatch(line -> line.getFormattedMessage().contains("wrong-secret"));
        assertThat(log.list).filteredOn(printed()).noneMatch(line -> line.getFormattedMessage()
                .contains("wrong-secret"));
        assertThat(delivery).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why())
                .contains("the relay refused the login")
                .contains("535 5.7.8 wrong: vedette <secret>")
                .doesNotContain("wrong-secret"));
    }

    @Test
    void withoutStartTlsNothingIsSentAndNoPasswordEither() throws Exception {
        relay = SmtpServer.start(vertx, trusted.options(), false, "vedette", PASSWORD);
        var optional =
                spec(Encryption.STARTTLS_OPTIONAL, "vedette", PASSWORD, trusted.certificate(), "oncall@example.org");

        for (var spec : List.of(usual("oncall@example.org"), optional)) {
            var delivery = send(spec, Notices.firing(Notices.CHECKOUT));
            assertThat(delivery).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why())
                    .contains("no STARTTLS"));
        }
        assertThat(relay.commands).noneMatch(command -> command.startsWith("AUTH") || command.startsWith("MAIL"));
    }

    @Test
    void aLoginWithoutAnyTlsIsRefusedBeforeAnythingIsSent() throws Exception {
        var spec = spec(Encryption.NONE, "vedette", PASSWORD, trusted.certificate(), "oncall@example.org");

        assertThat(send(spec, Notices.firing(Notices.CHECKOUT))).isInstanceOf(Refused.class);
        assertThat(relay.commands).isEmpty();
    }

    @Test
    void aRelayOnThisHostMayBeSpokenToInPlainText() throws Exception {
        var spec = spec(Encryption.NONE, null, "", trusted.certificate(), "oncall@example.org");

        assertThat(send(spec, Notices.firing(Notices.CHECKOUT))).isInstanceOf(Delivered.class);
        assertThat(relay.mails).singleElement().satisfies(mail -> assertThat(mail.tls())
                .isFalse());
    }

    @Test
    void aCertificateOfAnotherHostIsNotTrusted() throws Exception {
        relay = SmtpServer.start(vertx, other.options(), true, "vedette", PASSWORD);
        var spec = spec(Encryption.STARTTLS_REQUIRED, "vedette", PASSWORD, other.certificate(), "oncall@example.org");

        var delivery = send(spec, Notices.firing(Notices.CHECKOUT));

        assertThat(delivery).isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.why())
                .contains("no trusted TLS"));
        assertThat(relay.commands).noneMatch(command -> command.startsWith("AUTH"));
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsNotTrusted() throws Exception {
        var spec = spec(Encryption.STARTTLS_REQUIRED, "vedette", PASSWORD, other.certificate(), "oncall@example.org");

        var delivery = send(spec, Notices.firing(Notices.CHECKOUT));

        assertThat(delivery).isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.why())
                .contains("no trusted TLS"));
        assertThat(relay.mails).isEmpty();
    }

    @Test
    void aRelayThatHangsIsLetGoWithinTheAttemptsDeadline() throws Exception {
        relay.answers("MAIL", SmtpServer.HANG);
        long start = System.nanoTime();

        var delivery = send(usual("oncall@example.org"), Notices.firing(Notices.CHECKOUT));

        assertThat(delivery).isInstanceOf(TryAgain.class);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(15);
    }

    @Test
    void aRelayThatIsNotThereIsAskedAgain() throws Exception {
        var smtp = new SmtpSpec("localhost", 1, Encryption.STARTTLS_REQUIRED, null, null, null);

        var delivery = send(
                new EmailSpec(List.of("oncall@example.org"), "vedette@example.org", smtp),
                Notices.firing(Notices.CHECKOUT));

        assertThat(delivery).isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.perhapsTaken())
                .isFalse());
    }

    @Test
    void aHeaderCannotBeSmuggledInThroughAnAlert() throws Exception {
        var alert = Alerts.down("checkout\r\nBcc: all@example.org\r\n", Notices.START);

        send(usual("oncall@example.org"), Notices.firing(alert));

        assertThat(parsed(relay.mails.getFirst()).getHeader("Bcc")).isNull();
        assertThat(parsed(relay.mails.getFirst()).getSubject()).contains("Bcc: all@example.org");
    }

    @Test
    void fiveThousandAlertsAreStillOneReadableMail() throws Exception {
        send(usual("oncall@example.org"), Notices.burst(5000));

        var message = parsed(relay.mails.getFirst());
        assertThat(message.getSubject())
                .isEqualTo("🔴 5000 alerts: service-0 is down; service-1 is down; service-2 is down; and 4997 more");
        assertThat(relay.mails.getFirst().text().lines()).allMatch(line -> line.length() <= 998);
    }
}
