package io.vedette.deployment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a service's deployments.
 *
 * @param watch how long a new version is on watch
 * @param verify how long a rollback has to help
 * @param onRegression the rollback action to request, by name; absent to tell people only
 * @param mode what may be done without a person
 * @param guarded whether a day of its endpoints is kept to compare a new version with
 */
public record WatchPlan(
        Duration watch, Duration verify, @Nullable String onRegression, Mode mode, boolean guarded) {
    public static final WatchPlan DEFAULT =
            new WatchPlan(Duration.ofMinutes(15), Duration.ofMinutes(10), null, Mode.OBSERVE, false);

    /** The same without a day to compare with. */
    public WatchPlan unguarded() {
        return new WatchPlan(watch, verify, onRegression, mode, false);
    }
}
