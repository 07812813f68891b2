package io.vedette.probe.world;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.handler.ssl.SslProvider;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A DNS server on loopback that knows a few IPv4 names, answers NXDOMAIN to the rest, and loses as many questions as it is told to. */
public final class NameServer implements AutoCloseable {
    private static final int A = 1;
    private static final int NXDOMAIN = 3;
    private static final int CUT = 0x200;
    private static final String ANOTHER_NAME = "\7another\4name\0";

    private final DatagramSocket socket;
    private final Map<String, List<String>> addresses = new ConcurrentHashMap<>();
    private final ServerSocket streams;
    private final AtomicInteger toLose = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int ttl = 60;
    private volatile boolean lies;
    private volatile boolean cuts;

    public NameServer() {
        try {
            var here = InetAddress.ofLiteral("127.0.0.1");
            streams = new ServerSocket(0, 50, here);
            socket = new DatagramSocket(new InetSocketAddress(here, streams.getLocalPort()));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        Thread.ofVirtual().start(this::serve);
        Thread.ofVirtual().start(this::serveStreams);
    }

    public NameServer knows(String name, String... its) {
        addresses.put(name, List.of(its));
        return this;
    }

    public NameServer loses(int questions) {
        toLose.set(questions);
        return this;
    }

    public NameServer keepsFor(int seconds) {
        ttl = seconds;
        return this;
    }

    /** Answers everything for another name than the one that was asked for. */
    public NameServer lies() {
        lies = true;
        return this;
    }

    /** Answers over UDP are cut; over TCP they are whole. */
    public NameServer cuts() {
        cuts = true;
        return this;
    }

    /** Refuses TCP from now on, over which a lost question would come a second time. */
    public NameServer overUdpOnly() {
        try {
            streams.close();
            return this;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    public int asked() {
        return asked.get();
    }

    /** A prober that asks this server. */
    public Prober prober() {
        var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), socket.getLocalPort());
        return new Prober(new SingletonDnsServerAddressStreamProvider(address), SslProvider.OPENSSL_REFCNT, true);
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[1500], 1500);
        while (!socket.isClosed()) {
            try {
                packet.setLength(1500);
                socket.receive(packet);
                asked.incrementAndGet();
                if (toLose.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
                    packet.setData(answer(packet.getData(), packet.getLength(), cuts));
                    socket.send(packet);
                    packet.setData(new byte[1500]);
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serveStreams() {
        while (!streams.isClosed()) {
            try (var stream = streams.accept()) {
                var in = new DataInputStream(stream.getInputStream());
                var question = in.readNBytes(in.readUnsignedShort());
                asked.incrementAndGet();
                var answer = answer(question, question.length, false);
                var out = new DataOutputStream(stream.getOutputStream());
                out.writeShort(answer.length);
                out.write(answer);
                out.flush();
                stream.getInputStream().read(); // until the other side has had enough
            } catch (IOException closed) {
                // this one is over
            }
        }
    }

    private byte[] answer(byte[] question, int length, boolean cut) throws IOException {
        var name = new StringBuilder();
        var at = 12;
        for (; question[at] != 0; at += question[at] + 1) {
            name.append(name.isEmpty() ? "" : ".").append(new String(question, at + 1, question[at], US_ASCII));
        }
        var type = question[at + 2];
        var known = addresses.get(name.toString());
        var found = type == A && known != null && !cut ? known : List.<String>of();
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(question, 0, 2);
        out.writeShort(0x8180 | (cut ? CUT : 0) | (known == null ? NXDOMAIN : 0));
        out.writeShort(1);
        out.writeShort(found.size());
        out.writeInt(0);
        out.write(question, 12, Math.min(length, at + 5) - 12);
        for (var address : found) {
            if (lies) {
                out.write(ANOTHER_NAME.getBytes(US_ASCII));
            } else {
                out.writeShort(0xC00C);
            }
            out.writeShort(A);
            out.writeShort(1);
            out.writeInt(ttl);
            out.writeShort(4);
            out.write(InetAddress.ofLiteral(address).getAddress());
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
        try {
            streams.close();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }
}
