package io.vedette.discovery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server on loopback that knows records by name, and cuts over UDP what is longer than a datagram may be. */
final class SrvServer implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final int DATAGRAM = 1232;
    private static final int ANSWER = 0x8180;
    private static final int CUT = 0x0200;
    private static final int NXDOMAIN = 3;

    private final ServerSocket stream;
    private final DatagramSocket datagrams;
    private final Map<String, List<byte[]>> known = new ConcurrentHashMap<>();

    SrvServer() {
        try {
            stream = new ServerSocket(0, 50, HERE);
            datagrams = new DatagramSocket(new InetSocketAddress(HERE, stream.getLocalPort()));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        Thread.ofVirtual().start(this::serveDatagrams);
        Thread.ofVirtual().start(this::serveStreams);
    }

    int port() {
        return stream.getLocalPort();
    }

    /** From now on answers questions for {@code name} with these, in place of what it knew. */
    void knows(String name, byte[]... data) {
        known.put(name, List.of(data));
    }

    void forgets(String name) {
        known.remove(name);
    }

    /** The data of an SRV record. */
    static byte[] service(int port, String host) {
        return bytes(out -> {
            out.writeShort(10);
            out.writeShort(5);
            out.writeShort(port);
            for (String label : host.split("\\.", -1)) {
                out.writeByte(label.length());
                out.write(label.getBytes(US_ASCII));
            }
            out.writeByte(0);
        });
    }

    /** The data of an A record. */
    static byte[] address(int... octets) {
        return bytes(out -> {
            for (int octet : octets) {
                out.writeByte(octet);
            }
        });
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private byte[] answer(byte[] query) {
        ByteBuffer in = ByteBuffer.wrap(query);
        int id = in.getShort() & 0xffff;
        in.position(12);
        var name = new StringBuilder();
        for (int length = in.get(); length > 0; length = in.get()) {
            byte[] label = new byte[length];
            in.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, US_ASCII));
        }
        int type = in.getShort();
        byte[] question = Arrays.copyOfRange(query, 12, in.position() + 2);
        List<byte[]> records = known.get(name.toString().toLowerCase(Locale.ROOT));
        return bytes(out -> {
            out.writeShort(id);
            out.writeShort(ANSWER | (records == null ? NXDOMAIN : 0));
            out.writeShort(1);
            out.writeShort(records == null ? 0 : records.size());
            out.writeInt(0);
            out.write(question);
            for (byte[] data : records == null ? List.<byte[]>of() : records) {
                out.writeShort(0xc00c);
                out.writeShort(type);
                out.writeShort(1);
                out.writeInt(60);
                out.writeShort(data.length);
                out.write(data);
            }
        });
    }

    private void serveDatagrams() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        while (!datagrams.isClosed()) {
            try {
                packet.setLength(2048);
                datagrams.receive(packet);
                byte[] reply = answer(packet.getData());
                if (reply.length > DATAGRAM) {
                    reply = Arrays.copyOf(reply, 12 + questionLength(packet.getData()));
                    reply[2] |= CUT >> 8;
                    Arrays.fill(reply, 6, 8, (byte) 0);
                }
                datagrams.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static int questionLength(byte[] query) {
        int at = 12;
        while (query[at] != 0) {
            at += query[at] + 1;
        }
        return at + 5 - 12;
    }

    private void serveStreams() {
        while (!stream.isClosed()) {
            try (var peer = stream.accept()) {
                var in = new DataInputStream(peer.getInputStream());
                byte[] reply = answer(in.readNBytes(in.readUnsignedShort()));
                var out = new DataOutputStream(peer.getOutputStream());
                out.writeShort(reply.length);
                out.write(reply);
                out.flush();
            } catch (IOException closed) {
                // this connection, or the server: the condition of the loop tells
            }
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
        datagrams.close();
    }
}
