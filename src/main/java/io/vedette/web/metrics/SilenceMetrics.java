package io.vedette.web.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.vedette.alert.Silence;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** How many silences there are, during one scrape. */
final class SilenceMetrics {
    private final Gauge silences = new Gauge("vedette_silences", null, "Silences by state.");

    Stream<MetricSnapshot> collected(List<Silence> all, Instant now) {
        for (Silence.State state : Silence.State.values()) {
            long count =
                    all.stream().filter(silence -> silence.state(now) == state).count();
            silences.add((double) count, "state", state.label());
        }
        return Stream.of(silences.collected());
    }
}
