package io.vedette.slo;

import io.vedette.window.Counts;
import io.vedette.window.Mark;
import io.vedette.window.OpenSlots;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;

/** What is counted in slots that are open still; belongs to the event loop of its service. */
final class OpenCounts {
    private final OpenSlots slots;
    private final int[] good;
    private final int[] bad;
    private final int[] invalid;

    OpenCounts(OpenSlots slots) {
        this.slots = slots;
        good = new int[slots.size()];
        bad = new int[slots.size()];
        invalid = new int[slots.size()];
    }

    void count(Mark mark, int weight, long slot) {
        int place = slots.place(slot);
        switch (mark) {
            case GOOD -> good[place] += weight;
            case BAD -> bad[place] += weight;
            case INVALID -> invalid[place] += weight;
        }
    }

    int good(long slot) {
        return good[slots.place(slot)];
    }

    int bad(long slot) {
        return bad[slots.place(slot)];
    }

    int invalid(long slot) {
        return invalid[slots.place(slot)];
    }

    void clear(long slot) {
        int place = slots.place(slot);
        good[place] = 0;
        bad[place] = 0;
        invalid[place] = 0;
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
            var counts = new Counts(counted, unpacker.count(), unpacker.count());
            if (slots.isOpen(slot)) {
                good[slots.place(slot)] = (int) counts.good();
                bad[slots.place(slot)] = (int) counts.bad();
                invalid[slots.place(slot)] = (int) counts.invalid();
            }
        }
    }
}
