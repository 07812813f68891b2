package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.alert.context.ContextFields;
import io.vedette.delivery.Quote;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A notice as programs get it, by webhook or on standard input. Pure.
 *
 * <pre>{@code
 * {"type": "alert.firing",                        // or alert.resolved, when nothing of the group fires any more
 *  "timestamp": "2026-03-02T12:00:10Z",
 *  "data": {"notice": "…​.1", "thread": "…​.1",      // the notice's id is the webhook-id too
 *           "receiver": "oncall", "group": {"service": "checkout"}, "reason": "first_notification",
 *           "firing": [ALERT, …], "resolved": [ALERT, …], "omitted": 0, "url": "https://vedette.example.org/",
 *           "because": "",                     // why this receiver is told, when no route names it
 *           "links": [{"label": "Acknowledge", "url": "https://vedette.example.org/act/…"}, …]}}
 * }</pre>
 *
 * An ALERT has {@code key}, {@code episode} (tells one occurrence from the next), {@code name}, {@code severity}, {@code labels},
 * {@code summary}, {@code description}, {@code runbook}, {@code starts_at}, {@code ends_at} and {@code context}; what is unknown is {@code null}.
 */
public final class NoticeBody {
    private static final int MOST_ALERTS = 25;

    /** Receivers of Standard Webhooks are asked to take this much. */
    private static final int LARGEST = 20_000;

    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_LABEL = 200;

    private NoticeBody() {}

    /** As many alerts as fit; when not even one does, its beginning. */
    public static Buffer of(Notice notice, @Nullable URI page) {
        for (int most = MOST_ALERTS; most > 0; most /= 2) {
            Buffer whole = body(notice, page, most, NoticeBody::alert).toBuffer();
            if (whole.length() <= LARGEST) {
                return whole;
            }
        }
        return body(notice, page, 1, NoticeBody::shortened).toBuffer();
    }

    private static JsonObject body(Notice notice, @Nullable URI page, int most, Function<Alert, JsonObject> as) {
        var firing = limited(notice.firing(), most, as);
        var resolved = limited(notice.resolved(), most - firing.size(), as);
        var data = new JsonObject()
                .put("notice", notice.id())
                .put("thread", notice.thread())
                .put("receiver", notice.receiver())
                .put("group", labels(notice.group().values()))
                .put("reason", notice.reason().name().toLowerCase(Locale.ROOT))
                .put("firing", firing)
                .put("resolved", resolved)
                .put("omitted", notice.alerts().size() - firing.size() - resolved.size())
                .put("url", text(page))
                .put("because", notice.followUp().because())
                .put("links", links(notice));
        return new JsonObject()
                .put("type", notice.allResolved() ? "alert.resolved" : "alert.firing")
                .put("timestamp", notice.at().toString())
                .put("data", data);
    }

    private static JsonArray links(Notice notice) {
        return new JsonArray(notice.followUp().links().stream()
                .map(link -> new JsonObject()
                        .put("label", link.label())
                        .put("url", link.url().toString()))
                .toList());
    }

    private static JsonArray limited(List<Alert> alerts, int most, Function<Alert, JsonObject> as) {
        return new JsonArray(alerts.stream().limit(most).map(as).toList());
    }

    private static JsonObject shortened(Alert alert) {
        var labels = new JsonObject();
        alert.labels().values().forEach((name, value) -> labels.put(name, Quote.cut(value, LONGEST_LABEL)));
        return alert(alert)
                .put("labels", labels)
                .put("summary", Quote.cut(alert.summary(), LONGEST_TEXT))
                .put("description", Quote.cut(alert.description(), LONGEST_TEXT))
                .put("context", new JsonObject());
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

    private static JsonObject labels(Map<String, String> values) {
        var labels = new JsonObject();
        values.forEach(labels::put);
        return labels;
    }

    private static @Nullable String text(@Nullable Object value) {
        return Objects.toString(value, null);
    }
}
