package io.vedette.job;

import io.vedette.job.Timetable.At;
import java.time.LocalDateTime;

/** Refuses calendars without any moment, such as a thirtieth of February. */
final class Reached {
    private static final LocalDateTime SOME_DAY = LocalDateTime.of(2024, 1, 1, 0, 0);

    private Reached() {}

    static At orRefused(At timetable) {
        if (!timetable.moments().comesAfter(SOME_DAY)) {
            throw new IllegalArgumentException("expected a time that comes: \"" + timetable.words() + "\" never does");
        }
        return timetable;
    }
}
