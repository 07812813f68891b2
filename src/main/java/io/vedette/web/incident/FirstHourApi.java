package io.vedette.web.incident;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.evidence.HourFigures;
import io.vedette.deployment.evidence.Interval;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.web.Queries;
import io.vedette.web.api.Spelling;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Replies;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A deployment's first hour beside the last good one, endpoint by endpoint. */
public final class FirstHourApi {
    private static final double MICROS_PER_MILLI = 1_000;

    private final Queries queries;

    public FirstHourApi(Queries queries) {
        this.queries = queries;
    }

    public List<Operation> operations() {
        return List.of(Operation.get("/api/v1/deployments/:id/first-hour", this::compare));
    }

    private void compare(RoutingContext context) {
        String id = context.pathParam("id");
        for (ServiceSnapshot service : queries.services()) {
            Optional<WatchSnapshot> watch = service.watches().stream()
                    .filter(each -> each.deployment().id().equals(id))
                    .findFirst();
            if (watch.isPresent()) {
                compare(context, service, watch.get().deployment());
                return;
            }
        }
        Problem.of(404, "There is no deployment \"" + id + "\", or it is too old to be remembered.")
                .send(context);
    }

    private void compare(RoutingContext context, ServiceSnapshot service, Deployment deployment) {
        Replies.later(
                context,
                FirstHour.read(queries.past(), service, deployment).map(found -> found.map(FirstHourApi::view)),
                view -> reply(context, view),
                context::fail);
    }

    static JsonObject view(FirstHour hour) {
        var endpoints = new JsonArray();
        hour.endpoints()
                .forEach((endpoint, hours) -> endpoints.add(new JsonObject()
                        .put("endpoint", endpoint)
                        .put("before", view(hours.before()))
                        .put("after", view(hours.after()))));
        Deployment deployment = hour.deployment();
        LastGood against = hour.against();
        return new JsonObject()
                .put("id", deployment.id())
                .put("service", deployment.service())
                .put("version", deployment.version())
                .put("at", Spelling.time(deployment.at()))
                .put("last_good_version", against.version())
                .put("last_good_until", Spelling.time(against.until()))
                .put("endpoints", endpoints)
                .put("others", hour.others());
    }

    private static void reply(RoutingContext context, Optional<JsonObject> view) {
        view.ifPresentOrElse(found -> Replies.json(context, 200, found), () -> Problem.of(
                        503, "The history cannot be read now; the log says why.")
                .send(context));
    }

    private static JsonObject view(HourFigures hour) {
        return new JsonObject()
                .put("probes", hour.probes())
                .put("failed", hour.failed())
                .put("error_ratio", interval(hour.errors(), 1))
                .put("p50_ms", interval(hour.p50(), MICROS_PER_MILLI))
                .put("p95_ms", interval(hour.p95(), MICROS_PER_MILLI))
                .put("p99_ms", interval(hour.p99(), MICROS_PER_MILLI));
    }

    private static @Nullable JsonObject interval(@Nullable Interval interval, double unit) {
        return interval == null
                ? null
                : new JsonObject()
                        .put("value", interval.value() / unit)
                        .put("low", divided(interval.low(), unit))
                        .put("high", divided(interval.high(), unit));
    }

    private static @Nullable Double divided(@Nullable Double value, double unit) {
        return value == null ? null : (Double) (value / unit);
    }
}
