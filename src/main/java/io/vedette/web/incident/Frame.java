package io.vedette.web.incident;

import io.vedette.deployment.Verdict;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that a report shows: the incident, and enough before and after it to see what was usual.
 *
 * @param over when the incident was over, or until when it has come
 */
record Frame(Instant from, Instant over, Instant until) {
    private static final Duration LEAST_BEFORE = Duration.ofMinutes(1);
    private static final Duration MOST_BEFORE = Duration.ofHours(1);
    private static final Duration LEAST_AFTER = Duration.ofSeconds(20);
    private static final Duration MOST_AFTER = Duration.ofMinutes(10);
    private static final int QUARTER = 4;

    /** An end that nobody saw. */
    private static final Duration LONGEST = Duration.ofHours(1);

    static Frame of(WatchSnapshot watch, Instant now) {
        Instant deployed = watch.deployment().at();
        Instant over = earlier(now, over(watch, now));
        Duration length = Duration.between(deployed, over);
        Instant from = deployed.minus(within(length.dividedBy(2), LEAST_BEFORE, MOST_BEFORE));
        Instant until = over.plus(within(length.dividedBy(QUARTER), LEAST_AFTER, MOST_AFTER));
        return new Frame(from, over, earlier(now, until));
    }

    private static Instant over(WatchSnapshot watch, Instant now) {
        Instant recovered = watch.recoveredAt();
        Instant judged = watch.judgedAt();
        if (recovered != null) {
            return recovered;
        }
        if (judged == null) {
            return now;
        }
        return watch.verdict() == Verdict.REGRESSED ? judged.plus(LONGEST) : judged;
    }

    /** Where a moment lies: 0 at the beginning, 1 at the end. */
    double place(Instant at) {
        return (double) Duration.between(from, at).toMillis()
                / Math.max(1, Duration.between(from, until).toMillis());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Duration within(Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0) {
            return least;
        }
        return value.compareTo(most) > 0 ? most : value;
    }
}
