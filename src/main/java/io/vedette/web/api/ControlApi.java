package io.vedette.web.api;

import io.vedette.web.Commands;
import io.vedette.web.Commands.Reloaded;
import io.vedette.web.Queries;
import io.vedette.web.Queries.Readiness;
import io.vedette.web.http.Confirmation;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Problem.Fault;
import io.vedette.web.http.Replies;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;

/** The daemon itself: is it alive, can it work, read your configuration again. */
public final class ControlApi {
    /** The two that anybody may ask, as load balancers do. */
    public static final List<String> OPEN_TO_ALL = List.of("/-/healthy", "/-/ready");

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Queries queries;
    private final Commands commands;

    public ControlApi(Queries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get("/-/healthy", ControlApi::healthy),
                Operation.get("/-/ready", this::ready),
                Operation.post("/-/reload", this::reload),
                Operation.put("/-/reload", this::reload)); // Prometheus takes both
    }

    private static void healthy(RoutingContext context) {
        text(context, "Vedette is healthy.\n");
    }

    private void ready(RoutingContext context) {
        Readiness readiness = queries.readiness();
        if (readiness.ready()) {
            text(context, "Vedette is ready.\n");
        } else {
            Problem.of(503, "Vedette is not ready: " + String.join("; ", readiness.reasons()) + ".")
                    .send(context);
        }
    }

    private void reload(RoutingContext context) {
        Confirmation.within(
                DEADLINE,
                context,
                commands.reload(),
                reloaded -> answer(context, reloaded),
                "The reload is still at work after " + DEADLINE.toSeconds()
                        + " seconds; the log and the events tell its end.");
    }

    private static void answer(RoutingContext context, Reloaded reloaded) {
        switch (reloaded) {
            case Reloaded.Done done -> Replies.json(context, 200, counts(done));
            case Reloaded.Rejected(List<String> problems) -> rejected(context, problems);
        }
    }

    private static JsonObject counts(Reloaded.Done done) {
        return new JsonObject()
                .put("added", done.added())
                .put("removed", done.removed())
                .put("changed", done.changed())
                .put("same", done.same());
    }

    private static void rejected(RoutingContext context, List<String> problems) {
        String count = problems.size() == 1 ? "one problem" : problems.size() + " problems";
        List<Fault> faults =
                problems.stream().map(problem -> new Fault("", problem)).toList();
        new Problem(400, "The configuration has " + count + "; nothing was changed.", faults).send(context);
    }

    private static void text(RoutingContext context, String sentence) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(sentence);
    }
}
