package io.vedette.web.api;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.evidence.HourFigures;
import io.vedette.deployment.evidence.Interval;
import io.vedette.target.TargetId;
import io.vedette.web.Past.Hours;
import io.vedette.web.Queries;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Replies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A deployment's first hour beside the hour before it, endpoint by endpoint. */
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
        deployment(id).ifPresentOrElse(deployment -> compare(context, deployment), () -> Problem.of(
                        404, "There is no deployment \"" + id + "\", or it is too old to be remembered.")
                .send(context));
    }

    private Optional<Deployment> deployment(String id) {
        return queries.services().stream()
                .flatMap(service -> service.watches().stream())
                .map(watch -> watch.deployment())
                .filter(deployment -> deployment.id().equals(id))
                .findFirst();
    }

    private void compare(RoutingContext context, Deployment deployment) {
        List<TargetId> targets = queries.service(deployment.service()).stream()
                .flatMap(service -> service.targets().stream())
                .map(target -> target.target().id())
                .toList();
        List<Future<Optional<Hours>>> asked = targets.stream()
                .map(target -> queries.past().around(target, deployment.at()))
                .toList();
        Replies.later(
                context,
                Future.all(asked).map(_ -> view(deployment, targets, asked)),
                view -> reply(context, view),
                context::fail);
    }

    private static Optional<JsonObject> view(
            Deployment deployment, List<TargetId> targets, List<Future<Optional<Hours>>> asked) {
        var endpoints = new JsonArray();
        for (int i = 0; i < targets.size(); i++) {
            Optional<Hours> hours = asked.get(i).result();
            if (hours.isEmpty()) {
                return Optional.empty();
            }
            endpoints.add(new JsonObject()
                    .put("endpoint", targets.get(i).endpoint())
                    .put("before", view(hours.get().before()))
                    .put("after", view(hours.get().after())));
        }
        return Optional.of(new JsonObject()
                .put("id", deployment.id())
                .put("service", deployment.service())
                .put("version", deployment.version())
                .put("previous_version", deployment.previousVersion())
                .put("at", Spelling.time(deployment.at()))
                .put("endpoints", endpoints));
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
