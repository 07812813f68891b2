package io.vedette.web.api;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.Held;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An alert as the API shows it. */
final class AlertView {
    private AlertView() {}

    /** Enough for a row of a list. */
    static JsonObject brief(Alert alert, @Nullable Held held) {
        return new JsonObject()
                .put("held", SilenceView.held(held))
                .put("name", alert.name())
                .put("severity", alert.severity().label())
                .put("summary", alert.summary())
                .put("starts_at", Spelling.time(alert.startsAt()));
    }

    /** @param acknowledged who has taken over an episode, if anybody */
    static JsonObject of(Alert alert, @Nullable Held held, Function<String, Optional<Acknowledgement>> acknowledged) {
        return of(alert, held, acknowledged.apply(alert.episode()).orElse(null));
    }

    static JsonObject of(Alert alert, @Nullable Held held, @Nullable Acknowledgement acknowledgement) {
        return brief(alert, held)
                .put("key", alert.key())
                .put("episode", alert.episode())
                .put("state", alert.firing() ? "firing" : "resolved")
                .put("service", alert.service())
                .put("labels", Spelling.object(alert.labels().values()))
                .put("description", alert.description())
                .put("runbook", Spelling.text(alert.runbook()))
                .put("ends_at", Spelling.time(alert.endsAt()))
                .put("acknowledged", acknowledgement == null ? null : of(acknowledgement));
    }

    private static JsonObject of(Acknowledgement acknowledgement) {
        return new JsonObject()
                .put("at", Spelling.time(acknowledgement.at()))
                .put("by", acknowledgement.by())
                .put("note", acknowledgement.note());
    }
}
