package io.vedette.notify.opsgenie;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Opsgenie's Alert API. A group's incident is one alert there, known by its alias: told again it is counted, and its end closes it. */
public final class OpsgenieReceiver implements Receiver {
    private static final int LONGEST_MESSAGE = 130;
    private static final int LONGEST_DESCRIPTION = 15_000;
    private static final int LONGEST_NOTE = 25_000;
    private static final int LONGEST_TAG = 50;

    private final OpsgenieSpec spec;
    private final HttpSender http;
    private final InstantSource clock;
    private final @Nullable URI page;

    /**
     * A receiver that sends through {@code http}.
     *
     * @param page where people see Vedette, if they can
     */
    public OpsgenieReceiver(OpsgenieSpec spec, HttpSender http, InstantSource clock, @Nullable URI page) {
        this.spec = spec;
        this.http = http;
        this.clock = clock;
        this.page = page;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        Post post = notice.allResolved() ? close(notice) : open(notice);
        return http.send(post.with("authorization", "GenieKey " + spec.apiKey().reveal()), this::judge);
    }

    private Post open(Notice notice) {
        Alert worst = notice.firing().getFirst();
        var details = new JsonObject();
        worst.labels().values().forEach(details::put);
        var body = new JsonObject()
                .put("message", Quote.cut(Wording.headline(notice), LONGEST_MESSAGE))
                .put("alias", notice.thread())
                .put("description", Wording.plain(notice, page, LONGEST_DESCRIPTION))
                .put("entity", worst.service())
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

    private Post close(Notice notice) {
        String alias =
                URLEncoder.encode(notice.thread(), StandardCharsets.UTF_8).replace("+", "%20");
        var body = new JsonObject().put("source", "Vedette").put("note", Wording.plain(notice, page, LONGEST_NOTE));
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

    private Delivery judge(HttpAnswer answer) {
        return answer.delivery(clock.instant(), spec.apiKey());
    }
}
