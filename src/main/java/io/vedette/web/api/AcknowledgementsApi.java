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
import io.vedette.web.http.Replies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Alerts that somebody takes over, or gives back. */
public final class AcknowledgementsApi {
    private static final String PATH = "/api/v1/alerts/:episode/acknowledge";
    private static final Set<String> MEMBERS = Set.of("author", "note");

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
        var form = new Form(body, MEMBERS);
        String author = form.required("author", Acknowledgement.LONGEST_NAME);
        String note = "".equals(form.value("note")) ? "" : form.word("note", Acknowledgement.LONGEST_NOTE);
        if (form.faults().isEmpty()) {
            later(context, commands.acknowledge(context.pathParam("episode"), author, note == null ? "" : note));
        } else {
            new Problem(422, "Nothing was acknowledged.", form.faults()).send(context);
        }
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
