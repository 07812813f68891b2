package io.vedette.web.status;

import io.vedette.web.Past;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service's day, over all its endpoints.
 *
 * @param start of the day, in UTC
 * @param good scheduled probes that found it up, or degraded
 * @param bad scheduled probes that found it down
 */
record Day(Instant start, long good, long bad) {
    static Day of(Past.Period period) {
        return new Day(
                period.start(),
                period.up() + sum(period.degraded().values()),
                sum(period.down().values()));
    }

    Day with(Day other) {
        return new Day(start, good + other.good, bad + other.bad);
    }

    /** The good share; absent when nothing was measured. */
    @Nullable
    Double ratio() {
        return good + bad == 0 ? null : (Double) ((double) good / (good + bad));
    }

    static @Nullable Double ratio(List<Day> days) {
        return days.stream().reduce(Day::with).map(Day::ratio).orElse(null);
    }

    private static long sum(Iterable<Long> counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
