package io.vedette.notify.email;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A relay with real STARTTLS and AUTH PLAIN and LOGIN, whose answers a test can spoil. */
final class SmtpServer {
    static final String HANG = "hang";
    static final String RESET = "reset";

    /** What it took: the envelope's recipients, the text, and whether it came under TLS and after a login. */
    record Mail(List<String> to, String text, boolean tls, boolean loggedIn) {}

    final List<Mail> mails = new CopyOnWriteArrayList<>();
    final List<String> commands = new CopyOnWriteArrayList<>();
    final Map<String, String> spoiled = new ConcurrentHashMap<>();
    private final NetServer server;
    private final boolean startTls;
    private final String login;

    private SmtpServer(NetServer server, boolean startTls, String login) {
        this.server = server;
        this.startTls = startTls;
        this.login = login;
    }

    static SmtpServer start(Vertx vertx, KeyCertOptions keys, boolean startTls, String user, String password)
            throws Exception {
        return start(vertx, new NetServerOptions().setKeyCertOptions(keys), startTls, user, password);
    }

    /** One that speaks TLS from the first byte. */
    static SmtpServer startInTls(Vertx vertx, KeyCertOptions keys, String user, String password) throws Exception {
        return start(vertx, new NetServerOptions().setKeyCertOptions(keys).setSsl(true), false, user, password);
    }

    private static SmtpServer start(
            Vertx vertx, NetServerOptions options, boolean startTls, String user, String password) throws Exception {
        var server = vertx.createNetServer(options.setPort(0).setHost("127.0.0.1"));
        var smtp = new SmtpServer(server, startTls, "\0" + user + "\0" + password);
        server.connectHandler(socket -> smtp.new Session(socket).greet());
        server.listen().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        return smtp;
    }

    int port() {
        return server.actualPort();
    }

    /** From now on answers a command that begins so with this. */
    SmtpServer answers(String command, String reply) {
        spoiled.put(command, reply);
        return this;
    }

    private final class Session {
        private final NetSocket socket;
        private final List<String> to = new ArrayList<>();
        private @Nullable StringBuilder text;
        private @Nullable String authUser;
        private boolean authLogin;
        private boolean loggedIn;

        Session(NetSocket socket) {
            this.socket = socket;
            socket.exceptionHandler(_ -> socket.close());
            socket.handler(RecordParser.newDelimited("\r\n", this::line));
        }

        void greet() {
            reply("220 test");
        }

        private void line(Buffer buffer) {
            String line = buffer.toString();
            if (text != null) {
                data(line, text);
            } else if (authLogin) {
                authLogin(line);
            } else {
                commands.add(line);
                command(line);
            }
        }

        private void command(String line) {
            for (var entry : spoiled.entrySet()) {
                if (line.startsWith(entry.getKey())) {
                    spoil(entry.getValue());
                    return;
                }
            }
            String verb = line.split("[ :]")[0];
            switch (verb) {
                case "EHLO" -> reply(capabilities());
                case "STARTTLS" -> startTls();
                case "AUTH" -> auth(line);
                case "MAIL", "RSET" -> reply("250 ok");
                case "RCPT" -> recipient(line);
                case "DATA" -> begin();
                case "QUIT" -> socket.end(Buffer.buffer("221 bye\r\n"));
                default -> reply("502 unknown");
            }
        }

        private void spoil(String reply) {
            switch (reply) {
                case HANG -> {}
                case RESET -> socket.close();
                default -> reply(reply);
            }
        }

        private String capabilities() {
            String tls = startTls && !socket.isSsl() ? "250-STARTTLS\r\n" : "";
            return "250-test\r\n" + tls + "250 AUTH PLAIN LOGIN";
        }

        private void startTls() {
            socket.upgradeToSsl(Buffer.buffer("220 go\r\n"));
        }

        private void auth(String line) {
            if (line.startsWith("AUTH PLAIN ")) {
                loggedIn(decoded(line.substring(11)));
            } else {
                authLogin = true;
                reply("334 VXNlcm5hbWU6");
            }
        }

        private void authLogin(String line) {
            if (authUser == null) {
                authUser = decoded(line);
                reply("334 UGFzc3dvcmQ6");
                return;
            }
            authLogin = false;
            loggedIn("\0" + authUser + "\0" + decoded(line));
        }

        private void loggedIn(String given) {
            loggedIn = given.equals(login);
            reply(
                    loggedIn
                            ? "235 welcome"
                            : "535 5.7.8 wrong: " + given.substring(1).replace('\0', ' '));
        }

        private void recipient(String line) {
            to.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
            reply("250 ok");
        }

        private void begin() {
            text = new StringBuilder();
            reply("354 go on");
        }

        private void data(String line, StringBuilder so) {
            if (!line.equals(".")) {
                so.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
                return;
            }
            mails.add(new Mail(List.copyOf(to), so.toString(), socket.isSsl(), loggedIn));
            text = null;
            to.clear();
            spoil(spoiled.getOrDefault(".", "250 queued"));
        }

        private void reply(String reply) {
            socket.write(reply + "\r\n");
        }

        private static String decoded(String base64) {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        }
    }
}
