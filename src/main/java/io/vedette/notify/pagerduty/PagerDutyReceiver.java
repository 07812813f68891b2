package io.vedette.notify.pagerduty;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.HttpAnswer;
import io.vedette.delivery.Quote;
import io.vedette.notify.Receiver;
import io.vedette.notify.Wording;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Post;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * PagerDuty's Events API v2. A group's incident is one alert there, known by its deduplication key: told again it is the same one, and its end resolves it.
 */
public final class PagerDutyReceiver implements Receiver {
    private static final int LONGEST_SUMMARY = 1024;
    private static final int MOST_ALERTS = 50;

    private final PagerDutySpec spec;
    private final HttpSender http;
    private final InstantSource clock;
    private final @Nullable URI page;

    /**
     * A receiver that sends through {@code http}.
     *
     * @param page where people see Vedette, if they can
     */
    public PagerDutyReceiver(PagerDutySpec spec, HttpSender http, InstantSource clock, @Nullable URI page) {
        this.spec = spec;
        this.http = http;
        this.clock = clock;
        this.page = page;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        var event = new JsonObject()
                .put("routing_key", spec.routingKey().reveal())
                .put("event_action", notice.allResolved() ? "resolve" : "trigger")
                .put("dedup_key", notice.thread());
        if (!notice.allResolved()) {
            event.put("payload", payload(notice)).put("client", "Vedette").put("links", links(notice));
            if (page != null) {
                event.put("client_url", page.toString());
            }
        }
        return http.send(Post.json(new Secret(spec.url() + "/v2/enqueue"), event.toBuffer()), this::judge);
    }

    private static JsonObject payload(Notice notice) {
        Alert worst = notice.firing().getFirst();
        return new JsonObject()
                .put("summary", Quote.cut(Wording.headline(notice), LONGEST_SUMMARY))
                .put("source", worst.service())
                .put("severity", worst.severity().label())
                .put("timestamp", worst.startsAt().toString())
                .put("component", worst.labels().value("endpoint"))
                .put("group", worst.service())
                .put("class", worst.name())
                .put("custom_details", details(notice));
    }

    private static JsonObject details(Notice notice) {
        var details = new JsonObject();
        notice.alerts().stream()
                .limit(MOST_ALERTS)
                .forEach(alert ->
                        details.put(alert.summary(), alert.description() + " (" + Wording.when(alert, notice) + ")"));
        return details;
    }

    private static JsonArray links(Notice notice) {
        return new JsonArray(notice.firing().stream()
                .map(Alert::runbook)
                .filter(runbook -> runbook != null)
                .distinct()
                .limit(MOST_ALERTS)
                .map(runbook -> new JsonObject().put("href", runbook.toString()).put("text", "Runbook"))
                .toList());
    }

    private Delivery judge(HttpAnswer answer) {
        return answer.delivery(clock.instant(), spec.routingKey());
    }
}
