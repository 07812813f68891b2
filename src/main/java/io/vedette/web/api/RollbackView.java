package io.vedette.web.api;

import io.vedette.delivery.Attempts;
import io.vedette.deployment.Approval;
import io.vedette.deployment.Interlock;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackState;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A rollback as the API shows it. */
final class RollbackView {
    private RollbackView() {}

    static JsonObject of(RollbackState state) {
        RollbackOrder order = state.order();
        var stage = state.stage();
        var news = state.news();
        Attempts attempts = state.attempts();
        Interlock heldBy = news == null ? null : news.heldBy();
        return new JsonObject()
                .put("deployment", state.id())
                .put("service", order.deployment().service())
                .put("version", order.deployment().version())
                .put("previous_version", order.deployment().previousVersion())
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

    private static @Nullable JsonObject approval(@Nullable Approval approval) {
        return approval == null
                ? null
                : new JsonObject()
                        .put("until", Spelling.time(approval.until()))
                        .put("by", approval.by())
                        .put("at", Spelling.time(approval.at()));
    }
}
