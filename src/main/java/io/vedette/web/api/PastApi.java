package io.vedette.web.api;

import io.vedette.target.TargetId;
import io.vedette.web.Past.Unit;
import io.vedette.web.Queries;
import io.vedette.web.http.Nearest;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Replies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was: single results of an endpoint, its changes, its hours and days. */
public final class PastApi {
    private static final int USUAL = 100;
    static final int MOST = 10_000;

    private final Queries queries;

    public PastApi(Queries queries) {
        this.queries = queries;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get("/api/v1/results", context -> ask(context, "results", this::results)),
                Operation.get("/api/v1/changes", context -> ask(context, "changes", this::changes)),
                Operation.get("/api/v1/history", this::history));
    }

    /** What is asked: of whom, and how much. */
    private record Question(TargetId target, int limit) {}

    private Future<Optional<List<JsonObject>>> results(Question question) {
        return viewed(queries.past().results(question.target, question.limit), PastView::result);
    }

    private Future<Optional<List<JsonObject>>> changes(Question question) {
        return viewed(queries.past().changes(question.target, question.limit), PastView::change);
    }

    private void history(RoutingContext context) {
        String by = context.queryParams().get("by");
        Unit unit = by == null || by.equals("hour") ? Unit.HOUR : by.equals("day") ? Unit.DAY : null;
        if (unit == null) {
            refuse(context, "Expected by=hour or by=day.");
            return;
        }
        ask(
                context,
                "periods",
                question -> viewed(queries.past().periods(question.target, unit, question.limit), PastView::period));
    }

    private static <T> Future<Optional<List<JsonObject>>> viewed(
            Future<Optional<List<T>>> found, Function<T, JsonObject> view) {
        return found.map(rows -> rows.map(list -> list.stream().map(view).toList()));
    }

    private void ask(
            RoutingContext context, String key, Function<Question, Future<Optional<List<JsonObject>>>> answer) {
        String service = context.queryParams().get("service");
        String endpoint = context.queryParams().get("endpoint");
        Integer limit = limit(context.queryParams().get("limit"), USUAL);
        if (service == null || endpoint == null || limit == null) {
            refuse(context, "Expected ?service= and &endpoint= with names, and 1 <= limit <= " + MOST + ".");
            return;
        }
        TargetId target = new TargetId(service, endpoint);
        if (!isWatched(target)) {
            missing(context, target);
            return;
        }
        Replies.later(
                context,
                answer.apply(new Question(target, limit)),
                rows -> reply(context, target, key, rows),
                context::fail);
    }

    private static void reply(RoutingContext context, TargetId target, String key, Optional<List<JsonObject>> rows) {
        if (rows.isEmpty()) {
            Problem.of(503, "The history cannot be read now; the log says why.").send(context);
            return;
        }
        JsonObject answer = new JsonObject().put("service", target.service()).put("endpoint", target.endpoint());
        Replies.json(context, 200, answer.put(key, Spelling.array(rows.get(), row -> row)));
    }

    private boolean isWatched(TargetId target) {
        return queries.service(target.service()).stream()
                .flatMap(service -> service.targets().stream())
                .anyMatch(known -> known.target().id().equals(target));
    }

    private void missing(RoutingContext context, TargetId target) {
        List<String> names = queries.services().stream()
                .flatMap(service -> service.targets().stream())
                .map(known -> known.target().id().toString())
                .toList();
        Problem.of(404, "There is no endpoint \"" + target + "\"." + Nearest.hint(target.toString(), names))
                .send(context);
    }

    private static void refuse(RoutingContext context, String sentence) {
        Problem.of(400, sentence).send(context);
    }

    /** How many somebody wants, {@code usual} if nobody says so; null if that is no number, or too large. */
    static @Nullable Integer limit(@Nullable String written, int usual) {
        if (written == null) {
            return usual;
        }
        if (!written.matches("[1-9]\\d{0,4}")) {
            return null;
        }
        int limit = Integer.parseInt(written);
        return limit > MOST ? null : (Integer) limit;
    }
}
