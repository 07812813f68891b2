package io.vedette.web.api;

import io.vedette.deployment.Decision;
import io.vedette.deployment.RollbackState;
import io.vedette.web.Commands;
import io.vedette.web.Commands.RollbackWish;
import io.vedette.web.Commands.TakenBack;
import io.vedette.web.Queries;
import io.vedette.web.http.Confirmation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Problem.Fault;
import io.vedette.web.http.Replies;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;

/** A rollback asked for by hand. Asked twice, it is requested once. */
final class TakingBack implements Handler<RoutingContext> {
    private static final Set<String> MEMBERS = Set.of("service", "deployment", "action", "reason", "override");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 1_000;

    private final Queries queries;
    private final Commands commands;

    TakingBack(Queries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @Override
    public void handle(RoutingContext context) {
        JsonObject body = Form.object(context);
        if (body == null) {
            Problem.of(
                            400,
                            "Expected a JSON object such as {\"service\": \"checkout\", \"reason\": \"customers cannot pay\"}.")
                    .send(context);
            return;
        }
        var form = new Form(body, MEMBERS);
        var wish = new RollbackWish(
                form.required("service", LONGEST_NAME),
                form.word("deployment", LONGEST_NAME),
                form.word("action", LONGEST_NAME),
                Callers.name(context),
                form.word("reason", LONGEST_REASON),
                form.word("override", LONGEST_REASON));
        if (form.faults().isEmpty()) {
            Confirmation.of(
                    context,
                    queries.refreshed().compose(_ -> commands.takeBack(wish)),
                    taken -> answer(context, wish, taken),
                    "This was not confirmed in time: ask again, it is requested once.");
        } else {
            refused(context, form.faults());
        }
    }

    private static void answer(RoutingContext context, RollbackWish wish, TakenBack taken) {
        switch (taken) {
            case TakenBack.Decided(Decision decision) -> decided(context, decision);
            case TakenBack.NoSuchService(List<String> near) ->
                refused(
                        context,
                        List.of(new Fault(
                                "/service",
                                "There is no service \"" + wish.service() + "\"."
                                        + (near.isEmpty() ? "" : " Did you mean \"" + near.getFirst() + "\"?"))));
            case TakenBack.NoSuchDeployment() ->
                Problem.of(
                                404,
                                "No such deployment of \"" + wish.service()
                                        + "\" is remembered: nothing is taken back.")
                        .send(context);
            case TakenBack.NoAction() ->
                refused(
                        context,
                        List.of(
                                new Fault(
                                        "/action",
                                        "\"" + wish.service()
                                                + "\" has no on_regression of its own: name one of the configured rollbacks.")));
        }
    }

    private static void decided(RoutingContext context, Decision decision) {
        switch (decision) {
            case Decision.Done(RollbackState state, boolean before) ->
                Replies.json(context, before ? 200 : 201, RollbackView.of(state));
            case Decision.Held held -> RollbacksApi.held(context, held);
            case Decision.Otherwise(RollbackState state) ->
                Problem.of(409, over(state)).send(context);
            case Decision.NotKept _ ->
                Problem.of(503, "This cannot be written down now, so nothing was done: try again, and see to the disk.")
                        .send(context);
            case Decision.Unknown _ ->
                Problem.of(503, "Vedette is stopping, so nothing was done.").send(context);
        }
    }

    private static String over(RollbackState state) {
        var news = state.news();
        return "It was requested before, and is not requested twice" + (news == null ? "." : ": " + news.text());
    }

    private static void refused(RoutingContext context, List<Fault> faults) {
        new Problem(422, "Nothing was requested.", faults).send(context);
    }
}
