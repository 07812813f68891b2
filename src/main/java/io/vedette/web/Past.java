package io.vedette.web;

import io.vedette.alert.Alert;
import io.vedette.alert.trail.Account;
import io.vedette.deployment.evidence.Dossier;
import io.vedette.deployment.evidence.HourFigures;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of endpoints beyond the running hour. Answers come on the caller's event loop; they are empty when history cannot be read now. */
public interface Past {
    /** The latest results, the newest first. */
    Future<Optional<List<Sample>>> results(TargetId target, int limit);

    /** The latest results of several endpoints that were due at {@code from} or later, at most {@code limit} of them together; in no order. */
    Future<Optional<List<Sample>>> results(List<TargetId> targets, Instant from, int limit);

    /** The results of each endpoint that were due from one instant, inclusive, to another, exclusive, at most the last {@code limit} of them; the oldest first. */
    Future<Optional<Map<TargetId, List<Sample>>>> between(List<TargetId> targets, Instant from, Instant to, int limit);

    /** What is kept of an alert's episode; empty, too, when nothing is. */
    Future<Optional<Account>> account(String episode);

    /** The alerts that fired at a moment, the newest first; of one service unless {@code service} is empty. */
    Future<Optional<List<Alert>>> firingAt(Instant at, String service, int limit);

    /** The latest changes of what the probes found, the newest first. */
    Future<Optional<List<Turn>>> changes(TargetId target, int limit);

    /** The latest hours, or days, that are over; the newest last. */
    Future<Optional<List<Period>>> periods(TargetId target, Unit unit, int limit);

    /** What the verdict of a deployment was made of, as JSON; empty, too, when there is none. */
    Future<Optional<String>> dossier(String deployment);

    /** The same, read; empty, too, when it is of a format that is not known. */
    Future<Optional<Dossier>> record(String deployment);

    /** What each endpoint was like in the hour that ended at {@code until}, and in the hour that began at {@code from}, as far as that has come. */
    Future<Optional<Map<TargetId, Hours>>> hours(List<TargetId> targets, Instant until, Instant from);

    /** Two hours to compare. */
    record Hours(HourFigures before, HourFigures after) {}

    /** How long a period is. */
    enum Unit {
        HOUR,
        DAY
    }

    /**
     * A probe that found something else than the one before.
     *
     * @param reason of a failure; else empty
     */
    record Turn(Instant at, String found, String reason, String detail) {}

    /**
     * What the scheduled probes found in one hour or day.
     *
     * @param skipped due times that were slept through
     * @param answered how many latencies the percentiles stand on
     * @param p50 in microseconds; absent where the count does not support it, as the others
     */
    record Period(
            Instant start,
            long up,
            long unknown,
            long skipped,
            Map<Reason, Long> degraded,
            Map<Reason, Long> down,
            long answered,
            @Nullable Long p50,
            @Nullable Long p95,
            @Nullable Long p99) {
        public Period {
            degraded = Map.copyOf(degraded);
            down = Map.copyOf(down);
        }
    }
}
