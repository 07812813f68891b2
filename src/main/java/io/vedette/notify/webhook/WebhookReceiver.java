package io.vedette.notify.webhook;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.HttpAnswer;
import io.vedette.delivery.WebhookSignature;
import io.vedette.notify.Dispatch;
import io.vedette.notify.NoticeBody;
import io.vedette.notify.Receiver;
import io.vedette.outbound.Post;
import io.vedette.secret.Secret;
import io.vedette.secret.SecretUrl;
import io.vertx.core.Future;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A webhook as Standard Webhooks has it: the same {@code webhook-id} on every retry, timestamp and signature made anew for each attempt. */
public final class WebhookReceiver implements Receiver {
    private final WebhookSpec spec;
    private final @Nullable WebhookSignature signature;
    private final Dispatch dispatch;

    /** A receiver whose messages leave through {@code dispatch}; the signing secret must be without {@link WebhookSignature#problem}. */
    public WebhookReceiver(WebhookSpec spec, Dispatch dispatch) {
        this.spec = spec;
        this.signature = spec.signingSecret() == null ? null : new WebhookSignature(spec.signingSecret());
        this.dispatch = dispatch;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        Instant now = dispatch.clock().instant();
        var body = NoticeBody.of(notice, dispatch.page(notice));
        var post = Post.json(spec.url(), body)
                .with(WebhookSignature.ID, notice.id())
                .with(WebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()));
        if (signature != null) {
            post = post.with(WebhookSignature.SIGNATURE, signature.sign(notice.id(), now, body.getBytes()));
        }
        return dispatch.http().send(post, this::judge);
    }

    private Delivery judge(HttpAnswer answer) {
        Secret key = spec.signingSecret();
        Secret[] secrets = key == null ? SecretUrl.parts(spec.url()) : SecretUrl.parts(spec.url(), key);
        return dispatch.usual(answer, secrets);
    }
}
