package io.vedette.notify.alertmanager;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Quote;
import io.vedette.notify.Dispatch;
import io.vedette.notify.Particulars;
import io.vedette.notify.Receiver;
import io.vedette.outbound.Ask;
import io.vedette.secret.Secret;
import io.vedette.secret.SecretUrl;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * An Alertmanager, by its API v2. Its alerts end by themselves when nobody tells of them again: each gets an end that lies beyond the next repetition, and its
 * real one when it is over.
 */
public final class AlertmanagerReceiver implements Receiver {
    /** Longer than the longest usual repeat interval. */
    private static final Duration UNTIL_TOLD_AGAIN = Duration.ofHours(25);

    private final AlertmanagerSpec spec;
    private final Dispatch dispatch;

    /** A receiver whose messages leave through {@code dispatch}. */
    public AlertmanagerReceiver(AlertmanagerSpec spec, Dispatch dispatch) {
        this.spec = spec;
        this.dispatch = dispatch;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        var alerts = new JsonArray(
                notice.alerts().stream().map(alert -> alert(alert, notice)).toList());
        var url = new Secret(spec.url().reveal() + "/api/v2/alerts");
        return dispatch.http()
                .ask(Ask.plainJson(url, alerts.toBuffer()))
                .map(exchange -> exchange.delivery(answer -> dispatch.usual(answer, SecretUrl.parts(spec.url()))));
    }

    private JsonObject alert(Alert alert, Notice notice) {
        var labels = new JsonObject();
        alert.labels().values().forEach(labels::put);
        var annotations = new JsonObject().put("summary", alert.summary()).put("description", alert.description());
        if (alert.runbook() != null) {
            annotations.put("runbook_url", alert.runbook().toString());
        }
        Particulars.of(alert)
                .forEach(one -> annotations.put(one.label().toLowerCase(Locale.ROOT), Quote.cut(one.text(), 1000)));
        Instant end = alert.endsAt();
        var body = new JsonObject()
                .put("labels", labels)
                .put("annotations", annotations)
                .put("startsAt", alert.startsAt().toString())
                .put("endsAt", (end == null ? notice.at().plus(UNTIL_TOLD_AGAIN) : end).toString());
        URI page = dispatch.page(notice);
        return page == null ? body : body.put("generatorURL", page.toString());
    }
}
