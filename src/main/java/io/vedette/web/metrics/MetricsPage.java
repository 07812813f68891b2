package io.vedette.web.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vedette.web.Queries;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Rendering;
import io.vedette.web.http.Replies;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;

/** {@code /metrics} in Prometheus' text or in OpenMetrics, whichever the scraper likes better. Belongs to the web server's event loop. */
public final class MetricsPage {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final PrometheusMeterRegistry registry;
    private final FleetCollector collector;
    private final Rendering text;
    private final Rendering openMetrics;

    public MetricsPage(
            Vertx vertx,
            WorkerExecutor workers,
            Queries queries,
            PrometheusMeterRegistry registry,
            String version,
            InstantSource clock) {
        this.registry = registry;
        this.collector = new FleetCollector(queries, version, clock);
        this.text = new Rendering(vertx, workers, () -> scrape(TEXT));
        this.openMetrics = new Rendering(vertx, workers, () -> scrape(OPEN_METRICS));
    }

    public void start() {
        registry.getPrometheusRegistry().register(collector);
    }

    public void stop() {
        registry.getPrometheusRegistry().unregister(collector);
    }

    public List<Operation> operations() {
        return List.of(Operation.get("/metrics", this::metrics));
    }

    private void metrics(RoutingContext context) {
        if (likesOpenMetrics(context.parsedHeaders().accept())) {
            Replies.rendered(context, OPEN_METRICS, openMetrics);
        } else {
            Replies.rendered(context, TEXT, text);
        }
    }

    /** @param accepted in the order of preference */
    private static boolean likesOpenMetrics(List<MIMEHeader> accepted) {
        return accepted.stream()
                .filter(type -> type.weight() > 0)
                .map(type -> type.component() + "/" + type.subComponent())
                .filter(type -> type.equals("text/plain") || type.equals("application/openmetrics-text"))
                .findFirst()
                .filter("application/openmetrics-text"::equals)
                .isPresent();
    }

    private Buffer scrape(String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try {
            registry.scrape(bytes, format);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
