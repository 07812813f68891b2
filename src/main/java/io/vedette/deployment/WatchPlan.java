package io.vedette.deployment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a service's deployments.
 *
 * @param watch how long a new version is on watch
 * @param onRegression the rollback action to request, by name; absent to tell people only
 */
public record WatchPlan(Duration watch, @Nullable String onRegression) {
    public static final WatchPlan DEFAULT = new WatchPlan(Duration.ofMinutes(15), null);
}
