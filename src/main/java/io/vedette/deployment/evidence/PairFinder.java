package io.vedette.deployment.evidence;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds the slots of two endpoints that were taken at the same time: those whose beginnings lie less than half a slot apart. What comes out is the same in
 * whatever order the two are told, as long as each comes in the order of time. Belongs to the event loop of its service.
 */
final class PairFinder {
    /** What waits for another that never comes is forgotten. */
    private static final int LONGEST = 1_000;

    private final Duration slot;
    private final Duration within;
    private final Deque<Slot> candidates = new ArrayDeque<>();
    private final Deque<Slot> before = new ArrayDeque<>();

    PairFinder(Duration slot) {
        this.slot = slot;
        this.within = slot.dividedBy(2);
    }

    /** One that knows nothing yet. */
    PairFinder again() {
        return new PairFinder(slot);
    }

    /** All pairs of two endpoints whose slots are known, both in the order of time. */
    static List<SlotPair> all(List<Slot> candidates, List<Slot> before, Duration slot) {
        var finder = new PairFinder(slot);
        var found = new ArrayList<SlotPair>();
        int next = 0;
        for (Slot candidate : candidates) {
            while (next < before.size() && !before.get(next).at().isAfter(candidate.at())) {
                found.addAll(finder.before(before.get(next++)));
            }
            found.addAll(finder.candidate(candidate));
        }
        before.subList(next, before.size()).forEach(each -> found.addAll(finder.before(each)));
        return found;
    }

    List<SlotPair> candidate(Slot slot) {
        return add(candidates, slot);
    }

    List<SlotPair> before(Slot slot) {
        return add(before, slot);
    }

    private List<SlotPair> add(Deque<Slot> side, Slot slot) {
        side.addLast(slot);
        if (side.size() > LONGEST) {
            side.removeFirst();
        }
        var found = new ArrayList<SlotPair>(1);
        while (!candidates.isEmpty() && !before.isEmpty()) {
            Duration apart = Duration.between(
                    before.getFirst().at(), candidates.getFirst().at());
            if (apart.abs().compareTo(within) < 0) {
                found.add(new SlotPair(candidates.removeFirst(), before.removeFirst()));
            } else {
                (apart.isNegative() ? candidates : before).removeFirst();
            }
        }
        return found;
    }
}
