package io.vedette.notify.webhook;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.alert.context.ContextFields;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A notice as a webhook gets it.
 *
 * <pre>{@code
 * {"type": "alert.firing",                        // or alert.resolved, when nothing of the group fires any more
 *  "timestamp": "2026-03-02T12:00:10Z",
 *  "data": {"notice": "…​.1", "thread": "…​.1",      // the notice's id is the webhook-id too
 *           "receiver": "oncall", "group": {"service": "checkout"}, "reason": "first_notification",
 *           "firing": [ALERT, …], "resolved": [ALERT, …], "omitted": 0, "url": "https://vedette.example.org/"}}
 * }</pre>
 *
 * An ALERT has {@code key}, {@code episode} (tells one occurrence from the next), {@code name}, {@code severity}, {@code labels},
 * {@code summary}, {@code description}, {@code runbook}, {@code starts_at}, {@code ends_at} and {@code context}; what is unknown is {@code null}.
 */
final class WebhookBody {
    /** More would exceed what receivers of Standard Webhooks are asked to take. */
    private static final int MOST_ALERTS = 25;

    private WebhookBody() {}

    static JsonObject of(Notice notice, @Nullable URI page) {
        var firing = limited(notice.firing(), MOST_ALERTS);
        var resolved = limited(notice.resolved(), MOST_ALERTS - firing.size());
        var data = new JsonObject()
                .put("notice", notice.id())
                .put("thread", notice.thread())
                .put("receiver", notice.receiver())
                .put("group", labels(notice.group().values()))
                .put("reason", notice.reason().name().toLowerCase(Locale.ROOT))
                .put("firing", firing)
                .put("resolved", resolved)
                .put("omitted", notice.alerts().size() - firing.size() - resolved.size())
                .put("url", text(page));
        return new JsonObject()
                .put("type", notice.allResolved() ? "alert.resolved" : "alert.firing")
                .put("timestamp", notice.at().toString())
                .put("data", data);
    }

    private static JsonArray limited(List<Alert> alerts, int most) {
        return new JsonArray(alerts.stream().limit(most).map(WebhookBody::alert).toList());
    }

    private static JsonObject alert(Alert alert) {
        return new JsonObject()
                .put("key", alert.key())
                .put("episode", alert.episode())
                .put("name", alert.name())
                .put("severity", alert.severity().label())
                .put("labels", labels(alert.labels().values()))
                .put("summary", alert.summary())
                .put("description", alert.description())
                .put("runbook", text(alert.runbook()))
                .put("starts_at", alert.startsAt().toString())
                .put("ends_at", text(alert.endsAt()))
                .put("context", new JsonObject(ContextFields.of(alert.context())));
    }

    private static JsonObject labels(java.util.Map<String, String> values) {
        var labels = new JsonObject();
        values.forEach(labels::put);
        return labels;
    }

    private static @Nullable String text(@Nullable Object value) {
        return Objects.toString(value, null);
    }
}
