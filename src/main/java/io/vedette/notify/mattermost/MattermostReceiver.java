package io.vedette.notify.mattermost;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.HttpAnswer;
import io.vedette.notify.Receiver;
import io.vedette.notify.Wording;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Post;
import io.vedette.secret.SecretUrl;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A Mattermost channel. What a target answers pings nobody: a mention is broken by an invisible space. */
public final class MattermostReceiver implements Receiver {
    private static final int LONGEST_TEXT = 8_000;

    private final MattermostSpec spec;
    private final HttpSender http;
    private final InstantSource clock;
    private final @Nullable URI page;

    /**
     * A receiver that sends through {@code http}.
     *
     * @param page where people see Vedette, if they can
     */
    public MattermostReceiver(MattermostSpec spec, HttpSender http, InstantSource clock, @Nullable URI page) {
        this.spec = spec;
        this.http = http;
        this.clock = clock;
        this.page = page;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        String text = Wording.plain(notice, page, LONGEST_TEXT).replace("@", "@\u200b");
        var body = new JsonObject().put("text", text);
        return http.send(Post.json(spec.webhookUrl(), body.toBuffer()), this::judge);
    }

    private Delivery judge(HttpAnswer answer) {
        return answer.delivery(clock.instant(), SecretUrl.parts(spec.webhookUrl()));
    }
}
