package io.vedette.web.api;

import io.vedette.web.Drills;
import io.vedette.web.Drills.Drilled;
import io.vedette.web.Drills.Leg;
import io.vedette.web.Drills.Order;
import io.vedette.web.Drills.Reach;
import io.vedette.web.Drills.Step;
import io.vedette.web.http.Confirmation;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Problem.Fault;
import io.vedette.web.http.Replies;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receivers by name, and tests of them. */
public final class DrillsApi {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Drills drills;

    public DrillsApi(Drills drills) {
        this.drills = drills;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get("/api/v1/receivers", this::receivers), Operation.post("/api/v1/drills", this::drill));
    }

    private void receivers(RoutingContext context) {
        Confirmation.within(
                DEADLINE,
                context,
                drills.receivers(),
                all -> Replies.json(
                        context, 200, new JsonObject().put("receivers", Spelling.array(all, DrillsApi::receiver))),
                "The receivers could not be asked in time: ask again.");
    }

    private static JsonObject receiver(Reach receiver) {
        return new JsonObject().put("name", receiver.name()).put("kinds", new JsonArray(receiver.kinds()));
    }

    private void drill(RoutingContext context) {
        String key = IdempotencyKey.of(context);
        JsonObject body = Form.objectOrNothing(context);
        if (body == null) {
            Problem.of(400, "Expected a JSON object such as {\"receiver\": \"oncall\"}.")
                    .send(context);
        } else if (IdempotencyKey.isMalformed(key)) {
            IdempotencyKey.MALFORMED.send(context);
        } else {
            switch (DrillForm.read(body)) {
                case DrillForm.Read.Invalid(List<Fault> faults) ->
                    Problem.faulty("The drill", faults, "nobody was told").send(context);
                case DrillForm.Read.Valid(Order order) -> drill(context, order, key);
            }
        }
    }

    private void drill(RoutingContext context, Order order, @Nullable String key) {
        Confirmation.within(
                DEADLINE,
                context,
                drills.drill(order, key),
                drilled -> answer(context, drilled),
                "The drill is still under way: the timeline tells its end.");
    }

    private static void answer(RoutingContext context, Drilled drilled) {
        switch (drilled) {
            case Drilled.Done done -> Replies.json(context, 200, view(done));
            case Drilled.Busy() ->
                Problem.of(409, "Another drill is under way; it ends within half a minute.")
                        .send(context);
            case Drilled.NoSuchReceiver(List<String> near) ->
                Problem.of(
                                422,
                                "There is no such receiver."
                                        + (near.isEmpty() ? "" : " Did you mean \"" + near.getFirst() + "\"?"))
                        .send(context);
        }
    }

    private static JsonObject view(Drilled.Done done) {
        return new JsonObject()
                .put("id", done.id())
                .put("passed", done.passed())
                .put("receivers", Spelling.array(done.legs(), DrillsApi::leg));
    }

    private static JsonObject leg(Leg leg) {
        Step end = leg.end();
        return new JsonObject()
                .put("receiver", leg.receiver())
                .put("kind", leg.kind())
                .put("passed", leg.passed())
                .put("firing", step(leg.beginning()))
                .put("resolved", end == null ? null : step(end));
    }

    private static JsonObject step(Step step) {
        return new JsonObject()
                .put("delivered", step.delivered())
                .put("answer", step.said())
                .put("took_ms", step.took().toMillis());
    }
}
