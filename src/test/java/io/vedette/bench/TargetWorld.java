package io.vedette.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.atomic.AtomicLong;

/** A process of its own that answers as every endpoint of a benchmark: any 127.x address, one port. {@code /bench} tells how often it was asked. */
final class TargetWorld {
    private TargetWorld() {}

    public static void main(String[] args) {
        var asked = new AtomicLong();
        var first = new AtomicLong();
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1))
                .createHttpServer()
                .requestHandler(request -> {
                    if (request.path().equals("/bench")) {
                        request.response().end(asked.get() + " " + first.get());
                        return;
                    }
                    if (asked.incrementAndGet() == 1) {
                        first.set(System.currentTimeMillis());
                    }
                    request.response()
                            .putHeader("content-type", "application/json")
                            .end("{\"status\":\"UP\",\"components\":{\"db\":{\"status\":\"UP\"}}}");
                })
                .listen(Integer.parseInt(args[0]), "0.0.0.0")
                .onSuccess(server -> System.out.println("listening"));
    }
}
