package io.vedette.web.server;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;

/** Closes connections over a number, so that idle ones cannot take the probes' file descriptors. Belongs to the web server's event loop. */
final class ConnectionLimit implements Handler<HttpConnection> {
    private final int most;
    private int open;

    ConnectionLimit(int most) {
        this.most = most;
    }

    @Override
    public void handle(HttpConnection connection) {
        open++;
        connection.closeHandler(closed -> open--);
        if (open > most) {
            connection.close();
        }
    }
}
