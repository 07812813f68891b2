package io.vedette.probe.dns;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Locale;

/** Reads the numbers and names of a DNS message (RFC 1035, 4.1). Whatever the bytes say, it reads each at most a bounded number of times. */
final class WireReader {
    private static final int LONGEST_NAME = 255;
    private static final int POINTER = 0xC0;

    private final byte[] bytes;
    private int at;

    WireReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return at;
    }

    void seek(int position) throws Unreadable {
        if (position > bytes.length) {
            throw new Unreadable("a record is longer than the message");
        }
        at = position;
    }

    int octet() throws Unreadable {
        if (at >= bytes.length) {
            throw new Unreadable("the message ends in the middle");
        }
        return bytes[at++] & 0xFF;
    }

    int number16() throws Unreadable {
        return octet() << 8 | octet();
    }

    long number32() throws Unreadable {
        return (long) number16() << 16 | number16();
    }

    byte[] octets(int length) throws Unreadable {
        var from = at;
        seek(at + length);
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** A name in small letters, without its last dot; {@code .} for the root. Compression may only point backwards, so it ends. */
    String name() throws Unreadable {
        var name = new StringBuilder();
        var end = -1;
        var lowest = at;
        for (var length = octet(); length != 0; length = octet()) {
            if ((length & POINTER) == POINTER) {
                var target = (length & ~POINTER) << 8 | octet();
                end = end < 0 ? at : end;
                lowest = backwards(target, lowest);
                at = target;
            } else {
                label(length, name);
            }
        }
        at = end < 0 ? at : end;
        return name.isEmpty() ? "." : name.toString();
    }

    private static int backwards(int target, int lowest) throws Unreadable {
        if (target >= lowest) {
            throw new Unreadable("a name points forwards");
        }
        return target;
    }

    private void label(int length, StringBuilder name) throws Unreadable {
        if (length > 63 || name.length() + length >= LONGEST_NAME) {
            throw new Unreadable("a name is too long");
        }
        name.append(name.isEmpty() ? "" : ".").append(new String(octets(length), ISO_8859_1).toLowerCase(Locale.ROOT));
    }
}
