package io.vedette.web.api;

import io.vedette.web.Drills;
import io.vedette.web.Drills.Rehearsal;
import io.vedette.web.Drills.Request;
import io.vedette.web.Drills.Undo;
import io.vedette.web.http.Confirmation;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Problem.Fault;
import io.vedette.web.http.Replies;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;

/** Dry runs of rollbacks: what would be sent, and whether the other side would take it. */
public final class RehearsalsApi {
    private static final Duration DEADLINE = Duration.ofSeconds(55);

    private final Drills drills;

    public RehearsalsApi(Drills drills) {
        this.drills = drills;
    }

    public List<Operation> operations() {
        return List.of(Operation.post("/api/v1/drills/rollbacks", this::rehearse));
    }

    private void rehearse(RoutingContext context) {
        JsonObject body = Form.objectOrNothing(context);
        if (body == null) {
            Problem.of(400, "Expected a JSON object such as {\"rollback\": \"take-back\"}.")
                    .send(context);
            return;
        }
        switch (RehearsalForm.read(body)) {
            case RehearsalForm.Read.Invalid(List<Fault> faults) ->
                Problem.faulty("The drill", faults, "nothing was tried").send(context);
            case RehearsalForm.Read.Valid(Undo undo) ->
                Confirmation.within(
                        DEADLINE,
                        context,
                        drills.rehearse(undo),
                        rehearsal -> answer(context, rehearsal),
                        "The drill is still under way: the timeline tells its end.");
        }
    }

    private static void answer(RoutingContext context, Rehearsal rehearsal) {
        switch (rehearsal) {
            case Rehearsal.Done done -> Replies.json(context, 200, view(done));
            case Rehearsal.Busy() ->
                Problem.of(409, "Another drill is under way; it ends within a minute.")
                        .send(context);
            case Rehearsal.NoSuchRollback(List<String> near) ->
                Problem.of(
                                422,
                                "There is no such rollback."
                                        + (near.isEmpty() ? "" : " Did you mean \"" + near.getFirst() + "\"?"))
                        .send(context);
        }
    }

    private static JsonObject view(Rehearsal.Done done) {
        return new JsonObject()
                .put("rollback", done.rollback())
                .put("ready", done.ready())
                .put("answer", done.said())
                .put("would", Spelling.array(done.would(), RehearsalsApi::request));
    }

    private static JsonObject request(Request request) {
        return new JsonObject().put("request", request.what()).put("body", request.body());
    }
}
