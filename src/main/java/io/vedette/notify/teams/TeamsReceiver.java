package io.vedette.notify.teams;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.HttpAnswer;
import io.vedette.delivery.Quote;
import io.vedette.notify.Receiver;
import io.vedette.notify.Wording;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Post;
import io.vedette.secret.SecretUrl;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Teams workflow. It answers before anybody looks at the card, and takes 28 KB at most: a card that breaks a rule would be lost without a word, so texts are
 * cut well below the limit.
 */
public final class TeamsReceiver implements Receiver {
    private static final int LONGEST_TEXT = 600;
    private static final int MOST_ALERTS = 10;

    private final TeamsSpec spec;
    private final HttpSender http;
    private final InstantSource clock;
    private final @Nullable URI page;

    /**
     * A receiver that sends through {@code http}.
     *
     * @param page where people see Vedette, if they can
     */
    public TeamsReceiver(TeamsSpec spec, HttpSender http, InstantSource clock, @Nullable URI page) {
        this.spec = spec;
        this.http = http;
        this.clock = clock;
        this.page = page;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        var attachment = new JsonObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .put("content", card(notice));
        var body = new JsonObject().put("type", "message").put("attachments", JsonArray.of(attachment));
        return http.send(Post.json(spec.webhookUrl(), body.toBuffer()), this::judge);
    }

    private JsonObject card(Notice notice) {
        var body = JsonArray.of(text(Wording.headline(notice))
                .put("weight", "Bolder")
                .put("size", "Medium")
                .put("color", color(notice)));
        notice.alerts().stream().limit(MOST_ALERTS).forEach(alert -> body.add(text(alert.description()))
                .add(text(Wording.when(alert, notice)).put("isSubtle", true).put("spacing", "None")));
        int hidden = notice.alerts().size() - MOST_ALERTS;
        if (hidden > 0) {
            body.add(text("and " + hidden + " more"));
        }
        return new JsonObject()
                .put("type", "AdaptiveCard")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("version", "1.4")
                .put("body", body)
                .put("actions", actions(notice));
    }

    private JsonArray actions(Notice notice) {
        Stream<JsonObject> runbooks = notice.firing().stream()
                .map(Alert::runbook)
                .filter(runbook -> runbook != null)
                .distinct()
                .limit(3)
                .map(runbook -> open("Runbook", runbook));
        Stream<JsonObject> ours = Stream.ofNullable(page).map(where -> open("Open Vedette", where));
        return new JsonArray(Stream.concat(runbooks, ours).toList());
    }

    private static JsonObject open(String title, URI url) {
        return new JsonObject()
                .put("type", "Action.OpenUrl")
                .put("title", title)
                .put("url", url.toString());
    }

    private static JsonObject text(String text) {
        return new JsonObject()
                .put("type", "TextBlock")
                .put("text", Quote.cut(text, LONGEST_TEXT))
                .put("wrap", true);
    }

    private static String color(Notice notice) {
        if (notice.allResolved()) {
            return "Good";
        }
        return switch (notice.firing().getFirst().severity()) {
            case CRITICAL -> "Attention";
            case WARNING -> "Warning";
            case INFO -> "Accent";
        };
    }

    private Delivery judge(HttpAnswer answer) {
        return answer.delivery(clock.instant(), SecretUrl.parts(spec.webhookUrl()));
    }
}
