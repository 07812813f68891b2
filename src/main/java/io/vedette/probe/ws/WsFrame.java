package io.vedette.probe.ws;

import io.vedette.probe.run.Inbox;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** One frame (RFC 6455, 5). What cannot be one has a {@link #fault()}. */
final class WsFrame {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int RESERVED = 0x70;
    private static final int MASKED = 0x80;
    private static final int LONG = 127;
    private static final int MEDIUM = 126;
    private static final int MASK_LENGTH = 4;

    private final int head;
    private final byte[] payload;
    private final @Nullable String fault;

    private WsFrame(int head, byte[] payload, @Nullable String fault) {
        this.head = head;
        this.payload = payload;
        this.fault = fault;
    }

    int opcode() {
        return head & 0xF;
    }

    boolean isFinal() {
        return (head & FINAL) != 0;
    }

    byte[] payload() {
        return payload;
    }

    /** Why this is no frame; nothing if it is one. */
    @Nullable
    String fault() {
        return fault;
    }

    /** The bytes of a whole message, masked as a client's must be. */
    static byte[] bytes(int opcode, byte[] payload) {
        var length = payload.length;
        var frame = ByteBuffer.allocate(2 + (length < MEDIUM ? 0 : length < 1 << 16 ? 2 : 8) + MASK_LENGTH + length);
        frame.put((byte) (FINAL | opcode));
        if (length < MEDIUM) {
            frame.put((byte) (MASKED | length));
        } else if (length < 1 << 16) {
            frame.put((byte) (MASKED | MEDIUM)).putShort((short) length);
        } else {
            frame.put((byte) (MASKED | LONG)).putLong(length);
        }
        var mask = new byte[MASK_LENGTH];
        ThreadLocalRandom.current().nextBytes(mask);
        frame.put(mask);
        for (var i = 0; i < length; i++) {
            frame.put((byte) (payload[i] ^ mask[i % MASK_LENGTH]));
        }
        return frame.array();
    }

    /** The next frame; nothing while it is not whole. */
    static @Nullable WsFrame next(Inbox inbox) {
        if (inbox.size() < 2) {
            return null;
        }
        var head = inbox.at(0) & 0xFF;
        var second = inbox.at(1) & 0xFF;
        var fault = fault(head, second);
        if (fault != null) {
            return new WsFrame(head, new byte[0], fault);
        }
        var width = second == LONG ? 8 : second == MEDIUM ? 2 : 0;
        if (inbox.size() < 2 + width) {
            return null;
        }
        var length = width == 0 ? second : number(inbox, width);
        if (length < 0 || length > inbox.limit()) {
            return new WsFrame(head, new byte[0], "a message is longer than " + inbox.limit() + " bytes");
        }
        if (inbox.size() < 2 + width + length) {
            return null;
        }
        inbox.take(2 + width);
        return new WsFrame(head, inbox.take((int) length), null);
    }

    private static long number(Inbox inbox, int width) {
        var number = 0L;
        for (var i = 0; i < width; i++) {
            number = number << 8 | (inbox.at(2 + i) & 0xFF);
        }
        return number;
    }

    private static @Nullable String fault(int head, int second) {
        var opcode = head & 0xF;
        if ((head & RESERVED) != 0 || (second & MASKED) != 0 || (opcode > BINARY && opcode < CLOSE) || opcode > PONG) {
            return "what follows the upgrade is no WebSocket frame";
        }
        var isControl = opcode >= CLOSE;
        return isControl && ((head & FINAL) == 0 || second >= MEDIUM)
                ? "a control frame is in pieces or too long"
                : null;
    }
}
