package io.vedette.probe.world;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A server on loopback that meets everybody in one bad manner. Plain blocking sockets, so that it can do what no library would. */
public final class HostileServer implements AutoCloseable {
    /** How a server treats one connection. It is closed afterwards. */
    @FunctionalInterface
    public interface Manner {
        void meet(Peer peer) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Manner manner;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger met = new AtomicInteger();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();

    private HostileServer(ServerSocket server, Manner manner) {
        this.server = server;
        this.manner = manner;
        Thread.ofVirtual().start(this::accept);
    }

    public static HostileServer with(Manner manner) {
        return new HostileServer(bound(unbound()), manner);
    }

    public static HostileServer with(SSLServerSocket secure, Manner manner) {
        return new HostileServer(bound(secure), manner);
    }

    /** Says {@code answer} to every request, and closes. */
    public static HostileServer saying(String answer) {
        return with(peer -> {
            peer.hear();
            peer.say(answer);
        });
    }

    /** A port of loopback that nobody listens on. */
    public static int deadPort() {
        try (var socket = bound(unbound())) {
            return socket.getLocalPort();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private static ServerSocket bound(ServerSocket socket) {
        try {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 1024);
            return socket;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> meet(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void meet(Socket socket) {
        met.incrementAndGet();
        try (socket) {
            manner.meet(new Peer(socket));
        } catch (IOException | InterruptedException theProbeLeft) {
            // as it may, at any time
        } finally {
            gone(socket);
        }
    }

    private synchronized void gone(Socket socket) {
        open.remove(socket);
        notifyAll();
    }

    /** Returns when every connection has ended on this side too. */
    public synchronized void becomesAlone() throws InterruptedException {
        for (var patience = 100; !open.isEmpty() && patience > 0; patience--) {
            wait(100);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    public URI url(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + port() + path);
    }

    public URI url() {
        return url("http", "/health?token=hidden");
    }

    public int connections() {
        return met.get();
    }

    @Nullable
    public String request() {
        return heard.peek();
    }

    /** All that was heard, in order. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    @Nullable
    public String body() {
        return bodies.peek();
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    /** One connection, as a manner uses it. */
    public final class Peer {
        private Socket socket;

        Peer(Socket socket) {
            this.socket = socket;
        }

        /** Goes on under TLS, as after STARTTLS. */
        public void secures(X509Bundle bundle) throws IOException {
            var layered = (SSLSocket) Authority.context(new Authority.Presents(bundle))
                    .getSocketFactory()
                    .createSocket(socket, "127.0.0.1", socket.getPort(), true);
            layered.setUseClientMode(false);
            layered.startHandshake();
            socket = layered;
        }

        /** Reads a line, without its end; empty when there is none any more. */
        public String line() throws IOException {
            var line = new StringBuilder();
            for (var next = socket.getInputStream().read(); next >= 0 && next != '\n'; ) {
                line.append((char) next);
                next = socket.getInputStream().read();
            }
            heard.add(line.toString().strip());
            return line.toString().strip();
        }

        /** Reads so many bytes. */
        public byte[] bytes(int count) throws IOException {
            return socket.getInputStream().readNBytes(count);
        }

        /** Reads a request's head. */
        public String hear() throws IOException {
            var head = new StringBuilder();
            for (var next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                head.append((char) next);
                if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                    break;
                }
            }
            heard.add(head.toString());
            return head.toString();
        }

        /** Reads a body of {@code length} bytes. */
        public void hear(int length) throws IOException {
            bodies.add(new String(socket.getInputStream().readNBytes(length), ISO_8859_1));
        }

        public void say(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        }

        public void sayBytes(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** Does nothing for {@code millis}, or until the server ends. */
        public boolean waits(long millis) throws InterruptedException {
            return !ended.await(millis, TimeUnit.MILLISECONDS);
        }

        /** Keeps the connection and its peace until the probe leaves. */
        public void staysSilent() throws IOException {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }

        /** Hands everything on to a port of loopback and back, as a proxy does. */
        public void joins(int port) throws IOException, InterruptedException {
            try (var other = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
                var there = Thread.ofVirtual().start(() -> pipe(socket, other));
                pipe(other, socket);
                there.join();
            }
        }

        private static void pipe(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
                to.shutdownOutput();
            } catch (IOException gone) {
                // one end left
            }
        }

        /** The close that follows is a reset. */
        public void resets() throws SocketException {
            socket.setSoLinger(true, 0);
        }

        /** Leaves the connection half open: says no more, hears on. */
        public void finishes() throws IOException {
            socket.shutdownOutput();
        }
    }
}
