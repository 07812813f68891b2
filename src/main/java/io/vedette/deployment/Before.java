package io.vedette.deployment;

import org.jspecify.annotations.Nullable;

/**
 * How a service stood when a deployment came: what is no fault of it.
 *
 * @param critical whether a critical alert fires since before
 * @param budget what was left of the error budget with the least left: 1 untouched, 0 spent, negative overspent; absent without an objective
 */
public record Before(boolean critical, @Nullable Double budget) {
    /** Nothing fires any more. */
    Before allClear() {
        return new Before(false, budget);
    }
}
