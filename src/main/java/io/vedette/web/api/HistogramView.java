package io.vedette.web.api;

import io.vedette.monitor.LatencyQuestion;
import io.vedette.window.Distribution;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.HistogramLogWriter;

/** A distribution of latencies as JSON buckets, and as a log that the HdrHistogram tools read. */
final class HistogramView {
    private static final double MICROS_PER_MILLI = 1_000;
    private static final Map<String, Double> QUANTILES = quantiles();

    private final LatencyQuestion question;
    private final Distribution latencies;
    private final Instant now;

    HistogramView(LatencyQuestion question, Distribution latencies, Instant now) {
        this.question = question;
        this.latencies = latencies;
        this.now = now;
    }

    private static Map<String, Double> quantiles() {
        Map<String, Double> quantiles = new LinkedHashMap<>();
        quantiles.put("p50_ms", 0.5);
        quantiles.put("p75_ms", 0.75);
        quantiles.put("p90_ms", 0.9);
        quantiles.put("p95_ms", 0.95);
        quantiles.put("p99_ms", 0.99);
        quantiles.put("p999_ms", 0.999);
        return quantiles;
    }

    JsonObject json() {
        JsonObject percentiles = new JsonObject();
        QUANTILES.forEach((name, quantile) -> percentiles.put(name, Spelling.millis(latencies.quantile(quantile))));
        return new JsonObject()
                .put("at", Spelling.time(now))
                .put("service", question.service())
                .put("endpoint", question.endpoint().isEmpty() ? null : question.endpoint())
                .put("window_seconds", Spelling.seconds(question.span().length()))
                .put("count", latencies.count())
                .put("max_ms", Spelling.millis(latencies.max()))
                .put("percentiles", percentiles)
                .put("buckets", buckets());
    }

    private JsonArray buckets() {
        JsonArray buckets = new JsonArray();
        Histogram histogram = latencies.histogram();
        for (HistogramIterationValue cell : histogram.recordedValues()) {
            long highest = cell.getValueIteratedTo();
            buckets.add(new JsonObject()
                    .put("from_ms", histogram.lowestEquivalentValue(highest) / MICROS_PER_MILLI)
                    .put("to_ms", highest / MICROS_PER_MILLI)
                    .put("count", cell.getCountAtValueIteratedTo()));
        }
        return buckets;
    }

    /** One line of HdrHistogram's log format 1.3: V2, compressed, base64; values in microseconds, the column for the maximum in milliseconds. */
    String log() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        HistogramLogWriter writer = new HistogramLogWriter(new PrintStream(bytes, false, StandardCharsets.UTF_8));
        Histogram histogram = latencies.histogram();
        histogram.setTag(tag());
        writer.outputComment("[Latencies in microseconds, by Vedette]");
        writer.outputLogFormatVersion();
        writer.outputStartTime(now.minus(question.span().length()).toEpochMilli());
        writer.outputLegend();
        writer.outputIntervalHistogram(
                now.minus(question.span().length()).toEpochMilli() / MICROS_PER_MILLI,
                now.toEpochMilli() / MICROS_PER_MILLI,
                histogram,
                MICROS_PER_MILLI);
        writer.close();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A tag ends at a comma, a line at its end. */
    private String tag() {
        String name =
                question.endpoint().isEmpty() ? question.service() : question.service() + "/" + question.endpoint();
        return name.replaceAll("[,\\s]", "_");
    }
}
