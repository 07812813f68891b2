package io.vedette.notify.pagerduty;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Quote;
import io.vedette.notify.Dispatch;
import io.vedette.notify.Particulars;
import io.vedette.notify.Receiver;
import io.vedette.notify.Wording;
import io.vedette.outbound.Post;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.stream.Stream;

/**
 * PagerDuty's Events API v2. A group's incident is one alert there, known by its deduplication key: told again it is the same one, and its end resolves it.
 */
public final class PagerDutyReceiver implements Receiver {
    private static final int LONGEST_SUMMARY = 1024;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_ALERTS = 50;

    private final PagerDutySpec spec;
    private final Dispatch dispatch;

    /** A receiver whose messages leave through {@code dispatch}. */
    public PagerDutyReceiver(PagerDutySpec spec, Dispatch dispatch) {
        this.spec = spec;
        this.dispatch = dispatch;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        var event = new JsonObject()
                .put("routing_key", spec.routingKey().reveal())
                .put("event_action", notice.allResolved() ? "resolve" : "trigger")
                .put("dedup_key", notice.thread());
        if (!notice.allResolved()) {
            event.put("payload", payload(notice)).put("client", "Vedette").put("links", links(notice));
            URI page = dispatch.page(notice);
            if (page != null) {
                event.put("client_url", page.toString());
            }
        }
        return dispatch.send(Post.json(new Secret(spec.url() + "/v2/enqueue"), event.toBuffer()), spec.routingKey());
    }

    private static JsonObject payload(Notice notice) {
        Alert worst = notice.firing().getFirst();
        return new JsonObject()
                .put("summary", Quote.cut(Wording.headline(notice), LONGEST_SUMMARY))
                .put("source", worst.service())
                .put("severity", worst.severity().label())
                .put("timestamp", worst.startsAt().toString())
                .put("component", component(worst))
                .put("group", worst.service())
                .put("class", worst.name())
                .put("custom_details", details(notice));
    }

    private static String component(Alert alert) {
        String endpoint = alert.labels().value("endpoint");
        return endpoint.isEmpty() ? alert.service() : endpoint;
    }

    private static JsonObject details(Notice notice) {
        var details = new JsonObject();
        notice.alerts().stream()
                .limit(MOST_ALERTS)
                .forEach(alert -> details.put(name(alert, details), detail(alert, notice)));
        Particulars.of(notice.firing().getFirst())
                .forEach(one -> details.put(one.label(), Quote.cut(one.text(), LONGEST_SUMMARY)));
        return details;
    }

    /** Two endpoints of one service have one summary, and both are told. */
    private static String name(Alert alert, JsonObject taken) {
        String name = Quote.cut(alert.summary(), LONGEST_NAME);
        int number = 2;
        String next = name;
        while (taken.containsKey(next)) {
            next = name + " (" + number++ + ")";
        }
        return next;
    }

    private static String detail(Alert alert, Notice notice) {
        return Quote.cut(alert.description(), LONGEST_SUMMARY) + " (" + Wording.when(alert, notice) + ")";
    }

    private static JsonArray links(Notice notice) {
        Stream<JsonObject> actions = notice.followUp().links().stream().map(link -> link(link.url(), link.label()));
        Stream<JsonObject> runbooks = notice.firing().stream()
                .map(Alert::runbook)
                .filter(runbook -> runbook != null)
                .distinct()
                .limit(MOST_ALERTS)
                .map(runbook -> link(runbook, "Runbook"));
        return new JsonArray(Stream.concat(actions, runbooks).toList());
    }

    private static JsonObject link(URI target, String text) {
        return new JsonObject().put("href", target.toString()).put("text", text);
    }
}
