package io.vedette.notify.slack;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.delivery.HttpAnswer;
import io.vedette.delivery.Quote;
import io.vedette.delivery.RetryAfter;
import io.vedette.secret.Secret;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Slack's Web API answered: nearly always 200, and whether it is a success stands in the body. Pure. */
final class SlackAnswer {
    /** All other errors say that the request, the token or the channel is not right, and will not be by waiting. */
    private static final Set<String> PASSING = Set.of(
            "ratelimited",
            "rate_limited",
            "message_limit_exceeded",
            "fatal_error",
            "internal_error",
            "service_unavailable",
            "request_timeout",
            "team_added_to_org",
            "org_login_required");

    /** The message is gone, or too old to be changed. */
    private static final Set<String> LOST =
            Set.of("message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found");

    private final HttpAnswer answer;
    private final @Nullable JsonObject body;

    SlackAnswer(HttpAnswer answer) {
        this.answer = answer;
        this.body = json(answer.body());
    }

    private static @Nullable JsonObject json(String text) {
        try {
            return new JsonObject(text);
        } catch (DecodeException | ClassCastException another) {
            return null;
        }
    }

    /** Whether the message that was to be changed or answered cannot be any more. */
    boolean isOfALostMessage() {
        return LOST.contains(error());
    }

    Delivery delivery(Instant now, Secret token) {
        JsonObject said = body;
        if (answer.status() != 200) {
            return answer.delivery(now, token);
        }
        if (said == null) {
            return TryAgain.notTaken("200, but no JSON: something else than Slack answered");
        }
        if (Boolean.TRUE.equals(said.getValue("ok"))) {
            return new Delivered("ok", mark(said));
        }
        String error = Quote.of(error(), token);
        return PASSING.contains(error)
                ? new TryAgain(error, RetryAfter.parse(answer.retryAfter(), now), false)
                : new Refused(error.isEmpty() ? "not ok" : error);
    }

    private String error() {
        return body != null && body.getValue("error") instanceof String error ? error : "";
    }

    private static @Nullable String mark(JsonObject said) {
        return said.getValue("channel") instanceof String channel && said.getValue("ts") instanceof String ts
                ? new SlackMark(channel, ts).toString()
                : null;
    }
}
