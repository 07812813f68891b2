package io.vedette.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** {@code vedette_store_…}: what the database does and how it stands. */
final class StoreMeters {
    private final Counter facts;
    private final Counter dropped;
    private final Timer commits;

    StoreMeters(MeterRegistry meters) {
        facts = Counter.builder("vedette.store.writes")
                .description("Facts and batches of samples that were committed.")
                .register(meters);
        dropped = Counter.builder("vedette.store.dropped")
                .description(
                        "Batches of samples that were not stored, because the disk did not keep up or could not be written.")
                .register(meters);
        commits = Timer.builder("vedette.store.commit")
                .description("How long commits took.")
                .register(meters);
    }

    /** Shows how {@code writer} stands from now on. */
    void watch(MeterRegistry meters, Supplier<StoreHealth> health, Supplier<Number> queued, Supplier<Number> bytes) {
        gauge(
                meters,
                "vedette.store.working",
                "Whether history can be written now.",
                () -> health.get().working() ? 1 : 0);
        gauge(meters, "vedette.store.facts.waiting", "Facts in memory that wait for the disk.", () -> health.get()
                .waiting());
        gauge(meters, "vedette.store.queue.depth", "Facts and batches of samples that wait for the writer.", queued);
        Gauge.builder("vedette.store.size", bytes)
                .description("Size of the database file and its log.")
                .baseUnit("bytes")
                .register(meters);
    }

    void committed(int jobs, Duration taken) {
        facts.increment(jobs);
        commits.record(taken);
    }

    void dropped() {
        dropped.increment();
    }

    private static void gauge(MeterRegistry meters, String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(meters);
    }
}
