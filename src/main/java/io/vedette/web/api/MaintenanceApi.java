package io.vedette.web.api;

import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.target.Service;
import io.vedette.web.Queries;
import io.vedette.web.Upkeep;
import io.vedette.web.Upkeep.Ending;
import io.vedette.web.Upkeep.Opening;
import io.vedette.web.Upkeep.Wish;
import io.vedette.web.http.Confirmation;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Problem.Fault;
import io.vedette.web.http.Replies;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Maintenance windows: those of the configuration and those opened by hand are listed, the latter are opened and ended. */
public final class MaintenanceApi {
    private static final String PATH = "/api/v1/maintenance";
    private static final String LATE = "This was not confirmed in time: ask again.";

    private final Queries queries;
    private final Upkeep upkeep;
    private final InstantSource clock;

    public MaintenanceApi(Queries queries, Upkeep upkeep, InstantSource clock) {
        this.queries = queries;
        this.upkeep = upkeep;
        this.clock = clock;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(PATH, this::list),
                Operation.get(PATH + "/:id", this::one),
                Operation.post(PATH, this::open),
                Operation.delete(PATH + "/:id", this::end));
    }

    private void list(RoutingContext context) {
        String state = context.queryParams().get("state");
        var windows = queries.maintenance().windows().stream()
                .map(window -> MaintenanceView.of(window, clock.instant()))
                .filter(window -> state == null
                        ? !window.getString("state").equals("expired")
                        : state.equals(window.getString("state")))
                .collect(JsonArray::new, JsonArray::add, JsonArray::addAll);
        Replies.json(context, 200, new JsonObject().put("maintenance", windows));
    }

    private void one(RoutingContext context) {
        String id = context.pathParam("id");
        queries.maintenance().windows().stream()
                .filter(window -> window.name().equals(id))
                .findFirst()
                .ifPresentOrElse(window -> Replies.json(context, 200, whole(window)), () -> noSuch(context, id));
    }

    /** With the services that it is about, of those that there are now. */
    private JsonObject whole(MaintenanceWindow window) {
        var covered = queries.services().stream()
                .map(ServiceSnapshot::service)
                .filter(service -> window.concerned().has(service.name(), service.labels()))
                .map(Service::name)
                .collect(JsonArray::new, JsonArray::add, JsonArray::addAll);
        return MaintenanceView.of(window, clock.instant()).put("covers", covered);
    }

    private void open(RoutingContext context) {
        JsonObject body = Form.object(context);
        String key = IdempotencyKey.of(context);
        if (body == null) {
            Problem.of(
                            400,
                            "Expected a JSON object such as {\"services\": [\"checkout\"], \"duration_seconds\": 7200, "
                                    + "\"author\": \"ada\", \"reason\": \"moves the database\"}.")
                    .send(context);
        } else if (IdempotencyKey.isMalformed(key)) {
            IdempotencyKey.MALFORMED.send(context);
        } else {
            open(context, body, key);
        }
    }

    private void open(RoutingContext context, JsonObject body, @Nullable String key) {
        var known = queries.services().stream()
                .map(snapshot -> snapshot.service().name())
                .collect(Collectors.toSet());
        switch (MaintenanceForm.read(body, clock.instant(), known)) {
            case MaintenanceForm.Read.Invalid(List<Fault> faults) -> invalid(context, faults);
            case MaintenanceForm.Read.Valid(Wish wish) ->
                Confirmation.of(context, upkeep.open(wish, key), opened -> answer(context, opened), LATE);
        }
    }

    private void answer(RoutingContext context, Opening opening) {
        switch (opening) {
            case Opening.Opened(MaintenanceWindow window) -> opened(context, window, 201);
            case Opening.Repeated(MaintenanceWindow window) -> {
                context.response().putHeader("Idempotency-Replayed", "true");
                opened(context, window, 200);
            }
            case Opening.KeyReused() ->
                Problem.of(422, "This Idempotency-Key was used for another window before: take a new one.")
                        .send(context);
            case Opening.TooMany(int most) ->
                Problem.of(409, "There are " + most + " windows already: end some, or name more services in one.")
                        .send(context);
        }
    }

    private void opened(RoutingContext context, MaintenanceWindow window, int status) {
        context.response().putHeader(HttpHeaders.LOCATION, PATH + "/" + window.name());
        Replies.json(context, status, whole(window));
    }

    private void end(RoutingContext context) {
        String id = context.pathParam("id");
        Confirmation.of(context, upkeep.end(id), ending -> answer(context, id, ending), LATE);
    }

    private void answer(RoutingContext context, String id, Ending ending) {
        switch (ending) {
            case Ending.Ended(MaintenanceWindow window) -> Replies.json(context, 200, ended(window));
            case Ending.Configured() ->
                Problem.of(
                                409,
                                "The window \"" + id
                                        + "\" is one of the configuration: change it there, and reload it.")
                        .send(context);
            case Ending.NoSuch() -> noSuch(context, id);
        }
    }

    /** One that had not begun would be called pending by its times. */
    private JsonObject ended(MaintenanceWindow window) {
        return whole(window).put("state", "expired");
    }

    private static void noSuch(RoutingContext context, String id) {
        Problem.of(404, "There is no maintenance window \"" + id + "\", or it ended too long ago to be remembered.")
                .send(context);
    }

    private static void invalid(RoutingContext context, List<Fault> faults) {
        Problem.faulty("The window", faults, "nothing is in maintenance by it").send(context);
    }
}
