package io.vedette.web.api;

import io.vedette.alert.DeadLetter;
import io.vedette.web.Queries;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Replies;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** Messages that never arrived. */
public final class DeadLettersApi {
    private final Queries queries;

    public DeadLettersApi(Queries queries) {
        this.queries = queries;
    }

    public List<Operation> operations() {
        return List.of(Operation.get("/api/v1/notifications/dead", this::list));
    }

    private void list(RoutingContext context) {
        Replies.later(context, queries.deadLetters(), letters -> answer(context, letters), context::fail);
    }

    private static void answer(RoutingContext context, Optional<List<DeadLetter>> letters) {
        letters.ifPresentOrElse(
                read -> Replies.json(
                        context, 200, new JsonObject().put("dead", Spelling.array(read, DeadLettersApi::view))),
                () -> Problem.of(503, "History cannot be read now; the log says why.")
                        .send(context));
    }

    private static JsonObject view(DeadLetter letter) {
        return new JsonObject()
                .put("receiver", letter.receiver())
                .put("kind", letter.kind())
                .put("notice", letter.notice())
                .put("labels", Spelling.object(letter.group().values()))
                .put("headline", letter.headline())
                .put("reason", letter.reason())
                .put("attempts", letter.attempts())
                .put("at", Spelling.time(letter.at()));
    }
}
