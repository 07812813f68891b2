package io.vedette.web.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/** A counter family while it is being collected; the text adds {@code _total} to its name. */
final class Counter {
    private final CounterSnapshot.Builder family = CounterSnapshot.builder();

    Counter(String name, String help) {
        family.name(name).help(help);
    }

    /** @param labels names and values in turn */
    void add(long value, String... labels) {
        family.dataPoint(CounterDataPointSnapshot.builder()
                .labels(Labels.of(labels))
                .value((double) value)
                .build());
    }

    CounterSnapshot collected() {
        return family.build();
    }
}
