package io.vedette.slo;

import io.vedette.window.Mark;
import io.vedette.window.OpenSlots;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.util.Arrays;

/** What is counted in slots that are open still; belongs to the event loop of its service. */
final class OpenCounts {
    private static final int MARKS = Mark.values().length;

    private final OpenSlots slots;
    private final int[] counts;

    OpenCounts(OpenSlots slots) {
        this.slots = slots;
        counts = new int[slots.size() * MARKS];
    }

    private int place(Mark mark, long slot) {
        return slots.place(slot) * MARKS + mark.ordinal();
    }

    void count(Mark mark, int weight, long slot) {
        counts[place(mark, slot)] += weight;
    }

    int good(long slot) {
        return counts[place(Mark.GOOD, slot)];
    }

    int bad(long slot) {
        return counts[place(Mark.BAD, slot)];
    }

    int invalid(long slot) {
        return counts[place(Mark.INVALID, slot)];
    }

    void clear(long slot) {
        int first = slots.place(slot) * MARKS;
        Arrays.fill(counts, first, first + MARKS, 0);
    }

    void pack(Packer packer) {
        packer.number(slots.oldest());
        for (long slot = slots.oldest(); slots.isOpen(slot); slot++) {
            packer.number(good(slot)).number(bad(slot)).number(invalid(slot));
        }
        packer.number(-1);
    }

    void unpack(Unpacker unpacker) {
        long slot = unpacker.number();
        for (long counted = unpacker.number();
                counted >= 0 && unpacker.isWhole();
                counted = unpacker.number(), slot++) {
            int bad = unpacker.count();
            int invalid = unpacker.count();
            if (slots.isOpen(slot)) {
                counts[place(Mark.GOOD, slot)] = (int) counted;
                counts[place(Mark.BAD, slot)] = bad;
                counts[place(Mark.INVALID, slot)] = invalid;
            }
        }
    }
}
