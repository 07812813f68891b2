package io.vedette.window;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Reads what a {@link Packer} wrote. Bytes of another version, or that end early, make it broken: from then on it reads zeros and empty blocks, so that the
 * reader asks {@link #isWhole} once, at the end. Belongs to one thread.
 */
public final class Unpacker {
    private static final byte[] EMPTY = {};

    private final byte[] bytes;
    private int position;
    private boolean broken;

    private Unpacker(byte[] bytes) {
        this.bytes = bytes;
    }

    public Unpacker(int version, byte[] bytes) {
        this(bytes.clone());
        broken = number() != version;
    }

    /** Reads what was written without a version. */
    static Unpacker of(byte[] bytes) {
        return new Unpacker(bytes);
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE && position < bytes.length && !broken; shift += 7) {
            byte next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        broken = true;
        return 0;
    }

    /** A number that must lie between these two, both inclusive. */
    public long number(long least, long most) {
        long value = number();
        broken |= value < least || value > most;
        return broken ? least : value;
    }

    /** A count: zero or more, and an int. */
    public int count() {
        return (int) number(0, Integer.MAX_VALUE);
    }

    public String text() {
        return new String(block(), StandardCharsets.UTF_8);
    }

    public Instant time() {
        long second = number(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
        return Instant.ofEpochSecond(second, number(0, 999_999_999));
    }

    public byte[] block() {
        int length = (int) number(0, bytes.length - position);
        position += length;
        return length == 0 ? EMPTY : Arrays.copyOfRange(bytes, position - length, position);
    }

    /** Passes some bytes, with their length before them. */
    void skipBlock() {
        int length = (int) number(0, bytes.length - position);
        position += length;
    }

    /** How many bytes were read. */
    int position() {
        return position;
    }

    /** What was read makes no sense. */
    public void refuse() {
        broken = true;
    }

    /** Whether all that was read was there. */
    public boolean isWhole() {
        return !broken;
    }

    /** Whether all that was read was there, and nothing is left. */
    public boolean isWholeAndAtItsEnd() {
        return !broken && position == bytes.length;
    }
}
