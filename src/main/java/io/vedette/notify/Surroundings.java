package io.vedette.notify;

import io.micrometer.core.instrument.MeterRegistry;
import io.vedette.alert.Alert;
import io.vedette.alert.Link;
import io.vedette.alert.Notice;
import io.vedette.time.Scheduler;
import io.vedette.timeline.Event;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What the couriers' event loop offers to those who live on it.
 *
 * @param scheduler of that loop
 * @param random spreads the retries
 * @param timeline takes what happened; called on that loop
 * @param outbox outlives the process
 * @param concerns takes alerts about receivers themselves, to be told like any other; called on that loop
 * @param links what the reader of a message can do about it; the same for every attempt of one message
 */
public record Surroundings(
        InstantSource clock,
        Scheduler scheduler,
        RandomGenerator random,
        Consumer<Event> timeline,
        MeterRegistry meters,
        Outbox outbox,
        Consumer<Alert> concerns,
        Function<Notice, List<Link>> links) {
    /** Where messages have no links, and nobody is told that a receiver fails. */
    public Surroundings(
            InstantSource clock,
            Scheduler scheduler,
            RandomGenerator random,
            Consumer<Event> timeline,
            MeterRegistry meters,
            Outbox outbox) {
        this(clock, scheduler, random, timeline, meters, outbox, _ -> {}, _ -> List.of());
    }
}
