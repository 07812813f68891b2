package io.vedette.web.api;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.Held;
import io.vedette.web.Commands;
import io.vedette.web.Commands.Acknowledged;
import io.vedette.web.Queries;
import io.vedette.web.http.Confirmation;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Problem.Fault;
import io.vedette.web.http.Replies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alerts that somebody takes over, or gives back. */
public final class AcknowledgementsApi {
    private static final String PATH = "/api/v1/alerts/:episode/acknowledge";

    private final Queries queries;
    private final Commands commands;

    public AcknowledgementsApi(Queries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    public List<Operation> operations() {
        return List.of(Operation.post(PATH, this::acknowledge), Operation.delete(PATH, this::withdraw));
    }

    private void acknowledge(RoutingContext context) {
        JsonObject body = Form.object(context);
        if (body == null) {
            Problem.of(400, "Expected a JSON object such as {\"author\": \"anna\", \"note\": \"on it\"}.")
                    .send(context);
            return;
        }
        List<Fault> faults = faults(body);
        if (!faults.isEmpty()) {
            new Problem(422, "Nothing was acknowledged.", faults).send(context);
            return;
        }
        String episode = context.pathParam("episode");
        later(context, commands.acknowledge(episode, body.getString("author"), body.getString("note", "")));
    }

    private static List<Fault> faults(JsonObject body) {
        var faults = new ArrayList<Fault>();
        if (!(body.getValue("author") instanceof String author)
                || author.isBlank()
                || author.length() > Acknowledgement.LONGEST_NAME) {
            faults.add(new Fault(
                    "/author",
                    "expected who takes care of it, in at most " + Acknowledgement.LONGEST_NAME + " characters"));
        }
        if (!(body.getValue("note", "") instanceof String note) || note.length() > Acknowledgement.LONGEST_NOTE) {
            faults.add(
                    new Fault("/note", "expected a text of at most " + Acknowledgement.LONGEST_NOTE + " characters"));
        }
        return faults;
    }

    private void withdraw(RoutingContext context) {
        later(context, commands.withdraw(context.pathParam("episode")));
    }

    private void later(RoutingContext context, Future<Acknowledged> asked) {
        Confirmation.of(
                context,
                asked,
                answer -> answer(context, answer),
                "It was not confirmed in time: send it again, that does no harm.");
    }

    private void answer(RoutingContext context, Acknowledged answer) {
        switch (answer) {
            case Acknowledged.Taken(var alert, var acknowledgement) ->
                Replies.json(context, 200, AlertView.of(alert, held(alert), acknowledgement));
            case Acknowledged.GivenBack(var alert) ->
                Replies.json(context, 200, AlertView.of(alert, held(alert), (Acknowledgement) null));
            case Acknowledged.NotFiring() ->
                Problem.of(
                                404,
                                "No alert of this episode fires: it is over, or never was. /api/v1/alerts lists those that fire.")
                        .send(context);
        }
    }

    private @Nullable Held held(Alert alert) {
        return queries.held().get(alert.episode());
    }
}
