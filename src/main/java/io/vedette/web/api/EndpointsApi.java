package io.vedette.web.api;

import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import io.vedette.web.Queries;
import io.vedette.web.api.EndpointSelection.Read;
import io.vedette.web.http.Nearest;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Rendering;
import io.vedette.web.http.Replies;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Endpoints, all or some. There may be tens of thousands: what is sent is made off the event loop. */
public final class EndpointsApi {
    private final Queries queries;
    private final WorkerExecutor workers;
    private final Rendering all;

    public EndpointsApi(Vertx vertx, WorkerExecutor workers, Queries queries) {
        this.queries = queries;
        this.workers = workers;
        this.all = new Rendering(
                vertx, workers, () -> list(EndpointSelection.EVERYTHING).toBuffer());
    }

    public List<Operation> operations() {
        return List.of(Operation.get("/api/v1/endpoints", this::list));
    }

    private void list(RoutingContext context) {
        switch (EndpointSelection.read(context.queryParams())) {
            case Read.Invalid(String why) -> Problem.of(400, why).send(context);
            case Read.Valid(EndpointSelection selection)
            when selection.isAll() -> Replies.rendered(context, Replies.JSON, all);
            case Read.Valid(EndpointSelection selection) -> some(context, selection);
        }
    }

    private void some(RoutingContext context, EndpointSelection selection) {
        String name = selection.service();
        if (name != null && queries.service(name).isEmpty()) {
            List<String> names = queries.services().stream()
                    .map(snapshot -> snapshot.service().name())
                    .toList();
            Problem.of(404, "There is no service \"" + name + "\"." + Nearest.hint(name, names))
                    .send(context);
            return;
        }
        Replies.made(context, workers, () -> list(selection));
    }

    private JsonObject list(EndpointSelection selection) {
        Collection<ServiceSnapshot> services = services(selection.service());
        List<TargetSnapshot> taken = services.stream()
                .flatMap(service -> service.targets().stream())
                .filter(selection::takes)
                .toList();
        return new JsonObject()
                .put("at", Spelling.time(newest(services)))
                .put("total", taken.size())
                .put("endpoints", Spelling.array(selection.page(taken), EndpointView::of));
    }

    private Collection<ServiceSnapshot> services(@Nullable String name) {
        return name == null
                ? queries.services()
                : queries.service(name).stream().toList();
    }

    private static @Nullable Instant newest(Collection<ServiceSnapshot> services) {
        return services.stream()
                .map(ServiceSnapshot::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
