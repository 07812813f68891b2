package io.vedette.demo.receivers;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BiConsumer;

/** An HTTP server on a free port of 127.0.0.1 that reads small bodies whole. */
final class Loopback {
    private static final int LARGEST_BODY = 256 * 1024;
    private static final int IDLE_SECONDS = 30;

    private final HttpServer server;

    Loopback(Vertx vertx) {
        server = vertx.createHttpServer(
                new HttpServerOptions().setHost("127.0.0.1").setPort(0).setIdleTimeout(IDLE_SECONDS));
    }

    Future<Void> start(BiConsumer<HttpServerRequest, Buffer> handler) {
        return server.requestHandler(request -> read(request, handler)).listen().mapEmpty();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    Future<Void> stop() {
        return server.close();
    }

    private static void read(HttpServerRequest request, BiConsumer<HttpServerRequest, Buffer> handler) {
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > LARGEST_BODY) {
                request.response().setStatusCode(413).end();
                request.handler(rest -> {});
                request.endHandler(done -> {});
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(done -> handler.accept(request, body));
    }
}
