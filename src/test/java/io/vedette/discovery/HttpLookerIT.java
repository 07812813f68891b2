package io.vedette.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.secret.Secret;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HttpLookerIT {
    private static final String JSON = "application/json; charset=utf-8";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void aServerIsAskedAsPrometheusAsks() throws Exception {
        var asked = new CompletableFuture<MultiMap>();

        Look look = look(request -> {
            asked.complete(request.headers());
            answer(request, JSON, "[{\"targets\": [\"a:1\"]}]");
        });

        assertThat(((Look.Seen) look).targets()).extracting(Candidate::address).containsExactly("a:1");
        assertThat(((Look.Seen) look).targets().getFirst().labels().value("__meta_url"))
                .endsWith("/targets");
        MultiMap headers = asked.get(5, TimeUnit.SECONDS);
        assertThat(headers.get("accept")).isEqualTo("application/json");
        assertThat(headers.get("x-prometheus-refresh-interval-seconds")).isEqualTo("30");
        assertThat(headers.get("user-agent")).isEqualTo("Vedette/test");
        assertThat(headers.get("authorization")).isEqualTo("Bearer t");
    }

    @Test
    void onlyStatus200IsAnAnswer() throws Exception {
        assertThat(look(request -> request.response()
                        .setStatusCode(302)
                        .putHeader("location", "/elsewhere")
                        .end()))
                .isEqualTo(new Look.Failed("answered 302 where 200 is expected"));
    }

    @Test
    void onlyJsonIsAnAnswer() throws Exception {
        assertThat(look(request -> answer(request, "text/html", "<html>")))
                .isEqualTo(
                        new Look.Failed("answered with the content type text/html where application/json is expected"));
    }

    @Test
    void anAnswerThatIsNoListIsAFailure() throws Exception {
        assertThat(look(request -> answer(request, JSON, "{}"))).isInstanceOf(Look.Failed.class);
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUpInTime() throws Exception {
        assertThat(look(_ -> {}, Duration.ofMillis(300))).isEqualTo(new Look.Failed("did not answer in time"));
    }

    @Test
    void anAnswerThatIsCutOffIsAFailure() throws Exception {
        Look look = look(request -> {
            request.response().putHeader("content-type", JSON).putHeader("content-length", "1000");
            request.response().write("[{\"targets\": [\"a:1\"]}").onComplete(_ -> request.connection()
                    .close());
        });

        assertThat(look).isEqualTo(new Look.Failed("was cut off while it answered"));
    }

    @Test
    void anAnswerThatIsTooLargeIsNotReadToItsEnd() throws Exception {
        Look look = look(request -> {
            request.response().putHeader("content-type", JSON).setChunked(true);
            pour(request, Buffer.buffer(" ".repeat(1 << 20)));
        });

        assertThat(look).isEqualTo(new Look.Failed("answered with more than 1 MB"));
    }

    @Test
    void aServerThatIsNotThereIsAFailureWithoutItsQuery() throws Exception {
        var source = new Source.Http(
                URI.create("http://127.0.0.1:1/targets?token=secret"),
                Map.of(),
                Duration.ofSeconds(30),
                null,
                Duration.ofSeconds(30));

        Look look = look(source);

        assertThat(look).isEqualTo(new Look.Failed("refuses the connection"));
        assertThat(source.place()).isEqualTo("http://127.0.0.1:1/targets");
    }

    private static void pour(HttpServerRequest request, Buffer piece) {
        request.response().write(piece).onSuccess(_ -> pour(request, piece));
    }

    private static void answer(HttpServerRequest request, String type, String body) {
        request.response().putHeader("content-type", type).end(body);
    }

    private Look look(Handler<HttpServerRequest> server) throws Exception {
        return look(server, Duration.ofSeconds(30));
    }

    private Look look(Handler<HttpServerRequest> server, Duration timeout) throws Exception {
        HttpServer listening = vertx.createHttpServer()
                .requestHandler(server)
                .listen(0, "127.0.0.1")
                .await(5, TimeUnit.SECONDS);
        return look(new Source.Http(
                URI.create("http://127.0.0.1:" + listening.actualPort() + "/targets"),
                Map.of("Authorization", new Secret("Bearer t")),
                timeout,
                null,
                Duration.ofSeconds(30)));
    }

    private Look look(Source.Http source) throws Exception {
        var looker = new HttpLooker(
                source, 100, 1 << 20, vertx, vertx.createSharedWorkerExecutor("looking", 1), "Vedette/test");
        return looker.look(List.of()).await(40, TimeUnit.SECONDS);
    }
}
