package io.vedette.slo;

import io.vedette.window.Counts;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Duration;

/** What was counted over an objective's own period; belongs to the event loop of its service. Moments are epoch seconds at which a unit began. */
sealed interface Spending permits RollingSpending, CalendarSpending {
    /** Counts a unit that began at {@code second}, later than all before. */
    void add(long second, int good, int bad, int invalid);

    /** Counts what came too late for its unit. */
    void amend(long second, int good, int bad, int invalid);

    Counts counts();

    /** How long the period that is counted over is. */
    Duration length();

    void pack(Packer packer);

    /** Answers whether what was packed makes sense. */
    boolean unpack(Unpacker unpacker);

    static Spending over(SloTerms terms) {
        return switch (terms.slo().period()) {
            case Period.Rolling(Duration length) -> new RollingSpending(length, terms.periodHours());
            case Period.Calendar calendar -> new CalendarSpending(calendar);
        };
    }
}
