package io.vedette.rollback;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** A real HTTP server on loopback that is asked to take deployments back; answers by its script, then 202. */
final class PipelineServer implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Deque<BiConsumer<Asked, HttpServerResponse>> script = new ConcurrentLinkedDeque<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server =
            await(vertx.createHttpServer().requestHandler(this::take).listen(0, "127.0.0.1"));

    /** A request as it came. */
    record Asked(String method, String target, MultiMap headers, Buffer body) {
        String header(String name) {
            return String.valueOf(headers.get(name));
        }

        JsonObject json() {
            return body.toJsonObject();
        }
    }

    Vertx vertx() {
        return vertx;
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    PipelineServer then(int status, String body) {
        return then((_, response) -> response.setStatusCode(status).end(body));
    }

    PipelineServer then(BiConsumer<Asked, HttpServerResponse> answer) {
        script.add(answer);
        return this;
    }

    /** Takes the request, and hangs up without an answer. */
    PipelineServer thenHangsUp() {
        return then((_, response) -> response.reset());
    }

    List<Asked> asked() {
        return asked;
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> answer(request, body));
    }

    private void answer(HttpServerRequest request, Buffer body) {
        var one = new Asked(request.method().name(), request.uri(), request.headers(), body);
        asked.add(one);
        var next = script.poll();
        if (next == null) {
            request.response().setStatusCode(202).end();
        } else {
            next.accept(one, request.response());
        }
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException | ExecutionException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
