package io.vedette.rollback;

import io.micrometer.core.instrument.MeterRegistry;
import io.vedette.deployment.Order;
import io.vedette.deployment.RollbackOrder;
import io.vedette.time.Scheduler;
import io.vedette.timeline.Event;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the couriers' event loop offers to rollbacks.
 *
 * @param scheduler of that loop
 * @param random spreads the retries
 * @param timeline takes what happened, for people; called on that loop
 * @param book outlives the process
 * @param externalUrl where people see Vedette; absent if they cannot
 */
public record Surroundings(
        InstantSource clock,
        Scheduler scheduler,
        RandomGenerator random,
        Consumer<Event> timeline,
        MeterRegistry meters,
        RollbackBook book,
        @Nullable URI externalUrl) {
    /** Where nobody sees Vedette from. */
    public Surroundings(
            InstantSource clock,
            Scheduler scheduler,
            RandomGenerator random,
            Consumer<Event> timeline,
            MeterRegistry meters,
            RollbackBook book) {
        this(clock, scheduler, random, timeline, meters, book, null);
    }

    /** The same order with where people see what speaks for it, if they can. */
    Order addressed(Order order) {
        return externalUrl != null && order instanceof RollbackOrder rollback
                ? rollback.seenAt(
                        URI.create(externalUrl.toString().replaceFirst("/*$", "/deployments/" + rollback.id())))
                : order;
    }

    Instant now() {
        return clock.instant();
    }
}
