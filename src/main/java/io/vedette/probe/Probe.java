package io.vedette.probe;

import io.vedette.sample.Outcome;
import io.vertx.core.Future;

/** One way to measure one target; belongs to the event loop it was made for. */
@FunctionalInterface
public interface Probe {
    /**
     * Measures once. A target that is down is a value: the future fails only for a defect of ours. It completes within the target's timeout and
     * a few milliseconds, on the owning event loop, and holds no socket afterwards.
     */
    Future<Outcome> run();

    /** Measures once as {@link #run} does, and remembers what it sees: dearer, for when a target is already in doubt. */
    default Future<Finding> examine() {
        return run().map(Finding::new);
    }
}
