package io.vedette.notify.googlechat;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Limit;
import io.vedette.notify.Dispatch;
import io.vedette.notify.Receiver;
import io.vedette.notify.Wording;
import io.vedette.outbound.Post;
import io.vedette.secret.Secret;
import io.vedette.secret.SecretUrl;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** A Google Chat space: a thread for each incident. */
public final class GoogleChatReceiver implements Receiver {
    private static final Limit LONGEST_TEXT = Limit.bytes(4_096);

    private static final String IN_ITS_THREAD = "messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD";

    private final GoogleChatSpec spec;
    private final Dispatch dispatch;

    /** A receiver whose messages leave through {@code dispatch}. */
    public GoogleChatReceiver(GoogleChatSpec spec, Dispatch dispatch) {
        this.spec = spec;
        this.dispatch = dispatch;
    }

    /** {@code <users/all>} would ping everybody. */
    private static String harmless(String text) {
        return text.replace("<", "<\u200b");
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        String url = spec.webhookUrl().reveal();
        String text = Wording.plain(notice, dispatch.page(notice), LONGEST_TEXT, GoogleChatReceiver::harmless);
        var body = new JsonObject().put("text", text).put("thread", new JsonObject().put("threadKey", notice.thread()));
        var threaded = new Secret(url + (url.contains("?") ? "&" : "?") + IN_ITS_THREAD);
        return dispatch.send(Post.json(threaded, body.toBuffer()), SecretUrl.parts(spec.webhookUrl()));
    }
}
