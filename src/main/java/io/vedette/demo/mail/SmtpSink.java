package io.vedette.demo.mail;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A mail relay on loopback that delivers nothing and keeps the last {@value #KEPT} messages. It wants STARTTLS, then a login (PLAIN or LOGIN), then takes mail; sessions,
 * line lengths, recipients and sizes are bounded. Belongs to one event loop of the Vert.x it was started with; its answers may be read from any thread.
 */
public final class SmtpSink {
    private static final int KEPT = 200;
    private static final int MOST_SESSIONS = 50;
    private static final int IDLE_SECONDS = 60;

    private final NetServer server;
    private final Login login;
    private final Consumer<Mail> inbox;
    private final List<Mail> mails = new ArrayList<>();
    private int sessions;

    private SmtpSink(NetServer server, Login login, Consumer<Mail> inbox) {
        this.server = server;
        this.login = login;
        this.inbox = inbox;
    }

    /** Who may send. */
    public record Login(String username, String password) {
        @Override
        public String toString() {
            return "Login[" + username + "]";
        }
    }

    /**
     * Listens on a free port of 127.0.0.1.
     *
     * @param inbox gets each message, on the sink's event loop, before its sender is told that it was taken
     */
    public static Future<SmtpSink> start(Vertx vertx, SelfSigned key, Login login, Consumer<Mail> inbox) {
        NetServer server = vertx.createNetServer(new NetServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .setIdleTimeout(IDLE_SECONDS)
                .setKeyCertOptions(key.options()));
        SmtpSink sink = new SmtpSink(server, login, inbox);
        return server.connectHandler(sink::accept).listen().map(sink);
    }

    public int port() {
        return server.actualPort();
    }

    /** The messages kept, oldest first. */
    public List<Mail> mails() {
        synchronized (mails) {
            return List.copyOf(mails);
        }
    }

    public Future<Void> stop() {
        return server.close();
    }

    private void accept(NetSocket socket) {
        if (sessions >= MOST_SESSIONS) {
            socket.end(Buffer.buffer("421 4.3.2 too many sessions\r\n"));
            return;
        }
        sessions++;
        socket.closeHandler(closed -> sessions--);
        new SmtpSession(socket, login, this::take).greet();
    }

    private void take(Mail mail) {
        synchronized (mails) {
            mails.add(mail);
            if (mails.size() > KEPT) {
                mails.removeFirst();
            }
        }
        inbox.accept(mail);
    }
}
