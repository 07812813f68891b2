package io.vedette.web.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How answers are sent: JSON, a rendered body as it is or compressed, or what went wrong. */
public final class Replies {
    public static final String JSON = "application/json";

    private Replies() {}

    public static void json(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body.toBuffer());
    }

    /** Sends {@code rendering} when it is there, compressed if the client takes that. */
    public static void rendered(RoutingContext context, String contentType, Rendering rendering) {
        rendering.body().onComplete(body -> body(context, contentType, body), context::fail);
    }

    /** Sends JSON that is too much for the event loop to make: {@code made} is called on a worker thread. */
    public static void made(RoutingContext context, WorkerExecutor workers, Supplier<JsonObject> made) {
        workers.executeBlocking(() -> Rendering.Body.of(made.get().toBuffer()), false)
                .onComplete(body -> body(context, JSON, body), context::fail);
    }

    /** Sends {@code body}, compressed if the client takes that. */
    public static void body(RoutingContext context, String contentType, Rendering.Body body) {
        boolean compressed = takesGzip(context);
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.VARY, "accept, accept-encoding");
        if (!context.response().headers().contains(HttpHeaders.CACHE_CONTROL)) {
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (compressed) {
            context.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        Buffer bytes = compressed ? body.gzip() : body.plain();
        context.response().end(bytes);
    }

    /** Answers on the request's own event loop, whichever thread {@code future} ends on. */
    public static <T> void later(
            RoutingContext context, Future<T> future, Consumer<T> answered, Consumer<Throwable> failed) {
        Context loop = context.vertx().getOrCreateContext();
        future.onComplete(
                value -> loop.runOnContext(now -> answered.accept(value)),
                failure -> loop.runOnContext(now -> failed.accept(failure)));
    }

    /** Whether the client takes a compressed body. */
    public static boolean takesGzip(RoutingContext context) {
        return acceptsGzip(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
    }

    static boolean acceptsGzip(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        for (String coding : accepted.toLowerCase(Locale.ROOT).split(",")) {
            String spelt = coding.replace(" ", "");
            if (spelt.equals("gzip") || (spelt.startsWith("gzip;") && !spelt.matches("gzip;q=0(\\.0*)?"))) {
                return true;
            }
        }
        return false;
    }
}
