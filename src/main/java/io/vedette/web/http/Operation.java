package io.vedette.web.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * One thing that can be asked for, as OpenAPI understands the word. The router is built from these and from nothing else.
 *
 * @param path with {@code :name} for a parameter
 * @param handler runs on the web server's event loop and must not block it
 */
public record Operation(HttpMethod method, String path, Handler<RoutingContext> handler) {
    public static Operation get(String path, Handler<RoutingContext> handler) {
        return new Operation(HttpMethod.GET, path, handler);
    }

    public static Operation post(String path, Handler<RoutingContext> handler) {
        return new Operation(HttpMethod.POST, path, handler);
    }
}
