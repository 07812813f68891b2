package io.vedette.web.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Unit;
import io.vedette.window.LatencyBuckets;
import java.util.Arrays;

/** A histogram family in seconds while it is being collected. */
final class Histogram {
    private static final double MICROS_PER_SECOND = 1_000_000;
    private static final double[] BOUNDS = bounds();

    private final HistogramSnapshot.Builder family = HistogramSnapshot.builder();

    Histogram(String name, String help) {
        family.name(name).unit(Unit.SECONDS).help(help);
    }

    /** @param labels names and values in turn */
    void add(LatencyBuckets buckets, String... labels) {
        family.dataPoint(HistogramDataPointSnapshot.builder()
                .labels(Labels.of(labels))
                .classicHistogramBuckets(ClassicHistogramBuckets.of(BOUNDS, buckets.counts()))
                .sum(buckets.sumMicros() / MICROS_PER_SECOND)
                .build());
    }

    HistogramSnapshot collected() {
        return family.build();
    }

    private static double[] bounds() {
        double[] bounds = Arrays.copyOf(
                Arrays.stream(LatencyBuckets.bounds())
                        .mapToDouble(micros -> micros / MICROS_PER_SECOND)
                        .toArray(),
                LatencyBuckets.size());
        bounds[bounds.length - 1] = Double.POSITIVE_INFINITY;
        return bounds;
    }
}
