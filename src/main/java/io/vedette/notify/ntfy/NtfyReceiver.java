package io.vedette.notify.ntfy;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.HttpAnswer;
import io.vedette.delivery.Limit;
import io.vedette.delivery.Quote;
import io.vedette.notify.Dispatch;
import io.vedette.notify.Receiver;
import io.vedette.notify.Wording;
import io.vedette.outbound.Post;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;

/** An ntfy topic. Longer than 4,096 bytes, a message would come as an attachment: it is cut before that. */
public final class NtfyReceiver implements Receiver {
    private static final Limit LONGEST_MESSAGE = Limit.bytes(4096);
    private static final int LONGEST_TITLE = 200;

    private final NtfySpec spec;
    private final Dispatch dispatch;

    /** A receiver whose messages leave through {@code dispatch}. */
    public NtfyReceiver(NtfySpec spec, Dispatch dispatch) {
        this.spec = spec;
        this.dispatch = dispatch;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        var body = new JsonObject()
                .put("topic", spec.topic())
                .put("title", Quote.cut(Wording.headline(notice), LONGEST_TITLE))
                .put("message", Wording.plain(notice, null, LONGEST_MESSAGE))
                .put("priority", priority(notice));
        URI page = dispatch.page(notice);
        if (page != null) {
            body.put("click", page.toString());
        }
        Post post = Post.json(new Secret(spec.url() + "/"), body.toBuffer());
        return dispatch.http()
                .send(
                        spec.token() == null
                                ? post
                                : post.with(
                                        "authorization",
                                        "Bearer " + spec.token().reveal()),
                        this::judge);
    }

    /** A critical alert is shown over Do Not Disturb; an end makes no noise. */
    private static int priority(Notice notice) {
        if (notice.allResolved()) {
            return 2;
        }
        return switch (notice.firing().getFirst().severity()) {
            case CRITICAL -> 5;
            case WARNING -> 4;
            case INFO -> 3;
        };
    }

    private Delivery judge(HttpAnswer answer) {
        return spec.token() == null ? dispatch.usual(answer) : dispatch.usual(answer, spec.token());
    }
}
