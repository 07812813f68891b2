package io.vedette.probe.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.pkitesting.X509Bundle;
import io.vedette.probe.world.HostileServer.Manner;
import io.vedette.probe.world.HostileServer.Peer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A server's side of PostgreSQL's protocol as recorded from PostgreSQL 15, with a password and an answer of the test's choice. */
final class PostgresServer implements Manner {
    static final String USER = "vedette";
    static final String PASSWORD = "s3cret";
    private static final int SSL_REQUEST = 80877103;
    private static final byte[] SALT = "0123456789abcdef".getBytes(UTF_8);

    /** How the server asks who comes. */
    enum Asks {
        NOTHING,
        CLEARTEXT,
        MD5,
        SCRAM,
        SCRAM_WITHOUT_PROOF,
        SCRAM_WITH_A_WRONG_PROOF,
        SCRAM_FOR_EVER
    }

    private final Asks asks;
    private final @Nullable X509Bundle bundle;
    private final List<byte[]> rows = new ArrayList<>();
    private @Nullable String error;
    final Queue<String> heard = new ConcurrentLinkedQueue<>();

    PostgresServer(Asks asks, @Nullable X509Bundle bundle) {
        this.asks = asks;
        this.bundle = bundle;
    }

    PostgresServer answering(@Nullable String... values) {
        for (var value : values) {
            rows.add(row(value));
        }
        return this;
    }

    PostgresServer failing(String message) {
        error = message;
        return this;
    }

    private static byte[] row(@Nullable String value) {
        var bytes = value == null ? new byte[0] : value.getBytes(UTF_8);
        var row = ByteBuffer.allocate(6 + bytes.length).putShort((short) 1).putInt(value == null ? -1 : bytes.length);
        return message('D', row.put(bytes).array());
    }

    static byte[] message(char type, byte[] body) {
        return ByteBuffer.allocate(5 + body.length)
                .put((byte) type)
                .putInt(4 + body.length)
                .put(body)
                .array();
    }

    static byte[] auth(int kind, byte[] more) {
        return message(
                'R', ByteBuffer.allocate(4 + more.length).putInt(kind).put(more).array());
    }

    static byte[] error(String text, String code) {
        return message('E', ("SFATAL\0C" + code + "\0M" + text + "\0\0").getBytes(UTF_8));
    }

    static byte[] startup(Peer peer) throws IOException {
        var length = ByteBuffer.wrap(peer.bytes(4)).getInt();
        return peer.bytes(length - 4);
    }

    @Override
    public void meet(Peer peer) throws IOException, InterruptedException {
        var start = startup(peer);
        if (ByteBuffer.wrap(start).getInt() == SSL_REQUEST) {
            peer.say(bundle == null ? "N" : "S");
            if (bundle != null) {
                peer.secures(bundle);
            }
            start = startup(peer);
        }
        heard.add(new String(start, UTF_8).substring(4).replace('\0', ' ').strip());
        try {
            if (knows(peer)) {
                serve(peer);
            }
        } catch (GeneralSecurityException unexpected) {
            throw new IOException(unexpected);
        }
    }

    private boolean knows(Peer peer) throws IOException, GeneralSecurityException {
        var good =
                switch (asks) {
                    case NOTHING -> true;
                    case CLEARTEXT -> {
                        peer.sayBytes(auth(3, new byte[0]));
                        yield new String(frame(peer), UTF_8).equals(PASSWORD + "\0");
                    }
                    case MD5 -> md5(peer);
                    case SCRAM, SCRAM_WITHOUT_PROOF, SCRAM_WITH_A_WRONG_PROOF, SCRAM_FOR_EVER -> scram(peer);
                };
        peer.sayBytes(
                good
                        ? auth(0, new byte[0])
                        : error("password authentication failed for user \"" + USER + "\"", "28P01"));
        return good;
    }

    private byte[] frame(Peer peer) throws IOException {
        var head = peer.bytes(5);
        if (head.length < 5) {
            throw new IOException("the client has left");
        }
        var body = peer.bytes(ByteBuffer.wrap(head, 1, 4).getInt() - 4);
        heard.add((char) head[0] + new String(body, UTF_8).replace('\0', ' '));
        return body;
    }

    private boolean md5(Peer peer) throws IOException, GeneralSecurityException {
        peer.sayBytes(auth(5, new byte[] {1, 2, 3, 4}));
        var known =
                HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest((PASSWORD + USER).getBytes(UTF_8)));
        var salted = MessageDigest.getInstance("MD5");
        salted.update(known.getBytes(UTF_8));
        var expected = "md5" + HexFormat.of().formatHex(salted.digest(new byte[] {1, 2, 3, 4})) + "\0";
        return new String(frame(peer), UTF_8).equals(expected);
    }

    private boolean scram(Peer peer) throws IOException, GeneralSecurityException {
        peer.sayBytes(auth(10, "SCRAM-SHA-256-PLUS\0SCRAM-SHA-256\0\0".getBytes(UTF_8)));
        var initial = new String(frame(peer), UTF_8);
        var bare = initial.substring(initial.indexOf("n,,") + 3);
        var iterations = asks == Asks.SCRAM_FOR_EVER ? 900_000_000 : 4096;
        var first = bare.substring(bare.indexOf("r=")) + "theServersOwn,s="
                + Base64.getEncoder().encodeToString(SALT) + ",i=" + iterations;
        peer.sayBytes(auth(11, first.getBytes(UTF_8)));
        var last = new String(frame(peer), UTF_8);
        if (asks == Asks.SCRAM_WITHOUT_PROOF) {
            return true;
        }
        var split = last.lastIndexOf(",p=");
        var signed = bare + "," + first + "," + last.substring(0, split);
        var salted = Stretched.of(PASSWORD, SALT, iterations);
        var serverProof = hmac(hmac(salted, "Server Key"), asks == Asks.SCRAM ? signed : "something else");
        if (!isProof(Base64.getDecoder().decode(last.substring(split + 3)), salted, signed)) {
            return false;
        }
        peer.sayBytes(auth(12, ("v=" + Base64.getEncoder().encodeToString(serverProof)).getBytes(UTF_8)));
        return true;
    }

    private static boolean isProof(byte[] proof, byte[] salted, String signed) throws GeneralSecurityException {
        var clientKey = hmac(salted, "Client Key");
        var signature = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), signed);
        for (var i = 0; i < signature.length; i++) {
            signature[i] ^= proof[i];
        }
        return Arrays.equals(signature, clientKey);
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    private void serve(Peer peer) throws IOException {
        peer.sayBytes(message('S', "server_version\00015.8\0".getBytes(UTF_8)));
        peer.sayBytes(message('K', new byte[8]));
        var ready = message('Z', new byte[] {'I'});
        peer.sayBytes(ready);
        while (true) {
            var body = new String(frame(peer), UTF_8);
            if (body.startsWith("begin") || body.startsWith("rollback")) {
                peer.sayBytes(message('C', "BEGIN\0".getBytes(UTF_8)));
                peer.sayBytes(ready);
            } else if (body.isEmpty()) { // Sync, or Terminate
                if (!heard.contains("S")) {
                    return;
                }
                heard.remove("S");
                peer.sayBytes(result());
                peer.sayBytes(ready);
            }
        }
    }

    private byte[] result() {
        if (error != null) {
            return error(error, "42P01");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(message('1', new byte[0]));
        bytes.writeBytes(message('2', new byte[0]));
        rows.forEach(bytes::writeBytes);
        bytes.writeBytes(message('C', "SELECT\0".getBytes(UTF_8)));
        return bytes.toByteArray();
    }
}
