package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.HttpAnswer;
import io.vedette.delivery.WebhookSignature;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackOrder;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Post;
import io.vedette.rollback.RollbackSpec.SignedWebhook;
import io.vedette.secret.Secret;
import io.vedette.secret.SecretUrl;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks a webhook, as Standard Webhooks has it: the receiver knows a repeated request by its {@code webhook-id}; timestamp and signature are
 * made anew for each attempt.
 *
 * <pre>{@code
 * {"type": "deployment.rollback",
 *  "timestamp": "2026-03-02T12:00:10Z",
 *  "data": {"deployment_id": "…", "service": "checkout", "version": "2.0", "previous_version": "1.9",
 *           "environment": null, "reason": "checkout is down", "url": null}}
 * }</pre>
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
    public Future<Delivery> request(RollbackOrder order) {
        Instant now = clock.instant();
        Buffer body = body(order, now);
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

    private static Buffer body(RollbackOrder order, Instant now) {
        Deployment deployment = order.deployment();
        var data = new JsonObject()
                .put("deployment_id", deployment.id())
                .put("service", deployment.service())
                .put("version", deployment.version())
                .put("previous_version", deployment.previousVersion())
                .put("environment", deployment.environment())
                .put("reason", order.reason())
                .put("url", Objects.toString(deployment.url(), null));
        return new JsonObject()
                .put("type", "deployment.rollback")
                .put("timestamp", now.toString())
                .put("data", data)
                .toBuffer();
    }
}
