package io.vedette.web.metrics;

import io.vedette.web.ServerSpec.MetricsPer;
import io.vedette.web.http.Operation;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * {@code /metrics} in Prometheus' text or in OpenMetrics, whichever the scraper likes better. Few are answered at a time, so that many who ask cost no more
 * memory than few; the others wait. Belongs to the web server's event loop.
 */
public final class MetricsPage {
    private static final int AT_A_TIME = 2;
    private static final int MOST_WAITING = 32;
    private static final int TOO_MANY = 503;

    private final WorkerExecutor workers;
    private final Sources sources;
    private final MetricsPer per;
    private final Deque<RoutingContext> waiting = new ArrayDeque<>();
    private int answering;

    public MetricsPage(WorkerExecutor workers, Sources sources, MetricsPer per) {
        this.workers = workers;
        this.sources = sources;
        this.per = per;
    }

    public List<Operation> operations() {
        return List.of(Operation.get("/metrics", this::metrics));
    }

    private void metrics(RoutingContext context) {
        if (answering < AT_A_TIME) {
            answering++;
            answer(context);
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(context);
        } else {
            context.response()
                    .setStatusCode(TOO_MANY)
                    .putHeader(HttpHeaders.RETRY_AFTER, "5")
                    .end("more ask for metrics than are answered\n");
        }
    }

    private void answer(RoutingContext context) {
        Format format = likesOpenMetrics(context.parsedHeaders().accept()) ? Format.OPEN_METRICS : Format.TEXT;
        var scrape = new Scrape(format, per, sources);
        new Outlet(context, workers, scrape, format.contentType()).send().onComplete(_ -> next());
    }

    private void next() {
        RoutingContext after = waiting.poll();
        if (after == null) {
            answering--;
        } else {
            answer(after);
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
}
