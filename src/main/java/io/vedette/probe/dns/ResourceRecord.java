package io.vedette.probe.dns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * One record of an answer.
 *
 * @param name whose record it is, in small letters and without its last dot
 * @param type its number
 * @param ttl in seconds
 * @param value as a zone file has it, names without their last dot: {@code 10 mail.example.org} for MX; empty for types that nobody asks for
 */
record ResourceRecord(String name, int type, long ttl, String value) {
    private static final int HIGHEST_TTL = Integer.MAX_VALUE;

    static ResourceRecord read(WireReader in) throws Unreadable {
        var name = in.name();
        var number = in.number16();
        in.number16(); // the class: only IN was asked for
        var ttl = in.number32();
        var length = in.number16();
        var end = in.position() + length;
        var type = RecordType.of(number);
        var value = type == null ? "" : value(type, in, length);
        in.seek(end);
        return new ResourceRecord(name, number, ttl > HIGHEST_TTL ? 0 : ttl, value); // RFC 2181, 8
    }

    private static String value(RecordType type, WireReader in, int length) throws Unreadable {
        return switch (type) {
            case A -> address(in, length, 4);
            case AAAA -> address(in, length, 16);
            case CNAME, NS, PTR -> in.name();
            case MX -> in.number16() + " " + in.name();
            case SRV -> in.number16() + " " + in.number16() + " " + in.number16() + " " + in.name();
            case SOA -> in.name() + " " + in.name() + " " + numbers(in, 5);
            case TXT -> text(in, in.position() + length);
        };
    }

    private static String address(WireReader in, int length, int expected) throws Unreadable {
        if (length != expected) {
            throw new Unreadable("an address of " + length + " bytes");
        }
        try {
            return InetAddress.getByAddress(in.octets(length)).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String numbers(WireReader in, int count) throws Unreadable {
        var numbers = new long[count];
        for (var i = 0; i < count; i++) {
            numbers[i] = in.number32();
        }
        return LongStream.of(numbers).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    /** The strings of a TXT record joined, as everybody who uses them reads them. */
    private static String text(WireReader in, int end) throws Unreadable {
        var text = new ByteArrayOutputStream();
        while (in.position() < end) {
            text.writeBytes(in.octets(in.octet()));
        }
        return text.toString(UTF_8);
    }
}
