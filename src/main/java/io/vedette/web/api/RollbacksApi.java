package io.vedette.web.api;

import io.vedette.deployment.Decision;
import io.vedette.deployment.RollbackState;
import io.vedette.web.Commands;
import io.vedette.web.Queries;
import io.vedette.web.http.Confirmation;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Replies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** Rollbacks: how far each came, and a person's word on those that wait for one. A word that was given before is given again without effect. */
public final class RollbacksApi {
    private static final String PATH = "/api/v1/rollbacks";

    private final Queries queries;
    private final Commands commands;

    public RollbacksApi(Queries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(PATH, this::list),
                Operation.get(PATH + "/:id", this::one),
                Operation.post(PATH, new TakingBack(queries, commands)),
                Operation.post(PATH + "/:id/approve", context -> decide(context, true)),
                Operation.post(PATH + "/:id/reject", context -> decide(context, false)));
    }

    private void list(RoutingContext context) {
        String service = context.queryParams().get("service");
        List<RollbackState> states = queries.rollbacks().reversed().stream()
                .filter(state -> service == null || state.order().service().equals(service))
                .toList();
        Replies.json(context, 200, new JsonObject().put("rollbacks", Spelling.array(states, RollbackView::of)));
    }

    private void one(RoutingContext context) {
        String id = context.pathParam("id");
        Optional<RollbackState> found = queries.rollbacks().stream()
                .filter(state -> state.id().equals(id))
                .findFirst();
        found.ifPresentOrElse(state -> Replies.json(context, 200, RollbackView.of(state)), () -> unknown(context, id));
    }

    private void decide(RoutingContext context, boolean yes) {
        String id = context.pathParam("id");
        String by = Callers.name(context);
        Future<Decision> decided = yes ? commands.approve(id, by) : commands.reject(id, by);
        Confirmation.of(
                context,
                decided,
                decision -> answer(context, id, decision),
                "This was not confirmed in time: ask again, a second word has no effect of its own.");
    }

    private static void answer(RoutingContext context, String id, Decision decision) {
        switch (decision) {
            case Decision.Done(RollbackState state, boolean _) -> Replies.json(context, 200, RollbackView.of(state));
            case Decision.Held held -> held(context, held);
            case Decision.Otherwise(RollbackState state) ->
                Problem.of(409, otherwise(state)).send(context);
            case Decision.NotKept _ ->
                Problem.of(503, "This cannot be written down now, so nothing was done: try again, and see to the disk.")
                        .send(context);
            case Decision.Unknown _ -> unknown(context, id);
        }
    }

    private static String otherwise(RollbackState state) {
        var news = state.news();
        return "It does not wait for approval" + (news == null ? "." : ": " + news.text());
    }

    static void held(RoutingContext context, Decision.Held held) {
        String further = held.interlock().yieldsToAPerson() ? " To do it all the same, say why in \"override\"." : "";
        Problem.of(409, "Held back (" + held.interlock().label() + "): " + held.why() + "." + further)
                .send(context);
    }

    static void unknown(RoutingContext context, String id) {
        Problem.of(404, "There is no rollback of a deployment \"" + id + "\", or it is too old to be remembered.")
                .send(context);
    }
}
