package io.vedette.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.WebhookSignature;
import io.vedette.fakes.Notices;
import io.vedette.fakes.SimulatedTime;
import io.vedette.fakes.WebServer;
import io.vedette.notify.Dispatch;
import io.vedette.notify.NoticeBody;
import io.vedette.outbound.HttpSender;
import io.vedette.secret.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WebhookReceiverIT {
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private final Vertx vertx = Vertx.vertx();
    private final SimulatedTime time = new SimulatedTime();
    private WebServer server;

    @BeforeEach
    void start() throws Exception {
        server = WebServer.start(vertx);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Object send(WebhookSpec spec) throws Exception {
        return new WebhookReceiver(spec, new Dispatch(new HttpSender(vertx), time, null))
                .send(Notices.firing(Notices.CHECKOUT))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    void everyAttemptHasTheSameIdAndItsOwnGenuineSignature() throws Exception {
        var spec = new WebhookSpec(server.url("/alerts"), SECRET);
        server.thenAnswers(503, "busy");

        send(spec);
        time.advance(Duration.ofSeconds(90));
        assertThat(send(spec)).isEqualTo(new Delivered("200 ok"));

        var first = server.received.getFirst().headers();
        var second = server.received.getLast().headers();
        assertThat(second.get("webhook-id")).isEqualTo(first.get("webhook-id")).isEqualTo("0b5c8f7e-incident.1");
        assertThat(second.get("webhook-timestamp")).isNotEqualTo(first.get("webhook-timestamp"));
        var check = new WebhookSignature(SECRET)
                .verify(
                        second.get("webhook-id"),
                        second.get("webhook-timestamp"),
                        second.get("webhook-signature"),
                        server.received.getLast().body().getBytes(StandardCharsets.UTF_8),
                        time.instant());
        assertThat(check).isEqualTo(WebhookSignature.Check.GENUINE);
    }

    @Test
    void theBodySaysWhatFiresInWordsAndInFields() throws Exception {
        send(new WebhookSpec(server.url("/alerts"), null));

        var request = server.received.getFirst();
        assertThat(request.headers().contains("webhook-signature")).isFalse();
        var body = new JsonObject(request.body());
        assertThat(body.getString("type")).isEqualTo("alert.firing");
        var alert = body.getJsonObject("data").getJsonArray("firing").getJsonObject(0);
        assertThat(alert.getString("episode")).isEqualTo(Notices.CHECKOUT.episode());
        assertThat(alert.getString("summary")).isEqualTo("checkout is down");
        assertThat(alert.getString("starts_at")).isEqualTo("2026-03-02T12:00:10Z");
        assertThat(alert.getValue("ends_at")).isNull();
    }

    @Test
    void aWebhookThatIsGoneIsFinal() throws Exception {
        server.thenAnswers(410, "gone");

        assertThat(send(new WebhookSpec(server.url("/alerts"), SECRET))).isEqualTo(new Refused("410 gone"));
    }

    @Test
    void aBurstStaysBelowWhatReceiversAreAskedToTake() {
        var body = new JsonObject(NoticeBody.of(Notices.burst(5000), null));

        assertThat(body.encode().length()).isLessThan(20_000);
        assertThat(body.getJsonObject("data").getInteger("omitted")).isEqualTo(4975);
    }
}
