package io.vedette.probe.dns;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Answers of a name server, put together by hand so that they can be wrong. */
final class Replies {
    private int flags = 0x8180;
    private final List<byte[]> records = new ArrayList<>();

    private static byte[] bytes(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return bytes.toByteArray();
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    static Replies good() {
        return new Replies();
    }

    Replies rcode(int rcode) {
        flags |= rcode;
        return this;
    }

    Replies cut() {
        flags |= 0x0200;
        return this;
    }

    Replies record(String name, RecordType type, int ttl, byte[] data) {
        records.add(bytes(out -> {
            out.write(name(name));
            out.writeShort(type.number);
            out.writeShort(1);
            out.writeInt(ttl);
            out.writeShort(data.length);
            out.write(data);
        }));
        return this;
    }

    Replies address(String name, String address) {
        var bytes = InetAddress.ofLiteral(address).getAddress();
        return record(name, bytes.length == 4 ? RecordType.A : RecordType.AAAA, 300, bytes);
    }

    Replies alias(String name, String to) {
        return record(name, RecordType.CNAME, 60, name(to));
    }

    static byte[] numbersAndName(String name, int... numbers) {
        return bytes(out -> {
            for (var number : numbers) {
                out.writeShort(number);
            }
            out.write(name(name));
        });
    }

    static byte[] soa(String primary, String mailbox, int... numbers) {
        return bytes(out -> {
            out.write(name(primary));
            out.write(name(mailbox));
            for (var number : numbers) {
                out.writeInt(number);
            }
        });
    }

    static byte[] strings(String... strings) {
        return bytes(out -> {
            for (var string : strings) {
                out.writeByte(string.length());
                out.writeBytes(string);
            }
        });
    }

    static byte[] name(String name) {
        return bytes(out -> {
            for (var label : name.split("\\.")) {
                out.writeByte(label.length());
                out.write(label.getBytes(US_ASCII));
            }
            out.writeByte(0);
        });
    }

    /** As the answer to {@code query}, its question repeated. */
    byte[] to(byte[] query) {
        return to(query, name(queried(query)), 0);
    }

    /** As the answer to another question and number. */
    byte[] to(byte[] query, byte[] otherName, int numberOff) {
        return bytes(out -> {
            out.writeShort(((query[0] & 0xFF) << 8 | (query[1] & 0xFF)) + numberOff);
            out.writeShort(flags);
            out.writeShort(1);
            out.writeShort(records.size());
            out.writeInt(0);
            out.write(otherName);
            var after = 12 + name(queried(query)).length;
            out.write(query, after, 4);
            for (var record : records) {
                out.write(record);
            }
        });
    }

    /** Number and rcode and nothing else. */
    byte[] withoutQuestion(byte[] query) {
        return bytes(out -> {
            out.write(query, 0, 2);
            out.writeShort(flags);
            out.writeLong(0);
        });
    }

    static String queried(byte[] query) {
        var name = new StringBuilder();
        for (var at = 12; query[at] != 0; at += query[at] + 1) {
            name.append(name.isEmpty() ? "" : ".").append(new String(query, at + 1, query[at], US_ASCII));
        }
        return name.toString();
    }
}
