package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.HttpAnswer;
import io.vedette.delivery.WebhookSignature;
import io.vedette.deployment.Order;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Post;
import io.vedette.rollback.RollbackSpec.SignedWebhook;
import io.vedette.secret.Secret;
import io.vedette.secret.SecretUrl;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks a webhook, as Standard Webhooks has it: the receiver knows a repeated request by its {@code webhook-id}; timestamp and signature are
 * made anew for each attempt. The body is a {@link RequestBody}.
 */
final class SignedWebhookAction implements Action {
    private final Secret url;
    private final WebhookSignature signature;
    private final Secret[] secrets;
    private final HttpSender http;
    private final InstantSource clock;

    SignedWebhookAction(SignedWebhook spec, HttpSender http, InstantSource clock) {
        this.url = spec.url();
        this.signature = new WebhookSignature(spec.signingSecret());
        this.secrets = SecretUrl.parts(spec.url(), spec.signingSecret());
        this.http = http;
        this.clock = clock;
    }

    static @Nullable String problem(SignedWebhook spec) {
        String url = Post.problem(spec.url());
        if (url != null) {
            return "url: " + url;
        }
        String secret = WebhookSignature.problem(spec.signingSecret());
        return secret == null ? null : "secret: " + secret;
    }

    @Override
    public Future<Delivery> request(Order order) {
        Instant now = clock.instant();
        Buffer body = RequestBody.of(order, now).toBuffer();
        String id = order.requestId();
        Post post = Post.json(url, body)
                .with(WebhookSignature.ID, id)
                .with(WebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
                .with(WebhookSignature.SIGNATURE, signature.sign(id, now, body.getBytes()));
        return http.send(post, this::judge);
    }

    private Delivery judge(HttpAnswer answer) {
        return answer.delivery(clock.instant(), secrets);
    }
}
