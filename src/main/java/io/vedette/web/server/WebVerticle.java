package io.vedette.web.server;

import io.vedette.web.ServerSpec;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import org.jspecify.annotations.Nullable;

/** Owns the HTTP server and the surface behind it; both belong to this verticle's event loop. */
final class WebVerticle extends VerticleBase {
    private static final int LONGEST_LINE = 4 * 1024;
    private static final int LARGEST_HEADERS = 16 * 1024;
    private static final int IDLE_SECONDS = 60;
    private static final int MOST_CONNECTIONS = 1_024;

    private final ServerSpec spec;
    private final Access access;
    private final Daemon daemon;
    private @Nullable Surface surface;
    private volatile int port;

    WebVerticle(ServerSpec spec, Access access, Daemon daemon) {
        this.spec = spec;
        this.access = access;
        this.daemon = daemon;
    }

    /** The port it listens on, once started. */
    int port() {
        return port;
    }

    @Override
    public Future<?> start() {
        Surface built = new Surface(vertx, context, daemon, spec);
        return listen(new Routes(built.operations())).onSuccess(server -> serve(server, built));
    }

    @Override
    public Future<?> stop() {
        if (surface != null) {
            surface.stop();
        }
        return Future.succeededFuture();
    }

    private void serve(HttpServer server, Surface built) {
        port = server.actualPort();
        built.start();
        surface = built;
    }

    private Future<HttpServer> listen(Routes routes) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(spec.host())
                .setPort(spec.port())
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LARGEST_HEADERS)
                .setIdleTimeout(IDLE_SECONDS)
                .setHttp2ClearTextEnabled(false);
        return vertx.createHttpServer(options)
                .connectionHandler(new ConnectionLimit(MOST_CONNECTIONS))
                .requestHandler(routes.router(vertx, new CommonHeaders(daemon.clock()), access))
                .listen();
    }
}
