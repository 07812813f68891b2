package io.vedette.web.api;

import io.vedette.monitor.LatencyQuestion;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.web.Queries;
import io.vedette.web.http.Confirmation;
import io.vedette.web.http.Nearest;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Replies;
import io.vedette.window.Distribution;
import io.vedette.window.Span;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How latencies were distributed: by service or endpoint, over the last hour, day or month. */
public final class HistogramsApi {
    private static final String WINDOWS =
            Arrays.stream(Span.values()).map(Span::label).collect(Collectors.joining(", "));

    private final Queries queries;
    private final InstantSource clock;

    public HistogramsApi(Queries queries, InstantSource clock) {
        this.queries = queries;
        this.clock = clock;
    }

    public List<Operation> operations() {
        return List.of(Operation.get("/api/v1/histograms", this::histogram));
    }

    private void histogram(RoutingContext context) {
        String service = context.queryParams().get("service");
        Span span = span(Objects.requireNonNullElse(context.queryParams().get("window"), Span.HOUR.label()));
        String format = Objects.requireNonNullElse(context.queryParams().get("format"), "json");
        if (service == null) {
            refuse(context, "expected ?service= and a name");
        } else if (span == null) {
            refuse(context, "expected a window that is kept: one of " + WINDOWS);
        } else if (!format.equals("json") && !format.equals("hlog")) {
            refuse(context, "expected format=json or format=hlog");
        } else {
            String endpoint = Objects.requireNonNullElse(context.queryParams().get("endpoint"), "");
            ask(context, new LatencyQuestion(service, endpoint, span), format.equals("hlog"));
        }
    }

    private void ask(RoutingContext context, LatencyQuestion question, boolean asLog) {
        Confirmation.of(
                context,
                queries.latencies(question),
                found -> found.ifPresentOrElse(
                        latencies -> answer(context, question, latencies, asLog), () -> missing(context, question)),
                "The latencies were not told in time: ask again.");
    }

    private void answer(RoutingContext context, LatencyQuestion question, Distribution latencies, boolean asLog) {
        HistogramView view = new HistogramView(question, latencies, clock.instant());
        if (!asLog) {
            Replies.json(context, 200, view.json());
            return;
        }
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(view.log());
    }

    private void missing(RoutingContext context, LatencyQuestion question) {
        Optional<ServiceSnapshot> service = queries.service(question.service());
        if (service.isEmpty()) {
            List<String> names = queries.services().stream()
                    .map(snapshot -> snapshot.service().name())
                    .toList();
            absent(context, "There is no service \"" + question.service() + "\".", question.service(), names);
            return;
        }
        List<String> names = service.get().targets().stream()
                .map(target -> target.target().id().endpoint())
                .toList();
        absent(
                context,
                "The service \"" + question.service() + "\" has no endpoint \"" + question.endpoint() + "\".",
                question.endpoint(),
                names);
    }

    private static void absent(RoutingContext context, String sentence, String written, List<String> names) {
        Problem.of(404, sentence + Nearest.hint(written, names)).send(context);
    }

    private static void refuse(RoutingContext context, String sentence) {
        Problem.of(400, sentence).send(context);
    }

    private static @Nullable Span span(String label) {
        return Arrays.stream(Span.values())
                .filter(span -> span.label().equals(label))
                .findFirst()
                .orElse(null);
    }
}
