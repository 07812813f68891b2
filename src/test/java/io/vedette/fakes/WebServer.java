package io.vedette.fakes;

import io.vedette.secret.Secret;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A real HTTP server on loopback that answers as a test says, request by request, and {@code 200 ok} after that. */
public final class WebServer {
    /**
     * What came in.
     *
     * @param path with its query
     */
    public record Received(String method, String path, MultiMap headers, String body) {
        public String header(String name) {
            return String.valueOf(headers.get(name));
        }
    }

    public final List<Received> received = new CopyOnWriteArrayList<>();
    private final Deque<Handler<HttpServerRequest>> script = new ArrayDeque<>();
    private final HttpServer server;

    private WebServer(HttpServer server) {
        this.server = server;
    }

    public static WebServer start(Vertx vertx) throws Exception {
        var web = new WebServer(vertx.createHttpServer());
        web.server.requestHandler(request -> request.body().onSuccess(body -> {
            web.received.add(new Received(
                    request.method().name(),
                    request.uri(),
                    MultiMap.caseInsensitiveMultiMap().addAll(request.headers()),
                    body.toString()));
            web.next().handle(request);
        }));
        web.server
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
        return web;
    }

    private synchronized Handler<HttpServerRequest> next() {
        return script.isEmpty() ? request -> request.response().end("ok") : script.remove();
    }

    public Secret url(String path) {
        return new Secret("http://127.0.0.1:" + server.actualPort() + path);
    }

    public String base() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    public WebServer thenAnswers(int status, String body) {
        return then(request -> request.response().setStatusCode(status).end(body));
    }

    public WebServer thenAnswers(int status, String header, String value) {
        return then(request -> request.response()
                .setStatusCode(status)
                .putHeader(header, value)
                .end());
    }

    public WebServer thenHangs() {
        return then(_ -> {});
    }

    public WebServer thenResets() {
        return then(request -> request.connection().close());
    }

    /** 200 MB, as fast as they are taken. */
    public WebServer thenNeverStopsTalking() {
        return then(request -> {
            var response = request.response().setChunked(true);
            flood(response, 200);
        });
    }

    private static void flood(HttpServerResponse response, int megabytes) {
        if (megabytes > 0 && !response.closed()) {
            response.write("x".repeat(1024 * 1024)).onSuccess(_ -> flood(response, megabytes - 1));
        }
    }

    public synchronized WebServer then(Handler<HttpServerRequest> step) {
        script.add(step);
        return this;
    }
}
