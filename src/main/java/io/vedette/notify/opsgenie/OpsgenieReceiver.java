package io.vedette.notify.opsgenie;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Limit;
import io.vedette.delivery.Quote;
import io.vedette.notify.Dispatch;
import io.vedette.notify.Receiver;
import io.vedette.notify.Wording;
import io.vedette.outbound.Post;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Opsgenie's Alert API. A group's incident is one alert there, known by its alias: told again it is counted, and its end closes it. */
public final class OpsgenieReceiver implements Receiver {
    private static final int LONGEST_MESSAGE = 130;
    private static final int LONGEST_DESCRIPTION = 15_000;
    private static final int LONGEST_NOTE = 25_000;
    private static final int LONGEST_TAG = 50;
    private static final int LONGEST_DETAILS = 8_000;
    private static final int LONGEST_ENTITY = 512;

    private final OpsgenieSpec spec;
    private final Dispatch dispatch;

    /** A receiver whose messages leave through {@code dispatch}. */
    public OpsgenieReceiver(OpsgenieSpec spec, Dispatch dispatch) {
        this.spec = spec;
        this.dispatch = dispatch;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        Post post = notice.allResolved() ? close(notice) : open(notice);
        return dispatch.send(
                post.with("authorization", "GenieKey " + spec.apiKey().reveal()), spec.apiKey());
    }

    private Post open(Notice notice) {
        Alert worst = notice.firing().getFirst();
        var details = new JsonObject();
        worst.labels().values().forEach((name, value) -> add(details, name, value));
        var body = new JsonObject()
                .put("message", Quote.cut(Wording.headline(notice), LONGEST_MESSAGE))
                .put("alias", notice.thread())
                .put("description", Wording.plain(notice, dispatch.page(notice), Limit.characters(LONGEST_DESCRIPTION)))
                .put("entity", Quote.cut(worst.service(), LONGEST_ENTITY))
                .put("source", "Vedette")
                .put("priority", priority(worst))
                .put(
                        "tags",
                        JsonArray.of(
                                Quote.cut(worst.service(), LONGEST_TAG),
                                worst.severity().label()))
                .put("details", details);
        return Post.json(new Secret(spec.url() + "/v2/alerts"), body.toBuffer());
    }

    /** As many labels as fit, whole or not at all: half a label would be another one. */
    private static void add(JsonObject details, String name, String value) {
        int taken = details.stream()
                .mapToInt(entry ->
                        entry.getKey().length() + entry.getValue().toString().length())
                .sum();
        if (taken + name.length() + value.length() <= LONGEST_DETAILS) {
            details.put(name, value);
        }
    }

    private Post close(Notice notice) {
        String alias =
                URLEncoder.encode(notice.thread(), StandardCharsets.UTF_8).replace("+", "%20");
        var body = new JsonObject()
                .put("source", "Vedette")
                .put("note", Wording.plain(notice, dispatch.page(notice), Limit.characters(LONGEST_NOTE)));
        return Post.json(
                new Secret(spec.url() + "/v2/alerts/" + alias + "/close?identifierType=alias"), body.toBuffer());
    }

    private static String priority(Alert alert) {
        return switch (alert.severity()) {
            case CRITICAL -> "P1";
            case WARNING -> "P3";
            case INFO -> "P5";
        };
    }
}
