package io.vedette.web.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * One thing that can be asked for, as OpenAPI understands the word. The router is built from these and from nothing else.
 *
 * @param path with {@code :name} for a parameter
 * @param largestBody in bytes, read before the handler runs; 0 where the handler reads the body itself, piece by piece and however long
 * @param handler runs on the web server's event loop and must not block it
 */
public record Operation(HttpMethod method, String path, long largestBody, Handler<RoutingContext> handler) {
    private static final long USUAL_BODY = 64 * 1024;

    public static Operation get(String path, Handler<RoutingContext> handler) {
        return new Operation(HttpMethod.GET, path, 0, handler);
    }

    public static Operation post(String path, Handler<RoutingContext> handler) {
        return new Operation(HttpMethod.POST, path, USUAL_BODY, handler);
    }

    public static Operation put(String path, Handler<RoutingContext> handler) {
        return new Operation(HttpMethod.PUT, path, USUAL_BODY, handler);
    }

    /** A POST with a larger body than usual. */
    public static Operation large(String path, long largestBody, Handler<RoutingContext> handler) {
        return new Operation(HttpMethod.POST, path, largestBody, handler);
    }

    public static Operation delete(String path, Handler<RoutingContext> handler) {
        return new Operation(HttpMethod.DELETE, path, 0, handler);
    }

    /** A POST whose body the handler reads. */
    public static Operation streamed(String path, Handler<RoutingContext> handler) {
        return new Operation(HttpMethod.POST, path, 0, handler);
    }
}
