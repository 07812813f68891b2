package io.vedette.web.incident;

import io.vedette.web.incident.TimeChart.Level;
import java.util.List;
import java.util.stream.Stream;

/** The share of an endpoint's probes that failed, over a report's time: a bar for each short time, a thin line where all was well, nothing where nothing was measured. */
record ErrorChart(TimeChart chart, List<Bucket> buckets) {
    private static final double THIN = 1.5;

    /** Neighbours overlap by a hair, or a light line shows between them. */
    private static final double HAIR = 0.7;

    ErrorChart {
        buckets = List.copyOf(buckets);
    }

    Markup draw() {
        return chart.draw(
                buckets.stream().filter(bucket -> bucket.probes() > 0).map(this::bar),
                Stream.of(new Level(1, "100 % fail", ""), new Level(0.5, "50 %", "")));
    }

    private Markup bar(Bucket bucket) {
        double height = Math.max(THIN, bucket.errors() * TimeChart.HEIGHT);
        double from = chart.x(bucket.from());
        return Markup.of("rect")
                .with("class", bucket.failed() > 0 ? "bad" : "good")
                .with("x", from)
                .with("width", Math.max(1, chart.x(bucket.until()) - from + HAIR))
                .with("y", TimeChart.HEIGHT - height)
                .with("height", height);
    }
}
