package io.vedette.probe.grpc;

import io.vedette.probe.run.Inbox;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One frame of HTTP/2 (RFC 9113, 4.1). */
final class Frame {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int ACK = 1;
    static final int END_HEADERS = 4;

    /** What a peer may send at once unless it was allowed more. */
    static final int LARGEST = 16_384;

    private static final int HEAD = 9;
    private static final int PADDED = 8;
    private static final int PRIORITY = 0x20;
    private static final int PRIORITY_LENGTH = 5;

    private final int type;
    private final int flags;
    private final int stream;
    private final byte[] payload;

    Frame(int type, int flags, int stream, byte[] payload) {
        this.type = type;
        this.flags = flags;
        this.stream = stream;
        this.payload = payload;
    }

    /** Its number; unknown ones are passed over. */
    int type() {
        return type;
    }

    int stream() {
        return stream;
    }

    byte[] payload() {
        return payload;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    byte[] bytes() {
        return ByteBuffer.allocate(HEAD + payload.length)
                .putShort((short) (payload.length >>> 8))
                .put((byte) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /** How long the next frame's payload is; negative while that is not known. */
    static int announced(Inbox inbox) {
        return inbox.size() < HEAD ? -1 : number(inbox, 0) << 16 | number(inbox, 1) << 8 | number(inbox, 2);
    }

    /** The next frame; nothing while it is not whole. */
    static @Nullable Frame next(Inbox inbox) {
        var length = announced(inbox);
        if (length < 0 || inbox.size() < HEAD + length) {
            return null;
        }
        var head = ByteBuffer.wrap(inbox.take(HEAD));
        return new Frame(head.get(3), head.get(4) & 0xFF, head.getInt(5) & Integer.MAX_VALUE, inbox.take(length));
    }

    private static int number(Inbox inbox, int offset) {
        return inbox.at(offset) & 0xFF;
    }

    /** The payload without padding and priority; nothing if it is shorter than it says. */
    byte @Nullable [] content() {
        var from = (has(PADDED) ? 1 : 0) + (type == HEADERS && has(PRIORITY) ? PRIORITY_LENGTH : 0);
        var padding = has(PADDED) && payload.length > 0 ? payload[0] & 0xFF : 0;
        var to = payload.length - padding;
        return from > to ? null : Arrays.copyOfRange(payload, from, to);
    }
}
