package io.vedette.slo;

import io.vedette.window.Counts;
import io.vedette.window.Mark;
import io.vedette.window.OpenSlots;
import io.vedette.window.OutcomeLog;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import org.jspecify.annotations.Nullable;

/**
 * What is counted for an objective: in open slots, in the windows of its rules, over its period, and ever. Belongs to the event loop of its service.
 */
final class Tally {
    private static final Mark[] MARKS = Mark.values();

    private final SloTerms terms;
    private final OpenSlots slots;
    private final OpenCounts open;
    private final @Nullable Slices slices;
    private final Spending spending;
    private OutcomeLog log;
    private long newest = OutcomeLog.NEVER;
    private int newestGood;
    private long everGood;
    private long everBad;
    private long everInvalid;

    Tally(SloTerms terms, OpenSlots slots) {
        this.terms = terms;
        this.slots = slots;
        this.open = new OpenCounts(slots);
        this.log = new OutcomeLog(terms.windowUnits());
        this.spending = Spending.over(terms);
        this.slices = terms.slo().budgeting() instanceof Budgeting.TimeSlices sliced
                ? new Slices(sliced, terms.unit().dividedBy(terms.slot()))
                : null;
    }

    /** Another for the same objective in the same slots, with nothing counted. */
    Tally empty() {
        return new Tally(terms, slots);
    }

    OutcomeLog log() {
        return log;
    }

    /** The last slot that was closed. */
    long newest() {
        return newest;
    }

    Spending spending() {
        return spending;
    }

    OpenCounts open() {
        return open;
    }

    /** All that was ever counted, open slots included. */
    Counts ever() {
        return new Counts(everGood, everBad, everInvalid);
    }

    long badEver() {
        return everBad;
    }

    private long ever(Mark mark) {
        return switch (mark) {
            case GOOD -> everGood;
            case BAD -> everBad;
            case INVALID -> everInvalid;
        };
    }

    private void countEver(Mark mark, long more) {
        switch (mark) {
            case GOOD -> everGood += more;
            case BAD -> everBad += more;
            case INVALID -> everInvalid += more;
        }
    }

    /** Counts in a slot that is open, or was closed; in any other, nothing is counted. */
    void count(Mark mark, int weight, long slot) {
        if (slots.isOpen(slot)) {
            open.count(mark, weight, slot);
        } else if (slot <= newest) {
            late(mark, weight, slot);
        } else {
            return;
        }
        countEver(mark, weight);
    }

    /** What was counted as {@code mark} is counted as not measured; slots that forgot what they hold are left alone. */
    void revoke(Mark mark, int weight, long slot) {
        count(mark, -weight, slot);
        count(Mark.INVALID, weight, slot);
    }

    private void late(Mark mark, int weight, long closed) {
        if (slices == null) {
            amend(closed, mark, weight);
            return;
        }
        Mark before = slices.mark();
        slices.amend(closed, mark, weight);
        if (slices.endedWas(closed) && slices.mark() != before) {
            amend(slices.numberOf(closed), before, -1);
            amend(slices.numberOf(closed), slices.mark(), 1);
        }
    }

    private void amend(long unit, Mark mark, int by) {
        amend(unit, mark == Mark.GOOD ? by : 0, mark == Mark.BAD ? by : 0, mark == Mark.INVALID ? by : 0);
    }

    private void amend(long unit, int good, int bad, int invalid) {
        log.amend(unit, good, bad, invalid);
        spending.amend(unit * terms.unit().toSeconds(), good, bad, invalid);
    }

    /** Closes {@code slot}, the oldest open one. */
    void close(long slot) {
        newest = Math.max(newest, slot);
        newestGood = open.good(slot);
        if (slices == null) {
            settle(slot, open.good(slot), open.bad(slot), open.invalid(slot));
        } else {
            closeIn(slices, slot);
        }
        open.clear(slot);
    }

    private void closeIn(Slices its, long slot) {
        if (its.isLeftBy(slot)) {
            end(its);
        }
        its.add(slot, open.good(slot), open.bad(slot), open.invalid(slot));
        if (its.endsWith(slot)) {
            end(its);
        }
    }

    private void end(Slices its) {
        long slice = its.end();
        Mark mark = its.mark();
        settle(slice, mark == Mark.GOOD ? 1 : 0, mark == Mark.BAD ? 1 : 0, mark == Mark.INVALID ? 1 : 0);
    }

    private void settle(long unit, int good, int bad, int invalid) {
        if (unit <= log.newest()) {
            amend(unit, good, bad, invalid); // known from a life in which the clock was ahead
            return;
        }
        log.close(unit, good, bad, invalid);
        spending.add(unit * terms.unit().toSeconds(), good, bad, invalid);
    }

    /** Counts {@code samples} that nobody took as invalid: they were due in slots after all that was closed and before {@code slot}. */
    void absent(long slot, long samples) {
        if (newest == OutcomeLog.NEVER || slot <= newest + 1) {
            return;
        }
        if (slices != null && slices.isLeftBy(slot)) {
            end(slices);
        }
        long to = slices == null ? slot : slices.numberOf(slot);
        long first = slices == null ? newest + 1 : log.newest() + 1;
        long units = to - first;
        if (units > 0) {
            long more = samples % units;
            absent(first, to - more, (int) (samples / units));
            absent(to - more, to, (int) (samples / units) + 1);
        }
        newest = slot - 1;
    }

    private void absent(long from, long to, int each) {
        if (from >= to || from <= log.newest()) {
            return;
        }
        log.close(from, (int) (to - from), 0, 0, each);
        everInvalid += (to - from) * each;
        spend(from, to, 0, each);
    }

    /** By quarters of an hour, at which all periods begin and end. */
    private void spend(long from, long to, int goodEach, int invalidEach) {
        long quarter = Math.max(900 / terms.unit().toSeconds(), 1);
        for (long at = from; at < to; at = (Math.floorDiv(at, quarter) + 1) * quarter) {
            int units = (int) (Math.min((Math.floorDiv(at, quarter) + 1) * quarter, to) - at);
            spending.add(at * terms.unit().toSeconds(), units * goodEach, 0, units * invalidEach);
        }
    }

    /** Whether slots can be counted many at a time. */
    boolean canRepeat() {
        return slices == null;
    }

    /** Closes {@code count} slots after the newest, each with as many good samples, and no others. */
    void repeat(int count) {
        long first = newest + 1;
        log.close(first, count, newestGood, 0, 0);
        everGood += (long) count * newestGood;
        spend(first, first + count, newestGood, 0);
        newest += count;
    }

    void takeSpending(Tally earlier) {
        var packer = new Packer(0);
        earlier.spending.pack(packer);
        spending.unpack(new Unpacker(0, packer.bytes()));
    }

    void pack(Packer packer) {
        packer.number(newest).block(log.encode());
        spending.pack(packer);
        for (Mark mark : MARKS) {
            packer.number(ever(mark));
        }
        open.pack(packer);
        if (slices != null) {
            slices.pack(packer);
        }
    }

    /** Takes what was packed, and answers whether it makes sense. */
    boolean unpack(Unpacker unpacker) {
        newest = unpacker.number(OutcomeLog.NEVER, -OutcomeLog.NEVER);
        OutcomeLog known = OutcomeLog.decode(unpacker.block(), terms.windowUnits());
        if (known == null || !spending.unpack(unpacker)) {
            return false;
        }
        log = known;
        for (Mark mark : MARKS) {
            countEver(mark, unpacker.number() - ever(mark));
        }
        open.unpack(unpacker);
        if (slices != null) {
            slices.unpack(unpacker);
        }
        return unpacker.isWhole();
    }
}
