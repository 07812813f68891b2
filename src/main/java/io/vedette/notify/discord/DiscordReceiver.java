package io.vedette.notify.discord;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.delivery.HttpAnswer;
import io.vedette.delivery.Quote;
import io.vedette.notify.Dispatch;
import io.vedette.notify.Particulars;
import io.vedette.notify.Receiver;
import io.vedette.notify.Wording;
import io.vedette.outbound.Post;
import io.vedette.secret.SecretUrl;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Discord channel. Nobody is pinged by what a target answers: mentions are switched off. */
public final class DiscordReceiver implements Receiver {
    private static final int LONGEST_CONTENT = 2000;
    /** Six embeds of 700 characters, and five fields of 270 of the first, keep within the 6,000 of all together. */
    private static final int MOST_ALERTS = 6;

    private static final int LONGEST_FIELD = 250;

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DESCRIPTION = 400;
    private static final int LONGEST_FOOTER = 100;

    private final DiscordSpec spec;
    private final Dispatch dispatch;

    /** A receiver whose messages leave through {@code dispatch}. */
    public DiscordReceiver(DiscordSpec spec, Dispatch dispatch) {
        this.spec = spec;
        this.dispatch = dispatch;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        var body = new JsonObject()
                .put("content", Quote.cut(content(notice), LONGEST_CONTENT))
                .put("allowed_mentions", new JsonObject().put("parse", new JsonArray()))
                .put(
                        "embeds",
                        new JsonArray(notice.alerts().stream()
                                .limit(MOST_ALERTS)
                                .map(alert -> embed(alert, notice))
                                .toList()));
        return dispatch.http().send(Post.json(spec.webhookUrl(), body.toBuffer()), this::judge);
    }

    private String content(Notice notice) {
        URI page = dispatch.page(notice);
        int hidden = notice.alerts().size() - MOST_ALERTS;
        String content = Wording.headline(notice)
                + (hidden > 0 ? " (and " + hidden + " more)" : "")
                + (page == null ? "" : " <" + page + '>');
        String links = notice.followUp().links().stream()
                .map(link -> "\n[" + link.label() + "](<" + link.url() + ">)")
                .collect(Collectors.joining());
        return content.length() + links.length() <= LONGEST_CONTENT ? content + links : content;
    }

    private static JsonObject embed(Alert alert, Notice notice) {
        String title = alert.firing() ? alert.summary() : Wording.over(alert);
        var embed = new JsonObject()
                .put("title", Quote.cut(title, LONGEST_TITLE))
                .put("description", Quote.cut(alert.description(), LONGEST_DESCRIPTION))
                .put("color", color(alert))
                .put("footer", new JsonObject().put("text", Quote.cut(Wording.when(alert, notice), LONGEST_FOOTER)));
        if (alert.equals(notice.alerts().getFirst())) {
            embed.put("fields", fields(alert));
        }
        return alert.runbook() == null
                ? embed
                : embed.put("url", alert.runbook().toString());
    }

    private static JsonArray fields(Alert alert) {
        return new JsonArray(Particulars.of(alert).stream()
                .map(one -> new JsonObject()
                        .put("name", one.label())
                        .put("value", Quote.cut(one.text(), LONGEST_FIELD))
                        .put("inline", false))
                .toList());
    }

    private static int color(Alert alert) {
        if (!alert.firing()) {
            return 0x2e9e5b;
        }
        return switch (alert.severity()) {
            case CRITICAL -> 0xd0342c;
            case WARNING -> 0xe8912d;
            case INFO -> 0x3b7dd8;
        };
    }

    private Delivery judge(HttpAnswer answer) {
        Delivery usual = dispatch.usual(answer, SecretUrl.parts(spec.webhookUrl()));
        return answer.status() == 429 && usual instanceof TryAgain again
                ? new TryAgain(again.why(), wait(answer.body(), again.after()), false)
                : usual;
    }

    /** Discord says how long in its body, in seconds with a fraction. */
    private static @Nullable Duration wait(String body, @Nullable Duration otherwise) {
        try {
            Double seconds = new JsonObject(body).getDouble("retry_after");
            return seconds == null || !(seconds >= 0 && seconds < 86_400)
                    ? otherwise
                    : Duration.ofMillis((long) Math.ceil(seconds * 1000));
        } catch (DecodeException | ClassCastException another) {
            return otherwise;
        }
    }
}
