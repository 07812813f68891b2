package io.vedette.web.server;

import io.vedette.web.ServerSpec;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The HTTP server of the daemon: page, API and metrics on one port. Started and closed once, from any thread. */
public final class WebServer {
    private final Vertx vertx;
    private final ServerSpec spec;
    private final WebVerticle verticle;
    private @Nullable String deployment;

    /**
     * @param spec where to listen, and every token that counts
     * @param tokenHint the file with the token that the daemon wrote for its own user, if it did
     */
    public WebServer(Vertx vertx, ServerSpec spec, @Nullable String tokenHint, Daemon daemon) {
        this.vertx = vertx;
        this.spec = spec;
        this.verticle =
                new WebVerticle(spec, new Access(spec.tokens(), tokenHint, OpenPaths.of(spec.status())), daemon);
    }

    /** The port it listens on; fails with a sentence for people when it cannot. */
    public Future<Integer> start() {
        return vertx.deployVerticle(verticle)
                .recover(this::explained)
                .onSuccess(id -> deployment = id)
                .map(id -> verticle.port());
    }

    /** Ends the event streams and stops listening. */
    public Future<Void> close() {
        String id = deployment;
        deployment = null;
        return id == null ? Future.succeededFuture() : vertx.undeploy(id);
    }

    private Future<String> explained(Throwable cause) {
        return Future.failedFuture(cause instanceof IOException ? inUse(cause) : cause);
    }

    private Throwable inUse(Throwable cause) {
        String sentence =
                "Cannot listen on %s port %d (%s): if the port is in use, stop what uses it (ss -ltnp 'sport = :%d' shows it), or set server.listen to another address."
                        .formatted(spec.host(), spec.port(), cause.getMessage(), spec.port());
        return new IllegalStateException(sentence, cause);
    }
}
