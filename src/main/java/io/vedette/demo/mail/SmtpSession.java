package io.vedette.demo.mail;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One SMTP session, line by line: EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA. Belongs to the event loop of its socket. */
final class SmtpSession {
    static final int LARGEST_MAIL = 1 << 20;
    private static final int LONGEST_LINE = 4_000;
    private static final int MOST_RECIPIENTS = 100;
    private static final Pattern PATH = Pattern.compile("(?i)(?:FROM|TO):\\s*<([^<>]*)>(?: .*)?");

    private final NetSocket socket;
    private final SmtpSink.Login login;
    private final Consumer<Mail> inbox;
    private final List<String> recipients = new ArrayList<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private Consumer<String> mode = this::command;
    private String user = "";
    private @Nullable String sender;

    SmtpSession(NetSocket socket, SmtpSink.Login login, Consumer<Mail> inbox) {
        this.socket = socket;
        this.login = login;
        this.inbox = inbox;
    }

    void greet() {
        socket.handler(lines());
        reply("220 localhost ESMTP, keeps what it gets");
    }

    private RecordParser lines() {
        RecordParser lines = RecordParser.newDelimited("\r\n").maxRecordSize(LONGEST_LINE);
        lines.handler(this::line);
        lines.exceptionHandler(tooLong -> end("500 5.5.2 line too long"));
        return lines;
    }

    /** The parser looks at the length only while a line goes on: one that came whole is measured here. */
    private void line(Buffer line) {
        if (line.length() > LONGEST_LINE) {
            end("500 5.5.2 line too long");
        } else {
            mode.accept(line.toString(StandardCharsets.ISO_8859_1));
        }
    }

    private void command(String line) {
        int space = line.indexOf(' ');
        String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String argument = space < 0 ? "" : line.substring(space + 1).strip();
        switch (verb) {
            case "EHLO" -> hello();
            case "HELO" -> reply("250 localhost");
            case "STARTTLS" -> startTls();
            case "AUTH" -> authenticate(argument);
            case "MAIL" -> mail(argument);
            case "RCPT" -> recipient(argument);
            case "DATA" -> data();
            case "RSET" -> reset();
            case "NOOP" -> reply("250 2.0.0 ok");
            case "QUIT" -> end("221 2.0.0 bye");
            default -> reply("502 5.5.1 command not known");
        }
    }

    private void hello() {
        forget();
        reply("250-localhost\r\n250-8BITMIME\r\n250-PIPELINING\r\n250-SIZE " + LARGEST_MAIL + "\r\n250 "
                + (socket.isSsl() ? "AUTH PLAIN LOGIN" : "STARTTLS"));
    }

    private void startTls() {
        if (socket.isSsl()) {
            reply("503 5.5.1 TLS is on already");
            return;
        }
        forget();
        RecordParser encrypted =
                lines(); // a new one: what came in plain text before the handshake must not count after it
        socket.handler(chunk -> afterHandshake(chunk, encrypted));
        socket.upgradeToSsl(Buffer.buffer("220 2.0.0 go ahead\r\n")).onFailure(refused -> socket.close());
    }

    private void afterHandshake(Buffer chunk, RecordParser encrypted) {
        if (socket.isSsl()) {
            encrypted.handle(chunk);
        } else {
            socket.close();
        }
    }

    private void authenticate(String argument) {
        if (!socket.isSsl()) {
            reply("538 5.7.11 encryption is needed before a login: STARTTLS first");
        } else if (!user.isEmpty()) {
            reply("503 5.5.1 logged in already");
        } else {
            new SmtpLogin(login, this).begin(argument);
        }
    }

    /** Asks for one more line, which belongs to {@code next} and not to the commands. */
    void ask(String challenge, Consumer<String> next) {
        mode = next;
        reply("334 " + challenge);
    }

    /** How the login ended; {@code name} is empty if it failed. */
    void loggedIn(String name, String answer) {
        mode = this::command;
        user = name;
        reply(answer);
    }

    private void mail(String argument) {
        Matcher path = PATH.matcher(argument);
        if (!socket.isSsl()) {
            reply("530 5.7.0 must issue a STARTTLS command first");
        } else if (user.isEmpty()) {
            reply("530 5.7.0 authentication required");
        } else if (sender != null) {
            reply("503 5.5.1 there is a sender already");
        } else if (!path.matches()) {
            reply("501 5.5.4 expected MAIL FROM:<address>");
        } else {
            sender = path.group(1);
            reply("250 2.1.0 ok");
        }
    }

    private void recipient(String argument) {
        Matcher path = PATH.matcher(argument);
        if (sender == null) {
            reply("503 5.5.1 MAIL first");
        } else if (!path.matches() || path.group(1).isEmpty()) {
            reply("501 5.5.4 expected RCPT TO:<address>");
        } else if (recipients.size() >= MOST_RECIPIENTS) {
            reply("452 4.5.3 too many recipients");
        } else {
            recipients.add(path.group(1));
            reply("250 2.1.5 ok");
        }
    }

    private void data() {
        if (sender == null || recipients.isEmpty()) {
            reply("503 5.5.1 RCPT first");
            return;
        }
        content.reset();
        mode = this::contentLine;
        reply("354 end with a dot on a line by itself");
    }

    private void contentLine(String line) {
        if (line.equals(".")) {
            mode = this::command;
            taken();
        } else if (content.size() <= LARGEST_MAIL) {
            content.writeBytes((line.startsWith(".") ? line.substring(1) : line).getBytes(StandardCharsets.ISO_8859_1));
            content.writeBytes(new byte[] {'\r', '\n'});
        }
    }

    private void taken() {
        String from = sender;
        if (content.size() > LARGEST_MAIL) {
            forget();
            reply("552 5.3.4 message too large");
        } else if (from != null) {
            inbox.accept(
                    new Mail(from, recipients, socket.isSsl(), user, content.toString(StandardCharsets.ISO_8859_1)));
            forget();
            reply("250 2.0.0 kept");
        }
    }

    private void reset() {
        forget();
        reply("250 2.0.0 ok");
    }

    private void forget() {
        sender = null;
        recipients.clear();
        content.reset();
    }

    private void reply(String text) {
        socket.write(text + "\r\n");
    }

    private void end(String text) {
        mode = ignored -> {};
        socket.end(Buffer.buffer(text + "\r\n"));
    }
}
