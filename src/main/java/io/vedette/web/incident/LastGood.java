package io.vedette.web.incident;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last hour before a deployment in which no version ran that had regressed.
 *
 * @param version that ran then, as far as is known
 * @param until when the hour ended
 */
record LastGood(@Nullable String version, Instant until) {
    static final Duration HOUR = Duration.ofHours(1);

    /** @param watches of the service, the newest first */
    static LastGood before(Deployment deployment, List<WatchSnapshot> watches) {
        var found = new LastGood(deployment.previousVersion(), deployment.at());
        for (WatchSnapshot watch : watches) {
            Deployment earlier = watch.deployment();
            if (earlier.at().isBefore(found.until())
                    && ranBadly(watch, found.until().minus(HOUR))) {
                found = new LastGood(earlier.previousVersion(), earlier.at());
            }
        }
        return found;
    }

    /** Whether the service was still ill of a version at some time after {@code from}; for an hour when nobody saw its end. */
    private static boolean ranBadly(WatchSnapshot watch, Instant from) {
        Instant judged = watch.judgedAt();
        if (watch.verdict() != Verdict.REGRESSED || judged == null) {
            return false;
        }
        Instant recovered = watch.recoveredAt();
        return (recovered == null ? judged.plus(HOUR) : recovered).isAfter(from);
    }
}
