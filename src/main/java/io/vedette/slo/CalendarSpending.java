package io.vedette.slo;

import io.vedette.window.Counts;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Duration;
import java.time.Instant;

/** The running stretch of the calendar: all is forgotten when the next one begins. */
final class CalendarSpending implements Spending {
    private final Period.Calendar calendar;
    private long start = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;
    private long good;
    private long bad;
    private long invalid;

    CalendarSpending(Period.Calendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public void add(long second, int goodOnes, int badOnes, int invalidOnes) {
        if (second >= end) {
            Instant at = Instant.ofEpochSecond(second);
            start = calendar.start(at).getEpochSecond();
            end = calendar.end(at).getEpochSecond();
            good = 0;
            bad = 0;
            invalid = 0;
        }
        amend(second, goodOnes, badOnes, invalidOnes);
    }

    @Override
    public void amend(long second, int goodOnes, int badOnes, int invalidOnes) {
        if (second >= start) {
            good += goodOnes;
            bad += badOnes;
            invalid += invalidOnes;
        }
    }

    @Override
    public Counts counts() {
        return new Counts(good, bad, invalid);
    }

    @Override
    public Duration length() {
        return end < start ? calendar.nominal() : Duration.ofSeconds(end - start);
    }

    @Override
    public void pack(Packer packer) {
        packer.number(start).number(end).number(good).number(bad).number(invalid);
    }

    @Override
    public boolean unpack(Unpacker unpacker) {
        start = unpacker.number();
        end = unpacker.number();
        good = unpacker.number(0, Long.MAX_VALUE);
        bad = unpacker.number(0, Long.MAX_VALUE);
        invalid = unpacker.number(0, Long.MAX_VALUE);
        return unpacker.isWhole();
    }
}
