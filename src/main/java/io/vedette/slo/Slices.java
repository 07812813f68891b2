package io.vedette.slo;

import io.vedette.window.Mark;
import io.vedette.window.OutcomeLog;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.util.Arrays;

/**
 * Slots gathered into slices of time, each good or bad as a whole; belongs to the event loop of its service. The slice that ended last may still be changed
 * by what comes late, earlier ones are settled.
 */
final class Slices {
    private final Ratio tolerated;
    private final long slotsInSlice;
    private final long[] running = new long[Mark.values().length];
    private final long[] ended = new long[Mark.values().length];
    private long number = OutcomeLog.NEVER;
    private long endedNumber = OutcomeLog.NEVER;

    Slices(Budgeting.TimeSlices slices, long slotsInSlice) {
        this.tolerated = slices.target().complement();
        this.slotsInSlice = slotsInSlice;
    }

    long numberOf(long slot) {
        return Math.floorDiv(slot, slotsInSlice);
    }

    /** Whether a slice that began before {@code slot}'s waits to be ended. */
    boolean isLeftBy(long slot) {
        return number != OutcomeLog.NEVER && numberOf(slot) != number;
    }

    void add(long slot, int good, int bad, int invalid) {
        number = numberOf(slot);
        running[Mark.GOOD.ordinal()] += good;
        running[Mark.BAD.ordinal()] += bad;
        running[Mark.INVALID.ordinal()] += invalid;
    }

    /** Whether {@code slot} is the last of its slice. */
    boolean endsWith(long slot) {
        return numberOf(slot + 1) != numberOf(slot);
    }

    /** Ends the running slice and answers which it was. */
    long end() {
        System.arraycopy(running, 0, ended, 0, running.length);
        Arrays.fill(running, 0);
        endedNumber = number;
        number = OutcomeLog.NEVER;
        return endedNumber;
    }

    /** What the slice that ended last is. */
    Mark mark() {
        long bad = ended[Mark.BAD.ordinal()];
        long valid = ended[Mark.GOOD.ordinal()] + bad;
        if (valid == 0) {
            return Mark.INVALID;
        }
        return tolerated.exceededBy(bad, valid) ? Mark.BAD : Mark.GOOD;
    }

    /** Counts what came late for {@code slot}; only the running slice and the one before can take it. */
    void amend(long slot, Mark mark, int weight) {
        long its = numberOf(slot);
        if (its == number) {
            running[mark.ordinal()] += weight;
        } else if (its == endedNumber) {
            ended[mark.ordinal()] += weight;
        }
    }

    boolean endedWas(long slot) {
        return numberOf(slot) == endedNumber;
    }

    void pack(Packer packer) {
        packer.number(number).number(endedNumber);
        for (int i = 0; i < running.length; i++) {
            packer.number(running[i]).number(ended[i]);
        }
    }

    void unpack(Unpacker unpacker) {
        number = unpacker.number();
        endedNumber = unpacker.number();
        for (int i = 0; i < running.length; i++) {
            running[i] = unpacker.number(0, Long.MAX_VALUE / 4);
            ended[i] = unpacker.number(0, Long.MAX_VALUE / 4);
        }
    }
}
