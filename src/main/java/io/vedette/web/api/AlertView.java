package io.vedette.web.api;

import io.vedette.alert.Alert;
import io.vertx.core.json.JsonObject;

/** An alert as the API shows it. */
final class AlertView {
    private AlertView() {}

    /** Enough for a row of a list. */
    static JsonObject brief(Alert alert) {
        return new JsonObject()
                .put("name", alert.name())
                .put("severity", alert.severity().label())
                .put("summary", alert.summary())
                .put("starts_at", Spelling.time(alert.startsAt()));
    }

    static JsonObject of(Alert alert) {
        return brief(alert)
                .put("key", alert.key())
                .put("episode", alert.episode())
                .put("state", alert.firing() ? "firing" : "resolved")
                .put("service", alert.service())
                .put("labels", Spelling.object(alert.labels().values()))
                .put("description", alert.description())
                .put("runbook", Spelling.text(alert.runbook()))
                .put("ends_at", Spelling.time(alert.endsAt()));
    }
}
