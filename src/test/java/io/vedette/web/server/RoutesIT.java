package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.web.http.Operation;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RoutesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static void halfAnAnswer(RoutingContext context) {
        context.response().setChunked(true).write("half");
        context.fail(new IllegalStateException("a defect"));
    }

    @Test
    void anAnswerThatFailsHalfwayIsCutOffAtOnce() throws Exception {
        var routes = new Routes(List.of(Operation.get("/half", RoutesIT::halfAnAnswer)));
        int port = vertx.createHttpServer()
                .requestHandler(routes.router(vertx, RoutingContext::next, RoutingContext::next))
                .listen(0, "127.0.0.1")
                .await(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .actualPort();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/half"))
                .timeout(PATIENCE)
                .build();

        try (var client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("timed out");
        }
    }
}
