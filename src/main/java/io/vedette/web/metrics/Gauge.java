package io.vedette.web.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Unit;
import org.jspecify.annotations.Nullable;

/** A gauge family while it is being collected. */
final class Gauge {
    private final GaugeSnapshot.Builder family = GaugeSnapshot.builder();

    Gauge(String name, @Nullable Unit unit, String help) {
        family.name(name).help(help);
        if (unit != null) {
            family.unit(unit);
        }
    }

    /** @param labels names and values in turn */
    void add(double value, String... labels) {
        family.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(Labels.of(labels))
                .value(value)
                .build());
    }

    GaugeSnapshot collected() {
        return family.build();
    }
}
