package io.vedette.probe.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** The body of an answer: counted while it streams by, kept only if somebody wants to look into it. */
final class Body {
    private static final int FIRST_SIZE = 512;
    private static final byte[] NOTHING = {};

    private final int limit;
    private final boolean kept;
    private byte[] bytes = NOTHING;
    private int length;

    Body(int limit, boolean kept) {
        this.limit = limit;
        this.kept = kept;
    }

    boolean exceeds(long announced) {
        return announced > limit;
    }

    /** Takes a piece; false if that is more than there may be. */
    boolean add(ByteBuf piece) {
        var more = piece.readableBytes();
        if (more > limit - length) {
            return false;
        }
        if (kept && more > 0) {
            keep(piece, more);
        }
        length += more;
        return true;
    }

    private void keep(ByteBuf piece, int more) {
        var needed = length + more;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, Math.max(FIRST_SIZE, Math.min(limit, bytes.length * 2))));
        }
        piece.readBytes(bytes, length, more);
    }

    byte[] bytes() {
        return kept ? Arrays.copyOf(bytes, length) : NOTHING;
    }

    /** What is kept, unpacked as {@code encoding} says. */
    Unpacked unpacked(String encoding) {
        return Unpacked.of(bytes(), encoding, limit);
    }
}
