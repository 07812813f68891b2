package io.vedette.web.api;

import io.vedette.delivery.Attempts;
import io.vedette.deployment.Approval;
import io.vedette.deployment.Interlock;
import io.vedette.deployment.Order;
import io.vedette.deployment.RemedyOrder;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackState;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A rollback, or a remedy, as the API shows it. */
public final class RollbackView {
    private RollbackView() {}

    public static JsonObject of(RollbackState state) {
        Order order = state.order();
        var stage = state.stage();
        var news = state.news();
        Attempts attempts = state.attempts();
        Interlock heldBy = news == null ? null : news.heldBy();
        return subject(order)
                .put("service", order.service())
                .put("action", order.action())
                .put("mode", order.mode().label())
                .put("reason", order.reason())
                .put("request_id", order.requestId())
                .put("ordered_at", Spelling.time(state.at()))
                .put("stage", stage == null ? "ordered" : stage.label())
                .put("text", news == null ? null : news.text())
                .put("said_at", Spelling.time(news == null ? null : news.at()))
                .put("held_by", heldBy == null ? null : heldBy.label())
                .put("what_to_do", heldBy == null ? null : heldBy.advice())
                .put("attempts", attempts == null ? 0 : attempts.count())
                .put("requested_at", Spelling.time(attempts == null ? null : attempts.first()))
                .put("approval", approval(state.approval()));
    }

    /** What it takes back, or what it mends. */
    private static JsonObject subject(Order order) {
        return switch (order) {
            case RollbackOrder rollback ->
                subject(order.id(), order.id(), rollback.deployment().version(), order.previousVersion(), null, null);
            case RemedyOrder remedy ->
                subject(
                        order.id(),
                        null,
                        null,
                        null,
                        remedy.cause().label("alertname"),
                        remedy.cause().episode());
        };
    }

    private static JsonObject subject(
            String id,
            @Nullable String deployment,
            @Nullable String version,
            @Nullable String previous,
            @Nullable String alert,
            @Nullable String episode) {
        return new JsonObject()
                .put("id", id)
                .put("deployment", deployment)
                .put("version", version)
                .put("previous_version", previous)
                .put("alert", alert)
                .put("episode", episode);
    }

    private static @Nullable JsonObject approval(@Nullable Approval approval) {
        return approval == null
                ? null
                : new JsonObject()
                        .put("until", Spelling.time(approval.until()))
                        .put("by", approval.by())
                        .put("at", Spelling.time(approval.at()));
    }
}
