package io.vedette.web.api;

import io.vedette.monitor.ServiceSnapshot;
import io.vedette.web.Queries;
import io.vedette.web.http.Nearest;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Rendering;
import io.vedette.web.http.Replies;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Services and objectives. Lists of the whole fleet are rendered off the event loop, once a second at most. */
public final class FleetApi {
    private final Queries queries;
    private final InstantSource clock;
    private final Rendering services;
    private final Rendering slos;
    private final WorkerExecutor workers;

    public FleetApi(Vertx vertx, WorkerExecutor workers, Queries queries, InstantSource clock) {
        this.workers = workers;
        this.queries = queries;
        this.clock = clock;
        this.services = new Rendering(vertx, workers, this::fleet);
        this.slos = new Rendering(vertx, workers, () -> list("slos", FleetApi::slos));
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get("/api/v1/services", context -> Replies.rendered(context, Replies.JSON, services)),
                Operation.get("/api/v1/services/:name", this::service),
                Operation.get("/api/v1/slos", context -> filtered(context, "slos", slos, FleetApi::slos)));
    }

    private void service(RoutingContext context) {
        String name = context.pathParam("name");
        queries.service(name)
                .ifPresentOrElse(
                        service -> Replies.made(context, workers, () -> whole(service)),
                        () -> noSuchService(context, name));
    }

    /** Half a megabyte for a service of thousands of endpoints. */
    private JsonObject whole(ServiceSnapshot service) {
        return ServiceView.whole(service, queries.held(), maintenance(service), queries::acknowledged)
                .put("sources", sources(service.service().name()));
    }

    private JsonArray sources(String service) {
        return SourceView.of(queries.sources().stream()
                .filter(source -> source.service().equals(service))
                .toList());
    }

    private @Nullable JsonObject maintenance(ServiceSnapshot service) {
        return MaintenanceView.of(service.service(), queries.maintenance(), clock.instant());
    }

    private void filtered(
            RoutingContext context, String key, Rendering all, Function<ServiceSnapshot, Stream<JsonObject>> view) {
        String name = context.queryParams().get("service");
        if (name == null) {
            Replies.rendered(context, Replies.JSON, all);
            return;
        }
        queries.service(name)
                .ifPresentOrElse(
                        service -> Replies.json(context, 200, list(key, List.of(service), view)),
                        () -> noSuchService(context, name));
    }

    private void noSuchService(RoutingContext context, String name) {
        List<String> names = queries.services().stream()
                .map(snapshot -> snapshot.service().name())
                .toList();
        Problem.of(404, "There is no service \"" + name + "\"." + Nearest.hint(name, names))
                .send(context);
    }

    private Buffer fleet() {
        var held = queries.held();
        return list("services", queries.services(), this::summary)
                .put(
                        "daemon_alerts",
                        Spelling.array(queries.ours(), alert -> AlertView.brief(alert, held.get(alert.episode()))))
                .toBuffer();
    }

    private Buffer list(String key, Function<ServiceSnapshot, Stream<JsonObject>> view) {
        return list(key, queries.services(), view).toBuffer();
    }

    private static JsonObject list(
            String key, Collection<ServiceSnapshot> services, Function<ServiceSnapshot, Stream<JsonObject>> view) {
        JsonArray rows = new JsonArray();
        services.stream().flatMap(view).forEach(rows::add);
        return new JsonObject().put("at", Spelling.time(newest(services))).put(key, rows);
    }

    private static @Nullable Instant newest(Collection<ServiceSnapshot> services) {
        return services.stream()
                .map(ServiceSnapshot::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private Stream<JsonObject> summary(ServiceSnapshot service) {
        return Stream.of(ServiceView.summary(service, queries.held(), maintenance(service)));
    }

    private static Stream<JsonObject> slos(ServiceSnapshot service) {
        return service.slos().stream().map(slo -> SloView.of(service, slo));
    }
}
