package io.vedette.rollback;

import io.micrometer.core.instrument.MeterRegistry;
import io.vedette.time.Scheduler;
import io.vedette.timeline.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What the couriers' event loop offers to rollbacks.
 *
 * @param scheduler of that loop
 * @param random spreads the retries
 * @param timeline takes what happened, for people; called on that loop
 * @param book outlives the process
 */
public record Surroundings(
        InstantSource clock,
        Scheduler scheduler,
        RandomGenerator random,
        Consumer<Event> timeline,
        MeterRegistry meters,
        RollbackBook book) {
    Instant now() {
        return clock.instant();
    }
}
