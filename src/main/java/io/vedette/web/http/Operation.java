package io.vedette.web.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * One thing that can be asked for, as OpenAPI understands the word. The router is built from these and from nothing else.
 *
 * @param path with {@code :name} for a parameter
 * @param streamed whether the handler reads the body itself, piece by piece and however long
 * @param handler runs on the web server's event loop and must not block it
 */
public record Operation(HttpMethod method, String path, boolean streamed, Handler<RoutingContext> handler) {
    public static Operation get(String path, Handler<RoutingContext> handler) {
        return new Operation(HttpMethod.GET, path, true, handler);
    }

    public static Operation post(String path, Handler<RoutingContext> handler) {
        return new Operation(HttpMethod.POST, path, false, handler);
    }

    public static Operation delete(String path, Handler<RoutingContext> handler) {
        return new Operation(HttpMethod.DELETE, path, true, handler);
    }

    /** A POST whose body the handler reads. */
    public static Operation streamed(String path, Handler<RoutingContext> handler) {
        return new Operation(HttpMethod.POST, path, true, handler);
    }
}
