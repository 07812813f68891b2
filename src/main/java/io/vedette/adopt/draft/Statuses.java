package io.vedette.adopt.draft;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** The HTTP statuses that are good. Belongs to one endpoint. */
public final class Statuses {
    private static final int FIRST = 100;
    private static final int LAST = 599;

    private final BitSet good = new BitSet(LAST + 1);

    public Statuses() {
        good.set(FIRST, LAST + 1);
    }

    /** Only those that are good already and are among these. */
    public void keep(IntPredicate these) {
        for (int status = FIRST; status <= LAST; status++) {
            if (!these.test(status)) {
                good.clear(status);
            }
        }
    }

    public boolean isEmpty() {
        return good.isEmpty();
    }

    /** As {@code status} has them: single ones, classes and ranges. */
    public List<String> written() {
        List<String> ranges = new ArrayList<>();
        for (int from = good.nextSetBit(0); from >= 0; from = good.nextSetBit(good.nextClearBit(from))) {
            ranges.add(range(from, good.nextClearBit(from) - 1));
        }
        return ranges;
    }

    private static String range(int from, int to) {
        if (from == to) {
            return String.valueOf(from);
        }
        return from % 100 == 0 && to == from + 99 ? from / 100 + "xx" : from + "-" + to;
    }
}
