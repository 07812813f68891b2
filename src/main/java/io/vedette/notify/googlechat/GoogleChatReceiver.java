package io.vedette.notify.googlechat;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.HttpAnswer;
import io.vedette.notify.Receiver;
import io.vedette.notify.Wording;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Post;
import io.vedette.secret.Secret;
import io.vedette.secret.SecretUrl;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A Google Chat space: a thread for each incident. */
public final class GoogleChatReceiver implements Receiver {
    /** Chat counts bytes, 4,096 of them. */
    private static final int LONGEST_TEXT = 1_000;

    private static final String IN_ITS_THREAD = "messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD";

    private final GoogleChatSpec spec;
    private final HttpSender http;
    private final InstantSource clock;
    private final @Nullable URI page;

    /**
     * A receiver that sends through {@code http}.
     *
     * @param page where people see Vedette, if they can
     */
    public GoogleChatReceiver(GoogleChatSpec spec, HttpSender http, InstantSource clock, @Nullable URI page) {
        this.spec = spec;
        this.http = http;
        this.clock = clock;
        this.page = page;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        String url = spec.webhookUrl().reveal();
        String text =
                Wording.plain(notice, page, LONGEST_TEXT).replace("<", "<\u200b"); // <users/all> would ping everybody
        var body = new JsonObject().put("text", text).put("thread", new JsonObject().put("threadKey", notice.thread()));
        var threaded = new Secret(url + (url.contains("?") ? "&" : "?") + IN_ITS_THREAD);
        return http.send(Post.json(threaded, body.toBuffer()), this::judge);
    }

    private Delivery judge(HttpAnswer answer) {
        return answer.delivery(clock.instant(), SecretUrl.parts(spec.webhookUrl()));
    }
}
