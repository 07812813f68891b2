package io.vedette.notify.teams;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Quote;
import io.vedette.notify.Dispatch;
import io.vedette.notify.Particulars;
import io.vedette.notify.Receiver;
import io.vedette.notify.Wording;
import io.vedette.outbound.Post;
import io.vedette.secret.SecretUrl;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.stream.Stream;

/**
 * A Teams workflow. It answers before anybody looks at the card, and takes 28 KB at most: a card that breaks a rule would be lost without a word, so texts are
 * cut well below the limit.
 */
public final class TeamsReceiver implements Receiver {
    private static final int LONGEST_TEXT = 600;
    private static final int LONGEST_FACT = 300;
    private static final int MOST_ALERTS = 10;

    /** Of 28 KB, as Teams counts it, whatever the texts are made of. */
    private static final int LARGEST = 27_000;

    private final TeamsSpec spec;
    private final Dispatch dispatch;

    /** A receiver whose messages leave through {@code dispatch}. */
    public TeamsReceiver(TeamsSpec spec, Dispatch dispatch) {
        this.spec = spec;
        this.dispatch = dispatch;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        var body = body(notice, MOST_ALERTS);
        for (int most = MOST_ALERTS / 2; body.length() > LARGEST && most > 0; most /= 2) {
            body = body(notice, most);
        }
        return dispatch.send(Post.json(spec.webhookUrl(), body), SecretUrl.parts(spec.webhookUrl()));
    }

    private Buffer body(Notice notice, int most) {
        var attachment = new JsonObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .put("content", card(notice, most));
        return new JsonObject()
                .put("type", "message")
                .put("attachments", JsonArray.of(attachment))
                .toBuffer();
    }

    private JsonObject card(Notice notice, int most) {
        var body = JsonArray.of(text(Wording.headline(notice))
                .put("weight", "Bolder")
                .put("size", "Medium")
                .put("color", color(notice)));
        notice.alerts().stream().limit(most).forEach(alert -> body.add(text(alert.description()))
                .add(text(Wording.when(alert, notice)).put("isSubtle", true).put("spacing", "None")));
        body.add(facts(notice.alerts().getFirst()));
        int hidden = notice.alerts().size() - most;
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

    private static JsonObject facts(Alert alert) {
        return new JsonObject()
                .put("type", "FactSet")
                .put(
                        "facts",
                        new JsonArray(Particulars.of(alert).stream()
                                .map(one -> new JsonObject()
                                        .put("title", one.label())
                                        .put("value", Quote.cut(one.text(), LONGEST_FACT)))
                                .toList()));
    }

    private JsonArray actions(Notice notice) {
        Stream<JsonObject> runbooks = notice.firing().stream()
                .map(Alert::runbook)
                .filter(runbook -> runbook != null)
                .distinct()
                .limit(3)
                .map(runbook -> open("Runbook", runbook));
        Stream<JsonObject> ours = Stream.ofNullable(dispatch.page(notice)).map(where -> open("Open Vedette", where));
        Stream<JsonObject> links =
                notice.followUp().links().stream().limit(4).map(link -> open(link.label(), link.url()));
        return new JsonArray(
                Stream.of(links, runbooks, ours).flatMap(all -> all).toList());
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
}
