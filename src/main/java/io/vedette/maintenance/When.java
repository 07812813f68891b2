package io.vedette.maintenance;

import io.vedette.job.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a maintenance window is open. */
public sealed interface When {
    /** The first occurrence that is not over at {@code time}: the one it lies in, or the next to come; none when all are over. */
    Optional<Occurrence> coming(Instant time);

    /** From one moment until before another, once. */
    record Once(Instant from, Instant to) implements When {
        public Once {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("expected an end after " + from + ", found " + to);
            }
        }

        @Override
        public Optional<Occurrence> coming(Instant time) {
            return time.isBefore(to) ? Optional.of(new Occurrence(from, to)) : Optional.empty();
        }
    }

    /**
     * Again and again.
     *
     * @param starts when it begins, by the clocks of its time zone
     * @param length how long it is each time, in time that passes: a night in which clocks change makes it neither longer nor shorter
     */
    record Recurring(Timetable starts, Duration length) implements When {
        public Recurring {
            if (!length.isPositive()) {
                throw new IllegalArgumentException("expected a positive length, found " + length);
            }
        }

        @Override
        public Optional<Occurrence> coming(Instant time) {
            Instant start = starts.next(time.minus(length));
            return start.equals(Instant.MAX)
                    ? Optional.empty()
                    : Optional.of(new Occurrence(start, start.plus(length)));
        }
    }

    /** One time that it is open: from {@code from} until before {@code to}. */
    record Occurrence(Instant from, Instant to) {
        public boolean has(Instant time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }
}
