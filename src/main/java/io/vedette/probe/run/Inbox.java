package io.vedette.probe.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a peer has said and nobody has taken yet. Counts all that was ever heard, so that a peer who never ends is noticed; lives in plain memory
 * that needs no release. Belongs to its run.
 */
public final class Inbox {
    private static final int FIRST_SIZE = 256;

    private final int limit;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int start;
    private int end;
    private int heard;

    /** No line ends before it: a peer that says one byte at a time is read once, not again and again. */
    private int scanned;

    /** @param limit how much a peer may say in a whole run, in bytes */
    public Inbox(int limit) {
        this.limit = limit;
    }

    /** Takes a piece; false if that is more than there may be. */
    public boolean add(ByteBuf piece) {
        var more = piece.readableBytes();
        if (more > limit - heard) {
            return false;
        }
        heard += more;
        makeRoom(more);
        piece.readBytes(bytes, end, more);
        end += more;
        return true;
    }

    private void makeRoom(int more) {
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            end -= start;
            scanned = Math.max(0, scanned - start);
            start = 0;
        }
        if (more > bytes.length - end) {
            bytes = Arrays.copyOf(bytes, Math.max(end + more, bytes.length * 2));
        }
    }

    public int limit() {
        return limit;
    }

    public int size() {
        return end - start;
    }

    public boolean isEmpty() {
        return start == end;
    }

    /** The byte {@code offset} after the next one. */
    public byte at(int offset) {
        if (offset < 0 || offset >= size()) {
            throw new IndexOutOfBoundsException("expected an offset under " + size() + ", found " + offset);
        }
        return bytes[start + offset];
    }

    public byte[] take(int length) {
        if (length < 0 || length > size()) {
            throw new IndexOutOfBoundsException("expected a length up to " + size() + ", found " + length);
        }
        var taken = Arrays.copyOfRange(bytes, start, start + length);
        start += length;
        return taken;
    }

    /** The next line without its end, which is a line feed with or without a carriage return; nothing while it is not whole. */
    public @Nullable String line() {
        for (var i = Math.max(start, scanned); i < end; i++) {
            if (bytes[i] == '\n') {
                var length = i - start;
                var line = new String(bytes, start, length > 0 && bytes[i - 1] == '\r' ? length - 1 : length, UTF_8);
                start = i + 1;
                return line;
            }
        }
        scanned = end;
        return null;
    }

    /** All that is left, as text. */
    public String rest() {
        return new String(take(size()), UTF_8);
    }
}
