package io.vedette.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.demo.mail.SmtpSink.Login;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SmtpSinkIT {
    private static final Login LOGIN = new Login("vedette", "correct horse");

    @TempDir
    static Path directory;

    private static Vertx vertx;
    private static SelfSigned key;
    private final Promise<Mail> arrived = Promise.promise();
    private SmtpSink sink;

    @BeforeAll
    static void makeKey() throws Exception {
        vertx = Vertx.vertx();
        key = SelfSigned.create(directory);
    }

    @BeforeEach
    void start() throws Exception {
        sink = await(SmtpSink.start(vertx, key, LOGIN, arrived::tryComplete));
    }

    @AfterEach
    void stop() throws Exception {
        await(sink.stop());
    }

    @AfterAll
    static void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void mailComesThroughStartTlsAndLoginAsItWasWritten() throws Exception {
        MailMessage message = new MailMessage("vedette@example.org", "oncall@example.org", "it’s down", "<b>down</b>");
        message.setSubject("[FIRING] checkout — 503");
        message.setText("checkout is down\n.a line that starts with a dot\nÄrger = 100 %\n");
        message.setHtml("<b>checkout is down</b>");

        await(client(config().setUsername("vedette").setPassword("correct horse"))
                .sendMail(message));

        Mail mail = await(arrived.future());
        assertThat(mail.encrypted()).isTrue();
        assertThat(mail.login()).isEqualTo("vedette");
        assertThat(mail.sender()).isEqualTo("vedette@example.org");
        assertThat(mail.recipients()).containsExactly("oncall@example.org");
        assertThat(mail.header("subject")).isEqualTo("[FIRING] checkout — 503");
        assertThat(mail.text().strip()).isEqualTo("checkout is down\n.a line that starts with a dot\nÄrger = 100 %");
        assertThat(sink.mails()).hasSize(1);
    }

    @Test
    void bothWaysToLogInWork() throws Exception {
        for (String method : List.of("PLAIN", "LOGIN")) {
            MailConfig config =
                    config().setAuthMethods(method).setUsername("vedette").setPassword("correct horse");
            await(client(config).sendMail(new MailMessage("a@example.org", "b@example.org", method, "text")));
        }
        assertThat(sink.mails()).extracting(mail -> mail.header("Subject")).containsExactly("PLAIN", "LOGIN");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThat(failure(client(config().setUsername("vedette").setPassword("wrong"))
                        .sendMail(new MailMessage("a@example.org", "b@example.org", "s", "t"))))
                .hasMessageContaining("535");
        assertThat(sink.mails()).isEmpty();
    }

    @Test
    void aClientThatDoesNotTrustTheCertificateSendsNothing() {
        MailConfig distrustful = new MailConfig()
                .setHostname("127.0.0.1")
                .setPort(sink.port())
                .setStarttls(StartTLSOptions.REQUIRED)
                .setUsername("vedette")
                .setPassword("correct horse");
        assertThat(failure(client(distrustful).sendMail(new MailMessage("a@example.org", "b@example.org", "s", "t"))))
                .isNotNull();
        assertThat(sink.mails()).isEmpty();
    }

    @Test
    void nothingIsTakenInPlainText() throws Exception {
        assertThat(dialogue(
                        "EHLO me", "AUTH PLAIN AHZlZGV0dGUAY29ycmVjdCBob3JzZQ==", "MAIL FROM:<a@example.org>", "QUIT"))
                .anyMatch(line -> line.equals("250 STARTTLS"))
                .noneMatch(line -> line.contains("AUTH "))
                .anyMatch(line -> line.startsWith("538 "))
                .anyMatch(line -> line.startsWith("530 "))
                .anyMatch(line -> line.startsWith("221 "));
    }

    @Test
    void anEndlessLineEndsTheSession() throws Exception {
        assertThat(dialogue("X".repeat(10_000))).last().asString().startsWith("500 ");
    }

    @Test
    void commandsOutOfOrderAreToldWhatIsMissing() throws Exception {
        assertThat(dialogue("RCPT TO:<a@example.org>", "DATA", "HELLO", "QUIT"))
                .containsSubsequence("503 5.5.1 MAIL first", "503 5.5.1 RCPT first", "502 5.5.1 command not known");
    }

    private MailConfig config() {
        return new MailConfig()
                .setHostname("127.0.0.1")
                .setPort(sink.port())
                .setStarttls(StartTLSOptions.REQUIRED)
                .setLogin(LoginOption.REQUIRED)
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(key.certificate().toString()));
    }

    private static MailClient client(MailConfig config) {
        return MailClient.create(vertx, config);
    }

    /** Sends each line once the answer to the one before is there, until the other side closes. */
    private List<String> dialogue(String... lines) throws Exception {
        Promise<String> heard = Promise.promise();
        Queue<String> left = new ConcurrentLinkedQueue<>(List.of(lines));
        vertx.runOnContext(begin ->
                vertx.createNetClient() // on the socket's own loop, so that its handler is there before the greeting
                        .connect(sink.port(), "127.0.0.1")
                        .onComplete(socket -> talk(socket, left, heard), heard::fail));
        return await(heard.future()).lines().toList();
    }

    private static void talk(NetSocket socket, Queue<String> left, Promise<String> heard) {
        Buffer all = Buffer.buffer();
        socket.closeHandler(end -> heard.complete(all.toString()));
        socket.handler(chunk -> {
            all.appendBuffer(chunk);
            if (chunk.toString().endsWith("\r\n") && !left.isEmpty()) {
                socket.write(left.remove() + "\r\n");
            }
        });
    }

    private static @Nullable Throwable failure(Future<?> future) {
        try {
            await(future);
            return null;
        } catch (Exception expected) {
            return expected.getCause() == null ? expected : expected.getCause();
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
