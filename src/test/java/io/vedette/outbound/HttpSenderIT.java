package io.vedette.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.fakes.WebServer;
import io.vedette.secret.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpSenderIT {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final HttpSender http = new HttpSender(vertx);
    private WebServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = WebServer.start(vertx);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Delivery send(Secret url) throws Exception {
        return http.send(Post.json(url, Buffer.buffer("{}")), answer -> answer.delivery(NOW, url))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    void aServerThatAsksForPatienceIsHeard() throws Exception {
        server.thenAnswers(429, "Retry-After", "7");

        assertThat(send(server.url("/hook"))).isEqualTo(new TryAgain("429", Duration.ofSeconds(7), false));
        assertThat(send(server.url("/hook"))).isEqualTo(new Delivered("200 ok"));
    }

    @Test
    void everyRequestNamesItselfAndComesOnAConnectionOfItsOwn() throws Exception {
        send(server.url("/hook"));

        assertThat(server.received).singleElement().satisfies(request -> {
            assertThat(request.headers().get("user-agent")).isEqualTo("Vedette");
            assertThat(request.headers().get("content-type")).startsWith("application/json");
            assertThat(request.headers().get("connection")).isEqualTo("close");
        });
    }

    @Test
    void aServerThatHangsIsLetGoWithinTheAttemptsDeadline() throws Exception {
        server.thenHangs();
        long start = System.nanoTime();

        var delivery = send(server.url("/hook"));

        assertThat(delivery).isEqualTo(TryAgain.perhapsTaken("the answer was lost: timed out"));
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(15);
    }

    @Test
    void aConnectionResetBeforeTheAnswerMeansPerhapsTaken() throws Exception {
        server.thenResets();

        assertThat(send(server.url("/hook")))
                .isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.perhapsTaken())
                        .isTrue());
    }

    @Test
    void ofAnAnswerWithoutEndOnlyTheBeginningIsRead() throws Exception {
        server.thenNeverStopsTalking();

        assertThat(send(server.url("/hook")))
                .isInstanceOfSatisfying(Delivered.class, delivered -> assertThat(delivered.answer())
                        .hasSizeLessThan(300));
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        server.thenAnswers(302, "Location", server.base() + "/elsewhere");

        assertThat(send(server.url("/hook"))).isInstanceOf(Refused.class);
        assertThat(server.received).hasSize(1);
    }

    @Test
    void nobodyListeningMeansSurelyNotTaken() throws Exception {
        assertThat(send(new Secret("http://127.0.0.1:1/T0/B0/secret")))
                .isInstanceOfSatisfying(TryAgain.class, again -> {
                    assertThat(again.perhapsTaken()).isFalse();
                    assertThat(again.why()).startsWith("could not connect").doesNotContain("secret");
                });
    }

    @Test
    void aNameThatDoesNotResolveIsSaidSoAndTriedAgain() throws Exception {
        assertThat(send(new Secret("http://vedette.invalid/secret")))
                .isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.why())
                        .startsWith("could not connect")
                        .doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hooks.slack.com/secret", "ftp://x/secret", "http://a b/secret", "http:///secret"})
    void whatIsNoUrlIsRefusedWithoutBeingRepeated(String url) throws Exception {
        assertThat(send(new Secret(url))).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why())
                .startsWith("expected")
                .doesNotContain("secret"));
    }
}
