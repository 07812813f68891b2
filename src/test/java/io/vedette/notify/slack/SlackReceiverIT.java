package io.vedette.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.fakes.Notices;
import io.vedette.fakes.WebServer;
import io.vedette.notify.Dispatch;
import io.vedette.outbound.HttpSender;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SlackReceiverIT {
    private final Vertx vertx = Vertx.vertx();
    private WebServer server;
    private SlackReceiver slack;

    @BeforeEach
    void start() throws Exception {
        server = WebServer.start(vertx);
        slack = new SlackReceiver(
                new SlackSpec(server.url("/services/T00/B00/token")),
                new Dispatch(
                        new HttpSender(vertx),
                        InstantSource.fixed(Notices.START),
                        URI.create("https://vedette.example.org/")));
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Delivery send(Notice notice) throws Exception {
        return slack.send(notice).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void theMessageArrivesAndIsTaken() throws Exception {
        assertThat(send(Notices.firing(Notices.CHECKOUT))).isEqualTo(new Delivered("200 ok"));

        var body = new JsonObject(server.received.getFirst().body());
        assertThat(body.getString("text"))
                .isEqualTo("🔴 checkout is down — GET https://checkout.example.org/health:"
                        + " expected status 200-299, found 503");
    }

    @Test
    void whatSlackSaysAboutItsWebhookIsFinalAndTold() throws Exception {
        server.thenAnswers(404, "no_service")
                .thenAnswers(410, "channel_is_archived")
                .thenAnswers(400, "invalid_blocks");

        assertThat(send(Notices.firing(Notices.CHECKOUT))).isEqualTo(new Refused("404 no_service"));
        assertThat(send(Notices.firing(Notices.CHECKOUT))).isEqualTo(new Refused("410 channel_is_archived"));
        assertThat(send(Notices.firing(Notices.CHECKOUT))).isEqualTo(new Refused("400 invalid_blocks"));
    }

    @Test
    void slacksRateLimitIsKept() throws Exception {
        server.thenAnswers(429, "Retry-After", "30");

        assertThat(send(Notices.firing(Notices.CHECKOUT)))
                .isEqualTo(new TryAgain("429", Duration.ofSeconds(30), false));
    }

    @Test
    void aLoginPageOfAProxyIsNoDelivery() throws Exception {
        server.thenAnswers(200, "<html>please log in</html>");

        assertThat(send(Notices.firing(Notices.CHECKOUT))).isInstanceOf(TryAgain.class);
    }

    @Test
    void anErrorInASuccessIsARefusal() throws Exception {
        server.thenAnswers(200, "{\"ok\": false, \"error\": \"invalid_auth\"}");

        assertThat(send(Notices.firing(Notices.CHECKOUT))).isInstanceOf(Refused.class);
    }
}
