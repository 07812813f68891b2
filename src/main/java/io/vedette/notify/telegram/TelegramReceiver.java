package io.vedette.notify.telegram;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.delivery.HttpAnswer;
import io.vedette.delivery.Limit;
import io.vedette.notify.Dispatch;
import io.vedette.notify.Receiver;
import io.vedette.notify.Wording;
import io.vedette.outbound.Post;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** A Telegram chat. The headline is made bold by its place and not by markup, so that no text can make a message unreadable for Telegram. */
public final class TelegramReceiver implements Receiver {
    /** Counted as entities are: in UTF-16. */
    private static final Limit LONGEST_TEXT = Limit.characters(4096);

    private final TelegramSpec spec;
    private final Dispatch dispatch;

    /** A receiver whose messages leave through {@code dispatch}. */
    public TelegramReceiver(TelegramSpec spec, Dispatch dispatch) {
        this.spec = spec;
        this.dispatch = dispatch;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        String text = Wording.plain(notice, dispatch.page(notice), LONGEST_TEXT);
        int headline = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
        var bold = new JsonObject().put("type", "bold").put("offset", 0).put("length", headline);
        var body = new JsonObject()
                .put("chat_id", spec.chat())
                .put("text", text)
                .put("entities", JsonArray.of(bold))
                .put("link_preview_options", new JsonObject().put("is_disabled", true));
        var url = new Secret(spec.url() + "/bot" + spec.token().reveal() + "/sendMessage");
        return dispatch.http().send(Post.json(url, body.toBuffer()), this::judge);
    }

    private Delivery judge(HttpAnswer answer) {
        String said = answer.said(spec.token());
        JsonObject parameters = parameters(answer.body());
        if (answer.status() == 429) {
            Integer seconds = parameters.getInteger("retry_after");
            return new TryAgain(said, seconds == null ? null : Duration.ofSeconds(seconds), false);
        }
        return parameters.containsKey("migrate_to_chat_id")
                ? new Refused(said + ": the group has become " + parameters.getValue("migrate_to_chat_id"))
                : dispatch.usual(answer, spec.token());
    }

    private static JsonObject parameters(String body) {
        try {
            return new JsonObject(body).getJsonObject("parameters", new JsonObject());
        } catch (DecodeException | ClassCastException another) {
            return new JsonObject();
        }
    }
}
