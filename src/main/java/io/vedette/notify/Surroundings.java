package io.vedette.notify;

import io.micrometer.core.instrument.MeterRegistry;
import io.vedette.time.Scheduler;
import io.vedette.timeline.Event;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What the couriers' event loop offers to those who live on it.
 *
 * @param scheduler of that loop
 * @param random spreads the retries
 * @param timeline takes what happened; called on that loop
 * @param outbox outlives the process
 */
public record Surroundings(
        InstantSource clock,
        Scheduler scheduler,
        RandomGenerator random,
        Consumer<Event> timeline,
        MeterRegistry meters,
        Outbox outbox) {}
