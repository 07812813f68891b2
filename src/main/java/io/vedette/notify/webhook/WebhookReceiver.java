package io.vedette.notify.webhook;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.HttpAnswer;
import io.vedette.delivery.WebhookSignature;
import io.vedette.notify.Receiver;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Post;
import io.vedette.secret.Secret;
import io.vedette.secret.SecretUrl;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A webhook as Standard Webhooks has it: the same {@code webhook-id} on every retry, timestamp and signature made anew for each attempt. */
public final class WebhookReceiver implements Receiver {
    private final WebhookSpec spec;
    private final @Nullable WebhookSignature signature;
    private final HttpSender http;
    private final InstantSource clock;
    private final @Nullable URI page;

    /** A receiver that sends through {@code http}; the signing secret must be without {@link WebhookSignature#problem}. */
    public WebhookReceiver(WebhookSpec spec, HttpSender http, InstantSource clock, @Nullable URI page) {
        this.spec = spec;
        this.signature = spec.signingSecret() == null ? null : new WebhookSignature(spec.signingSecret());
        this.http = http;
        this.clock = clock;
        this.page = page;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        Instant now = clock.instant();
        var body = WebhookBody.of(notice, page).toBuffer();
        var post = Post.json(spec.url(), body)
                .with(WebhookSignature.ID, notice.id())
                .with(WebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()));
        if (signature != null) {
            post = post.with(WebhookSignature.SIGNATURE, signature.sign(notice.id(), now, body.getBytes()));
        }
        return http.send(post, this::judge);
    }

    private Delivery judge(HttpAnswer answer) {
        Secret key = spec.signingSecret();
        Secret[] secrets = key == null ? SecretUrl.parts(spec.url()) : SecretUrl.parts(spec.url(), key);
        return answer.delivery(clock.instant(), secrets);
    }
}
