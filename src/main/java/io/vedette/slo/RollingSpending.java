package io.vedette.slo;

import io.vedette.window.Counts;
import io.vedette.window.OutcomeLog;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Duration;

/** The last days by the hour, the running hour included. */
final class RollingSpending implements Spending {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Duration length;
    private final long[] hours;
    private OutcomeLog log;
    private long hour = OutcomeLog.NEVER;
    private int good;
    private int bad;
    private int invalid;

    /** @param hours how many the length is, as the only window of a log; shared, and not to be changed */
    RollingSpending(Duration length, long[] hours) {
        this.length = length;
        this.hours = hours;
        this.log = new OutcomeLog(hours);
    }

    @Override
    public void add(long second, int goodOnes, int badOnes, int invalidOnes) {
        long itsHour = Math.floorDiv(second, HOUR.toSeconds());
        if (itsHour < hour) {
            amend(second, goodOnes, badOnes, invalidOnes); // known from a life in which the clock was ahead
            return;
        }
        if (itsHour > hour) {
            settle();
            hour = itsHour;
        }
        good += goodOnes;
        bad += badOnes;
        invalid += invalidOnes;
    }

    private void settle() {
        if (hour > log.newest()) {
            log.close(hour, good, bad, invalid);
        } else if (hour != OutcomeLog.NEVER) {
            log.amend(hour, good, bad, invalid);
        }
        good = 0;
        bad = 0;
        invalid = 0;
    }

    @Override
    public void amend(long second, int goodOnes, int badOnes, int invalidOnes) {
        long itsHour = Math.floorDiv(second, HOUR.toSeconds());
        if (itsHour >= hour) {
            good += goodOnes;
            bad += badOnes;
            invalid += invalidOnes;
        } else if (itsHour <= log.newest()) {
            log.amend(itsHour, goodOnes, badOnes, invalidOnes);
        } else {
            log.close(itsHour, goodOnes, badOnes, invalidOnes);
        }
    }

    @Override
    public Counts counts() {
        return new Counts(log.good(0) + good, log.bad(0) + bad, log.invalid(0) + invalid);
    }

    @Override
    public Duration length() {
        return length;
    }

    @Override
    public void pack(Packer packer) {
        packer.block(log.encode()).number(hour).number(good).number(bad).number(invalid);
    }

    @Override
    public boolean unpack(Unpacker unpacker) {
        OutcomeLog known = OutcomeLog.decode(unpacker.block(), hours);
        hour = unpacker.number(OutcomeLog.NEVER, -OutcomeLog.NEVER);
        good = unpacker.count();
        bad = unpacker.count();
        invalid = unpacker.count();
        boolean begun = known != null && known.newest() != OutcomeLog.NEVER;
        if (known == null || (begun && hour <= known.newest())) {
            return false;
        }
        log = known;
        return true;
    }
}
