package io.vedette.deployment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a service's deployments.
 *
 * @param watch how long a new version is on watch
 * @param verify how long a rollback has to help
 * @param onRegression the rollback action to request, by name; absent to tell people only
 * @param mode what may be done without a person
 * @param guarded whether a day of its endpoints is kept to compare a new version with
 * @param beside the endpoint at which the version before stays reachable, by the endpoint of the new one
 * @param smoke the endpoints that are looked at right after a deployment
 * @param reportedWithin how long a rollout may have run before its report: an outage that began in that time may be its doing
 * @param control the services whose lot says what is no fault of the version; absent for all that fit
 */
public record WatchPlan(
        Duration watch,
        Duration verify,
        @Nullable String onRegression,
        Mode mode,
        boolean guarded,
        Map<String, String> beside,
        List<String> smoke,
        Duration reportedWithin,
        @Nullable Set<String> control) {
    private static final Duration REPORTED_WITHIN = Duration.ofMinutes(1);

    public static final WatchPlan DEFAULT =
            new WatchPlan(Duration.ofMinutes(15), Duration.ofMinutes(10), null, Mode.OBSERVE, false);

    public WatchPlan {
        beside = Map.copyOf(beside);
        smoke = List.copyOf(smoke);
        control = control == null ? null : Set.copyOf(control);
    }

    /** For a service whose version before is gone when a new one comes. */
    public WatchPlan(Duration watch, Duration verify, @Nullable String onRegression, Mode mode, boolean guarded) {
        this(watch, verify, onRegression, mode, guarded, Map.of(), List.of(), REPORTED_WITHIN, null);
    }

    /** The same with the endpoints at which the version before stays reachable. */
    public WatchPlan with(Map<String, String> versionsBefore) {
        return new WatchPlan(
                watch, verify, onRegression, mode, guarded, versionsBefore, smoke, reportedWithin, control);
    }

    /** The same with endpoints that are looked at right after a deployment. */
    public WatchPlan checking(List<String> endpoints) {
        return new WatchPlan(watch, verify, onRegression, mode, guarded, beside, endpoints, reportedWithin, control);
    }

    /** The same for one whose rollouts are reported within this time of their beginning. */
    public WatchPlan reporting(Duration within) {
        return new WatchPlan(watch, verify, onRegression, mode, guarded, beside, smoke, within, control);
    }

    /** The same with a control group by name; null for all that fit. */
    public WatchPlan among(@Nullable Set<String> services) {
        return new WatchPlan(watch, verify, onRegression, mode, guarded, beside, smoke, reportedWithin, services);
    }

    /** The same without a day to compare with. */
    public WatchPlan unguarded() {
        return new WatchPlan(watch, verify, onRegression, mode, false, beside, smoke, reportedWithin, control);
    }
}
