package io.vedette.probe.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A name server on loopback that answers over UDP and TCP whatever it is told to. */
final class ScriptedNameServer implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final ServerSocket stream;
    private final DatagramSocket datagrams;
    private final Function<byte[], List<byte[]>> overUdp;
    private volatile boolean fromElsewhere;
    private final Function<byte[], byte[]> overTcp;
    private final AtomicInteger asked = new AtomicInteger();

    ScriptedNameServer(Function<byte[], List<byte[]>> overUdp, Function<byte[], byte[]> overTcp) {
        this.overUdp = overUdp;
        this.overTcp = overTcp;
        try {
            stream = new ServerSocket(0, 50, HERE);
            datagrams = new DatagramSocket(new InetSocketAddress(HERE, stream.getLocalPort()));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        Thread.ofVirtual().start(this::serveUdp);
        Thread.ofVirtual().start(this::serveTcp);
    }

    static ScriptedNameServer answering(Function<byte[], byte[]> answer) {
        return new ScriptedNameServer(query -> List.of(answer.apply(query)), answer);
    }

    URI url(String rest) {
        return URI.create("dns://127.0.0.1:" + stream.getLocalPort() + rest);
    }

    int asked() {
        return asked.get();
    }

    private void serveUdp() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        while (!datagrams.isClosed()) {
            try {
                packet.setLength(2048);
                datagrams.receive(packet);
                asked.incrementAndGet();
                for (var reply : overUdp.apply(packet.getData())) {
                    send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serveTcp() {
        while (!stream.isClosed()) {
            try (var peer = stream.accept()) {
                var in = new DataInputStream(peer.getInputStream());
                var reply = overTcp.apply(in.readNBytes(in.readUnsignedShort()));
                var out = new DataOutputStream(peer.getOutputStream());
                out.writeShort(reply.length);
                out.write(reply);
                out.flush();
                var ended = in.read();
                assert ended < 0;
            } catch (IOException closed) {
                // this connection, or the server: the condition of the loop tells
            }
        }
    }

    private void send(DatagramPacket reply) throws IOException {
        if (!fromElsewhere) {
            datagrams.send(reply);
            return;
        }
        try (var other = new DatagramSocket(new InetSocketAddress(HERE, 0))) {
            other.send(reply);
        }
    }

    /** From now on it answers from another port than the one that was asked. */
    ScriptedNameServer fromElsewhere() {
        fromElsewhere = true;
        return this;
    }

    @Override
    public void close() {
        try {
            datagrams.close();
            stream.close();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }
}
