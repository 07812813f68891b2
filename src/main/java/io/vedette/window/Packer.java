package io.vedette.window;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Whole numbers as bytes, the small ones as few: what windows are kept as between two lives of the process. Belongs to one thread. */
public final class Packer {
    private static final int FIRST_CAPACITY = 64;

    private byte[] bytes;
    private int length;

    /** Starts with nothing: the reader knows what it reads. */
    Packer() {
        this(new byte[FIRST_CAPACITY]);
    }

    private Packer(byte[] room) {
        bytes = room;
    }

    /** Starts with nothing, for so many bytes or a few more. */
    static Packer ofAbout(int bytes) {
        return new Packer(new byte[bytes + FIRST_CAPACITY]);
    }

    /** Starts with {@code version}, by which a later release knows what it reads. */
    public Packer(int version) {
        this();
        number(version);
    }

    /** Any number; the nearer to zero, the fewer bytes. */
    public Packer number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        room(10);
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    /** Some bytes, with their length before them. */
    public Packer block(byte[] block) {
        number(block.length);
        room(block.length);
        System.arraycopy(block, 0, bytes, length, block.length);
        length += block.length;
        return this;
    }

    /** The bytes from {@code from} on, as they are. */
    Packer raw(byte[] of, int from) {
        room(of.length - from);
        System.arraycopy(of, from, bytes, length, of.length - from);
        length += of.length - from;
        return this;
    }

    /** A text. */
    public Packer text(String text) {
        return block(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A moment, to the nanosecond. */
    public Packer time(Instant time) {
        return number(time.getEpochSecond()).number(time.getNano());
    }

    public byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
