package io.vedette.probe.grpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two messages of {@code grpc.health.v1.Health/Check}, small enough to be written and read by hand: a request with the service's name in field 1,
 * a response with the status in field 1, each behind a byte for compression and its length.
 */
final class Health {
    static final String SERVING = "SERVING";

    private static final List<String> STATUSES = List.of("UNKNOWN", SERVING, "NOT_SERVING", "SERVICE_UNKNOWN");
    private static final int PREFIX = 5;
    private static final int SERVICE = 0x0A;
    private static final int VARINT = 0;
    private static final int STATUS_FIELD = 1 << 3;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;
    private static final int LONGEST_VARINT = 10;

    private Health() {}

    static byte[] request(String service) {
        var name = service.getBytes(UTF_8);
        var length = name.length == 0 ? 0 : 1 + varintLength(name.length) + name.length;
        var message = ByteBuffer.allocate(PREFIX + length).put((byte) 0).putInt(length);
        if (name.length > 0) {
            message.put((byte) SERVICE);
            putVarint(message, name.length);
            message.put(name);
        }
        return message.array();
    }

    private static int varintLength(int value) {
        return value < 0x80 ? 1 : 1 + varintLength(value >>> 7);
    }

    private static void putVarint(ByteBuffer to, int value) {
        var left = value;
        for (; left >= 0x80; left >>>= 7) {
            to.put((byte) (left | 0x80));
        }
        to.put((byte) left);
    }

    /** The status in a response's body; nothing if that is none. A field that is not there is the default, {@code UNKNOWN}. */
    static @Nullable String status(byte[] body) {
        if (body.length < PREFIX || body[0] != 0) {
            return null;
        }
        var message = ByteBuffer.wrap(body);
        message.get();
        if (message.getInt() != body.length - PREFIX) {
            return null;
        }
        var status = 0L;
        while (message.hasRemaining()) {
            var tag = varint(message);
            var value = value((int) tag & 7, message);
            if (tag < 0 || value < 0) {
                return null;
            }
            status = tag == STATUS_FIELD ? value : status;
        }
        return status < STATUSES.size() ? STATUSES.get((int) status) : "status " + status;
    }

    /** A number, or 0 for what is passed over; negative if it is cut off. */
    private static long value(int type, ByteBuffer from) {
        return switch (type) {
            case VARINT -> varint(from);
            case FIXED_64 -> skip(Long.BYTES, from);
            case LENGTH -> skip(varint(from), from);
            case FIXED_32 -> skip(Integer.BYTES, from);
            default -> -1;
        };
    }

    private static long skip(long length, ByteBuffer from) {
        if (length < 0 || length > from.remaining()) {
            return -1;
        }
        from.position(from.position() + (int) length);
        return 0;
    }

    private static long varint(ByteBuffer from) {
        var value = 0L;
        for (var i = 0; i < LONGEST_VARINT && from.hasRemaining(); i++) {
            var octet = from.get();
            value |= (long) (octet & 0x7F) << (7 * i);
            if (octet >= 0) {
                return value;
            }
        }
        return -1;
    }
}
