package io.vedette.cli.recording;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The lines of a stream, each as a range of {@link #bytes()} that holds until the next one is asked for. Blocks on the stream. */
final class Lines {
    /** Longer than any row; what has no end of line by then is not one. */
    static final int LONGEST = 1 << 16;

    private static final int READ_AHEAD = 1 << 20;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private final InputStream stream;
    private final byte[] buffer = new byte[READ_AHEAD];
    private int filled;
    private int next;
    private boolean ended;
    private int start;
    private int end;
    private long number;

    Lines(InputStream stream) {
        this.stream = stream;
    }

    /** Moves to the next line; false at the end of the stream. A line longer than {@link #LONGEST} is cut there. */
    boolean advance() throws IOException {
        int stop = indexOfNewline(next);
        while (stop < 0 && !ended && filled - next < LONGEST) {
            int looked = filled - next;
            fill();
            stop = indexOfNewline(next + looked);
        }
        start = next;
        if (stop < 0 && filled == next) {
            return false;
        }
        number++;
        end = stop < 0 ? filled : stop;
        next = stop < 0 ? filled : stop + 1;
        if (end > start && buffer[end - 1] == '\r') {
            end--;
        }
        return true;
    }

    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** From 1. */
    long number() {
        return number;
    }

    /** Moves what is left to the front and reads on behind it. */
    private void fill() throws IOException {
        int left = filled - next;
        System.arraycopy(buffer, next, buffer, 0, left);
        next = 0;
        filled = left;
        int read = stream.read(buffer, filled, buffer.length - filled);
        ended = read < 0;
        filled += Math.max(read, 0);
    }

    /** Eight bytes at a time: a byte that equals the newline becomes zero, and the lowest zero byte shows in its top bit. */
    private int indexOfNewline(int from) {
        int at = from;
        for (; at + 8 <= filled; at += 8) {
            long word = (long) EIGHT.get(buffer, at) ^ (ONES * '\n');
            long zeros = (word - ONES) & ~word & TOPS;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        for (; at < filled; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }
}
