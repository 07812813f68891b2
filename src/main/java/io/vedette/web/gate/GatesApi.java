package io.vedette.web.gate;

import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.slo.BudgetPolicy;
import io.vedette.web.Queries;
import io.vedette.web.http.Nearest;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Replies;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gates: is there budget to deploy now, and may a version go further. Reads only, also where it is asked with a POST. Belongs to the web server's event loop.
 */
public final class GatesApi {
    private static final String BUDGET = "/api/v1/gates/budget";
    private static final String ARGO = "/api/v1/gates/argo-rollouts";
    private static final String FLAGGER = "/api/v1/gates/flagger/";

    /** Some ten megabytes for a moment; of a service with more, the latest count. */
    private static final int RESULTS = 50_000;

    private final Queries queries;
    private final InstantSource clock;

    public GatesApi(Queries queries, InstantSource clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** Whether a request only asks, although it is a POST. */
    public static boolean isQuestion(String path) {
        return path.startsWith(FLAGGER);
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(BUDGET, context -> ofService(context, service -> budget(context, service))),
                Operation.get(ARGO, context -> ofService(context, service -> argo(context, service))),
                Operation.post(FLAGGER + ":type", this::flagger));
    }

    private void ofService(RoutingContext context, Consumer<ServiceSnapshot> answer) {
        String name = context.queryParams().get("service");
        if (name == null) {
            Problem.of(400, "Expected ?service= and a name.").send(context);
        } else {
            known(context, name, answer);
        }
    }

    /** Answers with what is up to date. */
    private void known(RoutingContext context, String name, Consumer<ServiceSnapshot> answer) {
        Replies.later(
                context,
                queries.refreshed().map(_ -> queries.service(name)),
                found -> found.ifPresentOrElse(answer, () -> noSuchService(context, name)),
                context::fail);
    }

    private void noSuchService(RoutingContext context, String name) {
        List<String> names = queries.services().stream()
                .map(service -> service.service().name())
                .toList();
        Problem.of(404, "There is no service \"" + name + "\"." + Nearest.hint(name, names))
                .send(context);
    }

    private static BudgetGate budget(ServiceSnapshot service) {
        return new BudgetGate(service, BudgetPolicy.DEFAULT);
    }

    private static void budget(RoutingContext context, ServiceSnapshot service) {
        Replies.json(context, 200, budget(service).json());
    }

    private void argo(RoutingContext context, ServiceSnapshot service) {
        VersionGate gate = VersionGate.of(service, context.queryParams().get("version"), clock.instant());
        Replies.later(
                context,
                measured(service, gate.watch()),
                measured -> Replies.json(context, 200, new JsonObject().put("data", gate.json(measured))),
                context::fail);
    }

    private Future<Measured> measured(ServiceSnapshot service, @Nullable WatchSnapshot watch) {
        if (watch == null) {
            return Future.succeededFuture(new Measured(List.of(), 0));
        }
        Instant start = watch.deployment().at();
        var targets =
                service.targets().stream().map(target -> target.target().id()).toList();
        return queries.past()
                .results(targets, start, RESULTS)
                .map(found -> Measured.since(start, found.orElse(List.of())));
    }

    private void flagger(RoutingContext context) {
        String type = context.pathParam("type");
        Optional<FlaggerHook> hook = FlaggerHook.of(type);
        JsonObject body = object(context);
        String service = body == null ? null : word(body, "service", body.getValue("name"));
        if (hook.isEmpty()) {
            Problem.of(404, "Flagger has no webhook of this type." + Nearest.hint(type, FlaggerHook.labels()))
                    .send(context);
        } else if (body == null || service == null) {
            Problem.of(400, "Expected Flagger's JSON: an object with the canary's \"name\", and \"metadata\".")
                    .send(context);
        } else {
            String version = word(body, "version", null);
            known(context, service, found -> answer(context, hook.get(), found, version));
        }
    }

    private void answer(RoutingContext context, FlaggerHook hook, ServiceSnapshot service, @Nullable String version) {
        FlaggerHook.Answer answer = hook.answer(budget(service), VersionGate.of(service, version, clock.instant()));
        if (answer.yes()) {
            Replies.json(context, 200, new JsonObject().put("ok", true).put("why", answer.why()));
        } else {
            Problem.of(409, answer.why() + ".").send(context);
        }
    }

    /** A member of the metadata, which the canary's author writes. */
    private static @Nullable String word(JsonObject body, String member, @Nullable Object otherwise) {
        Object value = body.getValue("metadata") instanceof JsonObject metadata ? metadata.getValue(member) : null;
        return (value == null ? otherwise : value) instanceof String word && !word.isBlank() ? word : null;
    }

    private static @Nullable JsonObject object(RoutingContext context) {
        try {
            return context.body().asJsonObject();
        } catch (DecodeException | ClassCastException notAnObject) {
            return null;
        }
    }
}
