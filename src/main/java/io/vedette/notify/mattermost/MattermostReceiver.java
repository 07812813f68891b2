package io.vedette.notify.mattermost;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Limit;
import io.vedette.notify.Dispatch;
import io.vedette.notify.Receiver;
import io.vedette.notify.Wording;
import io.vedette.outbound.Post;
import io.vedette.secret.SecretUrl;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** A Mattermost channel. What a target answers pings nobody: a mention is broken by an invisible space. */
public final class MattermostReceiver implements Receiver {
    /** Servers before 5.0 take no more. */
    private static final Limit LONGEST_TEXT = Limit.characters(4_000);

    private final MattermostSpec spec;
    private final Dispatch dispatch;

    /** A receiver whose messages leave through {@code dispatch}. */
    public MattermostReceiver(MattermostSpec spec, Dispatch dispatch) {
        this.spec = spec;
        this.dispatch = dispatch;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        String text =
                Wording.plain(notice, dispatch.page(notice), LONGEST_TEXT, plain -> plain.replace("@", "@\u200b"));
        var body = new JsonObject().put("text", text);
        return dispatch.send(Post.json(spec.webhookUrl(), body.toBuffer()), SecretUrl.parts(spec.webhookUrl()));
    }
}
