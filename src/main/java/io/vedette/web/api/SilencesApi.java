package io.vedette.web.api;

import io.vedette.alert.Alert;
import io.vedette.alert.Matcher;
import io.vedette.alert.MatcherText;
import io.vedette.alert.Silence;
import io.vedette.target.Service;
import io.vedette.web.Commands;
import io.vedette.web.Commands.SilenceWish;
import io.vedette.web.Commands.Silencing;
import io.vedette.web.Queries;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Silences: made, listed, ended, and what one would silence. */
public final class SilencesApi {
    private static final String PATH = "/api/v1/silences";
    private static final int LONGEST_QUERY = 4_000;
    private static final String LATE = "This was not confirmed in time: ask again.";

    /** Labels that alerts have and services do not: which values will come is not known. */
    private static final Set<String> OF_ALERTS = Set.of("alertname", "severity", "endpoint", "slo");

    private final Queries queries;
    private final Commands commands;
    private final InstantSource clock;

    public SilencesApi(Queries queries, Commands commands, InstantSource clock) {
        this.queries = queries;
        this.commands = commands;
        this.clock = clock;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(PATH, this::list),
                Operation.get(PATH + "/preview", this::preview),
                Operation.get(PATH + "/:id", this::one),
                Operation.post(PATH, this::make),
                Operation.delete(PATH + "/:id", this::expire));
    }

    private void list(RoutingContext context) {
        String state = context.queryParams().get("state");
        var silences = queries.silences().stream()
                .map(silence -> SilenceView.of(silence, clock.instant()))
                .filter(silence -> state == null
                        ? !silence.getString("state").equals(Silence.State.EXPIRED.label())
                        : state.equals(silence.getString("state")))
                .collect(JsonArray::new, JsonArray::add, JsonArray::addAll);
        Replies.json(context, 200, new JsonObject().put("silences", silences));
    }

    private void one(RoutingContext context) {
        String id = context.pathParam("id");
        queries.silences().stream()
                .filter(silence -> silence.id().equals(id))
                .findFirst()
                .ifPresentOrElse(
                        silence -> Replies.json(context, 200, SilenceView.of(silence, clock.instant())),
                        () -> noSuch(context, id));
    }

    private void preview(RoutingContext context) {
        var texts = context.queryParams().getAll("matcher");
        if (texts.isEmpty() || String.join("", texts).length() > LONGEST_QUERY) {
            Problem.of(400, "Expected matchers, as in ?matcher=service%3D%22checkout%22")
                    .send(context);
            return;
        }
        var matchers = new ArrayList<Matcher>();
        try {
            texts.forEach(text -> matchers.addAll(MatcherText.read(text)));
        } catch (IllegalArgumentException unreadable) {
            Problem.of(400, unreadable.getMessage() + ".").send(context);
            return;
        }
        Replies.json(context, 200, preview(matchers));
    }

    private JsonObject preview(List<Matcher> matchers) {
        var held = queries.held();
        var alerts = queries.services().stream()
                .flatMap(service -> service.alerts().stream())
                .filter(Alert::firing)
                .filter(alert -> Matcher.allMatch(matchers, alert.labels()))
                .map(alert -> AlertView.of(alert, held.get(alert.episode()), queries::acknowledged))
                .collect(JsonArray::new, JsonArray::add, JsonArray::addAll);
        var ofServices = matchers.stream()
                .filter(matcher -> !OF_ALERTS.contains(matcher.label()))
                .toList();
        var services = queries.services().stream()
                .map(snapshot -> snapshot.service())
                .filter(service -> mayMatch(ofServices, service))
                .map(Service::name)
                .collect(JsonArray::new, JsonArray::add, JsonArray::addAll);
        return new JsonObject().put("alerts", alerts).put("services", services);
    }

    private static boolean mayMatch(List<Matcher> matchers, Service service) {
        return Matcher.allMatch(matchers, service.labels().with("service", service.name()));
    }

    private void make(RoutingContext context) {
        JsonObject body = Form.object(context);
        String key = IdempotencyKey.of(context);
        if (body == null) {
            Problem.of(
                            400,
                            "Expected a JSON object such as {\"matchers\": [\"service=\\\"checkout\\\"\"], "
                                    + "\"duration_seconds\": 7200, \"author\": \"ada\", \"reason\": \"moves the database\"}.")
                    .send(context);
        } else if (IdempotencyKey.isMalformed(key)) {
            IdempotencyKey.MALFORMED.send(context);
        } else {
            switch (SilenceForm.read(body, clock.instant())) {
                case SilenceForm.Read.Invalid(List<Fault> faults) -> invalid(context, faults);
                case SilenceForm.Read.Valid(SilenceWish wish) ->
                    Confirmation.of(context, commands.silence(wish, key), made -> answer(context, made), LATE);
            }
        }
    }

    private void answer(RoutingContext context, Silencing silencing) {
        switch (silencing) {
            case Silencing.Made(Silence silence) -> made(context, silence, 201);
            case Silencing.Repeated(Silence silence) -> {
                context.response().putHeader("Idempotency-Replayed", "true");
                made(context, silence, 200);
            }
            case Silencing.KeyReused() ->
                Problem.of(422, "This Idempotency-Key was used for another silence before: take a new one.")
                        .send(context);
            case Silencing.TooMany(int most) ->
                Problem.of(409, "There are " + most + " silences already: end some, or match more with one.")
                        .send(context);
        }
    }

    private void made(RoutingContext context, Silence silence, int status) {
        context.response().putHeader(HttpHeaders.LOCATION, PATH + "/" + silence.id());
        Replies.json(context, status, SilenceView.of(silence, clock.instant()));
    }

    private void expire(RoutingContext context) {
        String id = context.pathParam("id");
        Confirmation.of(
                context,
                commands.expireSilence(id),
                (Optional<Silence> ended) -> ended.ifPresentOrElse(
                        silence -> Replies.json(context, 200, SilenceView.of(silence, clock.instant())),
                        () -> noSuch(context, id)),
                LATE);
    }

    private void noSuch(RoutingContext context, String id) {
        var near = Stream.ofNullable(id)
                .flatMap(start -> queries.silences().stream()
                        .map(Silence::id)
                        .filter(known -> start.length() >= 4 && known.startsWith(start)))
                .limit(1)
                .map(known -> " Did you mean \"" + known + "\"?")
                .findFirst()
                .orElse("");
        Problem.of(404, "There is no silence \"" + id + "\", or it ended too long ago to be remembered." + near)
                .send(context);
    }

    private static void invalid(RoutingContext context, List<Fault> faults) {
        Problem.faulty("The silence", faults, "nothing is silenced").send(context);
    }
}
