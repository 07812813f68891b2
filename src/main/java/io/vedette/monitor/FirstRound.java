package io.vedette.monitor;

import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first look of a new life at every endpoint of a service: it is over when each has been judged, or after two intervals. Belongs to the event loop of its service. */
final class FirstRound {
    private static final int INTERVALS = 2;
    /** What is looked at once an hour does not hold up what is known. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Set<TargetId> unseen = new HashSet<>();
    private final Instant end;
    private boolean over;

    FirstRound(Collection<Target> targets, Instant now) {
        targets.forEach(target -> unseen.add(target.id()));
        this.end = now.plus(targets.stream()
                .map(target -> target.interval().multipliedBy(INTERVALS).plus(target.timeout()))
                .max(Duration::compareTo)
                .filter(longest -> longest.compareTo(PATIENCE) < 0)
                .orElse(PATIENCE));
    }

    /** An endpoint was looked at, or time has gone on. Answers whether it is over, the first time that is so. */
    boolean isOverWith(@Nullable TargetMonitor target, Instant now) {
        if (!over && target != null && isJudged(target.health())) {
            unseen.remove(target.target().id());
        }
        return ends(now);
    }

    private boolean ends(Instant now) {
        if (over || !(unseen.isEmpty() || !now.isBefore(end))) {
            return false;
        }
        over = true;
        return true;
    }

    private static boolean isJudged(HealthState health) {
        return switch (health) {
            case HealthState.New _, HealthState.Suspect _ -> false;
            case HealthState.Up _, HealthState.Slipping _ -> true;
            case HealthState.Degraded degraded -> degraded.successes() == 0;
            case HealthState.Down down -> down.successes() == 0;
        };
    }
}
