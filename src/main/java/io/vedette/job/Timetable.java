package io.vedette.job;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** When a job is due. */
public sealed interface Timetable {
    /** The first time after {@code last} at which it is due. */
    Instant next(Instant last);

    /** As it was written. */
    String words();

    /** So long after it was last heard of. */
    record Every(Duration duration, String words) implements Timetable {
        public Every {
            if (!duration.isPositive()) {
                throw new IllegalArgumentException("expected a positive duration, found " + duration);
            }
        }

        @Override
        public Instant next(Instant last) {
            return last.plus(duration);
        }
    }

    /** At these moments of a calendar. */
    record At(Moments moments, ZoneId zone, String words) implements Timetable {
        @Override
        public Instant next(Instant last) {
            return moments.next(last, zone);
        }
    }
}
