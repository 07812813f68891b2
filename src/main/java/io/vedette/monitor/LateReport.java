package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.WatchPlan;
import io.vedette.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An outage that a deployment found when it was reported, and that its rollout may have begun: platforms and pipelines report when a rollout is done. It counts
 * against the version only if it is young, and goes on for a while after the report: a version that was to cure it would have ended it by then. Outages only, for
 * an error budget goes on burning after its cause is gone. Belongs to the event loop of its service.
 */
final class LateReport {
    private static final Set<String> OUTAGES = Set.of(Alerts.DOWN, Alerts.SERVICE_DOWN);
    private static final Duration LEAST = Duration.ofSeconds(30);
    /** Looks that a cure has: one to be seen, and one more. */
    private static final int LOOKS = 3;

    private final Duration within;
    private final Collection<String> versionsBefore;
    private final Duration patience;
    private @Nullable Alert outage;
    private Instant reported = Instant.MIN;

    LateReport(WatchPlan plan, List<Target> targets, @Nullable LateReport earlier) {
        within = plan.reportedWithin();
        versionsBefore = plan.beside().values();
        Duration looks = targets.stream()
                .map(Target::interval)
                .max(Comparator.naturalOrder())
                .orElse(LEAST)
                .multipliedBy(LOOKS);
        patience = looks.compareTo(LEAST) < 0 ? LEAST : looks;
        if (earlier != null) {
            outage = earlier.outage;
            reported = earlier.reported;
        }
    }

    /** A version was reported, and {@code critical} fire. What was there before all of them could have been its doing is held against none. */
    void begin(Deployment deployment, List<Alert> critical, Instant now) {
        Instant earliest = now.minus(within);
        reported = now;
        outage = deployment.rollbackOf() != null
                        || critical.stream().anyMatch(alert -> alert.startsAt().isBefore(earliest))
                ? null
                : critical.stream()
                        .filter(alert -> OUTAGES.contains(alert.name()))
                        .filter(alert -> !versionsBefore.contains(alert.labels().value("endpoint")))
                        .min(Comparator.comparing(Alert::startsAt))
                        .orElse(null);
    }

    boolean isOpen() {
        return outage != null;
    }

    /** An alert is over. */
    void over(Alert alert) {
        Alert held = outage;
        if (held != null && held.episode().equals(alert.episode())) {
            outage = null;
        }
    }

    /** The version is judged already, or gone. */
    void close() {
        outage = null;
    }

    /** Gives what to hold against the version, once it has gone on for long enough. */
    void at(Instant now, Consumer<String> accuse) {
        Alert held = outage;
        if (held != null && !now.isBefore(reported.plus(patience))) {
            outage = null;
            long before = Duration.between(held.startsAt(), reported).toSeconds();
            accuse.accept("%s: %s; this fired %d s before the version was reported, and goes on"
                    .formatted(held.summary(), held.description(), before));
        }
    }
}
