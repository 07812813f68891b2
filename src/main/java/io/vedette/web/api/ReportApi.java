package io.vedette.web.api;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackState;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import io.vedette.timeline.Event;
import io.vedette.web.Queries;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Replies;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The report of a deployment, in Markdown. */
public final class ReportApi {
    private static final int LONGEST_STORY = 1_000;
    private static final int RESULTS = 1_000;

    private final Queries queries;
    private final InstantSource clock;

    public ReportApi(Queries queries, InstantSource clock) {
        this.queries = queries;
        this.clock = clock;
    }

    public List<Operation> operations() {
        return List.of(Operation.get("/api/v1/deployments/:id/report.md", this::report));
    }

    private void report(RoutingContext context) {
        String id = context.pathParam("id");
        Optional<ServiceSnapshot> found = queries.services().stream()
                .filter(service -> watch(service, id).isPresent())
                .findFirst();
        if (found.isEmpty()) {
            Problem.of(404, "There is no deployment \"" + id + "\", or it is too old to be remembered.")
                    .send(context);
            return;
        }
        ServiceSnapshot service = found.get();
        WatchSnapshot watch = watch(service, id).orElseThrow();
        Replies.later(
                context,
                FirstHour.read(queries.past(), service, watch.deployment())
                        .compose(hour -> samples(service).map(samples -> written(service, watch, hour, samples))),
                markdown -> answer(context, markdown),
                context::fail);
    }

    private String written(
            ServiceSnapshot service, WatchSnapshot watch, Optional<FirstHour> hour, Map<String, List<Sample>> samples) {
        RollbackState rollback = queries.rollbacks().stream()
                .filter(state -> state.id().equals(watch.deployment().id()))
                .findFirst()
                .orElse(null);
        return new IncidentReport(
                        watch,
                        rollback,
                        story(watch.deployment()),
                        service.slos(),
                        hour.orElse(null),
                        samples,
                        clock.instant())
                .markdown();
    }

    private static Optional<WatchSnapshot> watch(ServiceSnapshot service, String id) {
        return service.watches().stream()
                .filter(watch -> watch.deployment().id().equals(id))
                .findFirst();
    }

    private Future<Map<String, List<Sample>>> samples(ServiceSnapshot service) {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        Future<Void> read = Future.succeededFuture();
        for (var target : service.targets()) {
            TargetId id = target.target().id();
            read = read.compose(_ -> queries.past().results(id, RESULTS))
                    .onSuccess(found ->
                            samples.put(id.endpoint(), found.orElse(List.of()).reversed()))
                    .mapEmpty();
        }
        return read.map(samples);
    }

    private List<Event> story(Deployment deployment) {
        return queries.events(0, LONGEST_STORY, deployment.service()).stream()
                .filter(event -> deployment.id().equals(event.deployment()))
                .toList();
    }

    private static void answer(RoutingContext context, String markdown) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/markdown; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(markdown);
    }
}
