package io.vedette.window;

import java.util.Arrays;

/**
 * Slots with their counts as runs: slots at an even distance that hold the same counts are one. Belongs to the event loop of its service.
 *
 * <p>The newest run stands in fields, where the next slot may prolong it; all before are bytes, one to three of them for most. A token is a head and, for
 * what the head does not say itself, numbers of seven bits a byte:
 *
 * <pre>
 *   bit 0     repeated: the number of slots follows, else it is one
 *   bit 1     uneven: the distance from the run before and the stride follow, else both are one
 *   bits 2-3  good: 0, 1, or 2 for a number that follows; bits 4-5 bad and 6-7 invalid likewise
 * </pre>
 *
 * Reading a run leaves it in fields of this object, so that nothing is allocated.
 */
final class Runs {
    private static final byte[] EMPTY = {};
    private static final int LONGEST_TOKEN = 1 + 10 + 5 * 5;

    private byte[] bytes = EMPTY;
    private int length;
    private long writtenLast;

    private long newestFirst;
    private int newestStride;
    private int newestRepeats;
    private int newestGood;
    private int newestBad;
    private int newestInvalid;

    // the run that was read last
    long gap;
    int stride;
    int repeats;
    int good;
    int bad;
    int invalid;
    int next;

    boolean isEmpty() {
        return newestRepeats == 0;
    }

    /** Where the newest run begins, as a position for {@link #read}. */
    int newest() {
        return length;
    }

    /** How many bytes the runs before the newest take. */
    int size() {
        return length;
    }

    /** Adds slots behind all others. */
    void append(long first, int distance, int slots, int goodOnes, int badOnes, int invalidOnes) {
        boolean same = goodOnes == newestGood && badOnes == newestBad && invalidOnes == newestInvalid;
        if (same && !isEmpty() && prolongs(first, distance, slots)) {
            newestStride = newestRepeats == 1 ? (int) (first - newestFirst) : newestStride;
            newestRepeats += slots;
            return;
        }
        if (isEmpty()) {
            writtenLast = first - 1;
        } else {
            write();
        }
        newestFirst = first;
        newestStride = slots == 1 ? 1 : distance;
        newestRepeats = slots;
        newestGood = goodOnes;
        newestBad = badOnes;
        newestInvalid = invalidOnes;
    }

    private boolean prolongs(long first, int distance, int slots) {
        long step = newestRepeats == 1 ? first - newestFirst : newestStride;
        return step <= Integer.MAX_VALUE
                && (slots == 1 || distance == step)
                && first == newestFirst + step * newestRepeats;
    }

    /** Reads the run at {@code position} into the fields. */
    void read(int position) {
        if (position == length) {
            gap = newestFirst - writtenLast;
            stride = newestStride;
            repeats = newestRepeats;
            good = newestGood;
            bad = newestBad;
            invalid = newestInvalid;
            next = length;
            return;
        }
        int head = bytes[position];
        next = position + 1;
        repeats = (head & 1) == 0 ? 1 : (int) number();
        gap = (head & 2) == 0 ? 1 : number();
        stride = (head & 2) == 0 ? 1 : (int) number();
        good = count(head >> 2);
        bad = count(head >> 4);
        invalid = count(head >> 6);
    }

    private int count(int bits) {
        return (bits & 3) == 2 ? (int) number() : bits & 3;
    }

    private long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE && next < length; shift += 7) {
            byte part = bytes[next++];
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                break;
            }
        }
        return value;
    }

    private void write() {
        if (bytes.length - length < LONGEST_TOKEN) {
            bytes = Arrays.copyOf(bytes, length + Math.max(LONGEST_TOKEN, length / 4));
        }
        long distance = newestFirst - writtenLast;
        boolean uneven = distance != 1 || newestStride != 1;
        bytes[length++] = (byte) ((newestRepeats == 1 ? 0 : 1)
                | (uneven ? 2 : 0)
                | Math.min(newestGood, 2) << 2
                | Math.min(newestBad, 2) << 4
                | Math.min(newestInvalid, 2) << 6);
        if (newestRepeats != 1) {
            put(newestRepeats);
        }
        if (uneven) {
            put(distance);
            put(newestStride);
        }
        putCount(newestGood);
        putCount(newestBad);
        putCount(newestInvalid);
        writtenLast = newestFirst + (long) newestStride * (newestRepeats - 1);
    }

    private void putCount(int count) {
        if (count >= 2) {
            put(count);
        }
    }

    private void put(long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Forgets all runs before {@code position}; every position is smaller by it afterwards. */
    void forget(int position) {
        length -= position;
        bytes = Arrays.copyOfRange(bytes, position, position + length + LONGEST_TOKEN);
    }

    void pack(Packer packer) {
        packer.block(Arrays.copyOf(bytes, length)).number(writtenLast);
        packer.number(newestFirst).number(newestStride).number(newestRepeats);
        packer.number(newestGood).number(newestBad).number(newestInvalid);
    }

    /** The runs as packed; what they say must be asked of {@link #isSound}. */
    static Runs unpack(Unpacker unpacker) {
        var runs = new Runs();
        runs.bytes = unpacker.block();
        runs.length = runs.bytes.length;
        runs.writtenLast = unpacker.number();
        runs.newestFirst = unpacker.number();
        runs.newestStride = unpacker.count();
        runs.newestRepeats = unpacker.count();
        runs.newestGood = unpacker.count();
        runs.newestBad = unpacker.count();
        runs.newestInvalid = unpacker.count();
        return runs;
    }

    /** Whether every run from {@code first} on is one, the last before the newest ends where it should, and none is later than {@code latest}. */
    boolean isSound(long first, long latest) {
        if (isEmpty()) {
            return length == 0;
        }
        long slot = first;
        boolean sound = length > 0 || newestFirst == first;
        for (int position = 0; position < length && sound; position = next) {
            read(position);
            slot += position == 0 ? 0 : gap;
            sound = (position == 0 || gap > 0) && runIsSound() && slot <= latest;
            slot += (long) stride * (repeats - 1);
        }
        sound &= length == 0 || slot == writtenLast;
        read(length);
        return sound
                && runIsSound()
                && (length == 0 || gap > 0)
                && newestFirst + (long) stride * (repeats - 1) <= latest;
    }

    private boolean runIsSound() {
        return stride > 0 && repeats > 0 && good >= 0 && bad >= 0 && invalid >= 0;
    }
}
