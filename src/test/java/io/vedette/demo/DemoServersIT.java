package io.vedette.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.delivery.WebhookSignature;
import io.vedette.demo.fleet.Catalogue;
import io.vedette.demo.fleet.Fleet;
import io.vedette.demo.fleet.SimulatedService;
import io.vedette.demo.receivers.ChatMessage;
import io.vedette.demo.receivers.ChatReceiver;
import io.vedette.demo.receivers.RollbackReceiver;
import io.vedette.demo.receivers.RollbackRequest;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DemoServersIT {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Secret SECRET = new Secret("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Vertx vertx;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void everyServiceSaysItsVersionAndThatItIsUp() throws Exception {
        Fleet fleet = fleet();
        for (SimulatedService service : fleet.services()) {
            for (URI endpoint : service.endpoints()) {
                HttpResponse<String> answer = get(endpoint);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("X-Version")).contains(service.version());
                assertThat(answer.body()).contains("\"status\":\"UP\"", service.name());
            }
        }
        assertThat(fleet.endpoints()).isGreaterThan(35);
        await(fleet.stop());
    }

    @Test
    void aBrokenVersionAnswers503UntilItIsTakenBack() throws Exception {
        Fleet fleet = fleet();
        SimulatedService checkout = fleet.service("checkout");
        AtomicInteger answers = new AtomicInteger();

        checkout.deployBroken("2.4.1", answers::incrementAndGet);
        assertThat(get(checkout.endpoints().getFirst()).statusCode()).isEqualTo(503);
        assertThat(get(checkout.endpoints().getFirst()).headers().firstValue("X-Version"))
                .contains("2.4.1");

        assertThat(answers).hasValue(1);
        checkout.deployGood("2.4.0");
        assertThat(get(checkout.endpoints().getFirst()).statusCode()).isEqualTo(200);
        await(fleet.stop());
    }

    @Test
    void theChatTakesWhatSlackTakesAndRefusesTheRest() throws Exception {
        List<ChatMessage> inbox = new CopyOnWriteArrayList<>();
        ChatReceiver chat = await(ChatReceiver.start(vertx, inbox::add));

        assertThat(post(chat.url(), "application/json", "{\"text\":\"hello\"}").body())
                .isEqualTo("ok");
        assertThat(post(chat.url(), "application/json", "{\"text\":\"\"}").statusCode())
                .isEqualTo(400);
        assertThat(post(chat.url(), "text/plain", "{\"text\":\"hello\"}").body())
                .isEqualTo("invalid_payload");
        assertThat(post(chat.url() + "x", "application/json", "{}").body()).isEqualTo("no_service");
        assertThat(post(chat.url(), "application/json", "x".repeat(300_000)).statusCode())
                .isEqualTo(413);
        assertThat(inbox).extracting(ChatMessage::summary).containsExactly("hello");
        await(chat.stop());
    }

    @Test
    void aRollbackIsDoneOnceForEachGenuineIdAndNeverForAForgedOne() throws Exception {
        List<RollbackRequest> done = new CopyOnWriteArrayList<>();
        RollbackReceiver pipeline = await(RollbackReceiver.start(vertx, SECRET, InstantSource.fixed(NOW), done::add));

        assertThat(rollback(pipeline, "rollback-1", SECRET)).isEqualTo(202);
        assertThat(rollback(pipeline, "rollback-1", SECRET)).isEqualTo(202);
        assertThat(rollback(pipeline, "rollback-2", new Secret("whsec_" + "A".repeat(44))))
                .isEqualTo(401);

        assertThat(done).extracting(RollbackRequest::id).containsExactly("rollback-1");
        await(pipeline.stop());
    }

    private static int rollback(RollbackReceiver pipeline, String id, Secret secret) throws Exception {
        byte[] body = "{\"data\":{\"previous_version\":\"2.4.0\"}}".getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(pipeline.url()))
                .header(WebhookSignature.ID, id)
                .header(WebhookSignature.TIMESTAMP, Long.toString(NOW.getEpochSecond()))
                .header(WebhookSignature.SIGNATURE, new WebhookSignature(secret).sign(id, NOW, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static Fleet fleet() throws Exception {
        return await(Fleet.start(vertx, Catalogue.services(), System::nanoTime, new Random(1)));
    }

    private static HttpResponse<String> get(URI url) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String url, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
