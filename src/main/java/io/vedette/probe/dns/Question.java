package io.vedette.probe.dns;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.util.NetUtil;
import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param name in small letters and ASCII, without its last dot; {@code .} for the root
 */
record Question(String name, RecordType type) {
    private static final int LONGEST_NAME = 253;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int IN = 1;
    private static final int OPT = 41;

    /** What fits everywhere without fragments (DNS flag day 2020). */
    private static final int UDP_PAYLOAD = 1232;

    /** @throws IllegalArgumentException with a sentence for people if {@code text} is no name */
    static Question of(String text, RecordType type) {
        var reverse = type == RecordType.PTR ? reverse(text) : null;
        var name = reverse == null ? ascii(text) : reverse;
        return new Question(name, type);
    }

    private static String ascii(String text) {
        if (text.equals(".")) {
            return text;
        }
        var bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (bare.length() > LONGEST_NAME || !bare.matches("[^.\\s]{1,63}(\\.[^.\\s]{1,63})*")) {
            throw new IllegalArgumentException("expected a domain name after the name server, found \"" + text + '"');
        }
        return IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    }

    /** As in {@code 8.8.4.4} for {@code 4.4.8.8.in-addr.arpa}, which is what PTR is asked for. */
    private static @Nullable String reverse(String text) {
        var address = NetUtil.createByteArrayFromIpAddressString(text);
        if (address == null) {
            return null;
        }
        var name = new StringBuilder();
        for (var i = address.length - 1; i >= 0; i--) {
            name.append(address.length == 4 ? (address[i] & 0xFF) + "." : nibbles(address[i]));
        }
        return name.append(address.length == 4 ? "in-addr.arpa" : "ip6.arpa").toString();
    }

    private static String nibbles(byte octet) {
        var hex = HexFormat.of().toHexDigits(octet);
        return hex.charAt(1) + "." + hex.charAt(0) + ".";
    }

    /** A query that asks for recursion and says how much fits into a datagram (EDNS, RFC 6891). */
    byte[] query(int id) {
        var out = new ByteArrayOutputStream();
        numbers(out, id, RECURSION_DESIRED, 1, 0, 0, 1);
        if (!name.equals(".")) {
            for (var label : name.split("\\.")) {
                out.write(label.length());
                out.writeBytes(label.getBytes(US_ASCII));
            }
        }
        out.write(0);
        numbers(out, type.number, IN);
        out.write(0);
        numbers(out, OPT, UDP_PAYLOAD, 0, 0, 0);
        return out.toByteArray();
    }

    private static void numbers(ByteArrayOutputStream out, int... numbers) {
        for (var number : numbers) {
            out.write(number >>> 8);
            out.write(number);
        }
    }

    boolean isRepeatedIn(Message message) {
        var asked = message.question();
        return asked != null && asked.name().equals(name) && asked.type() == type.number;
    }

    @Override
    public String toString() {
        return type + " " + name;
    }
}
