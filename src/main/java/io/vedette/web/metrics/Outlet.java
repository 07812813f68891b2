package io.vedette.web.metrics;

import io.vedette.web.http.Replies;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;

/**
 * Sends one scrape as it is made, on a worker thread and a piece at a time: the next is made when there is room for it on the way to the scraper. Belongs to
 * the web server's event loop.
 */
final class Outlet {
    /** Prometheus gives up after ten seconds unless told otherwise; whoever is slower than this holds up others. */
    private static final long PATIENCE_MILLIS = 60_000;

    private final RoutingContext context;
    private final HttpServerResponse response;
    private final WorkerExecutor workers;
    private final Pieces pieces;
    private final String contentType;
    private final Promise<Void> over = Promise.promise();

    Outlet(RoutingContext context, WorkerExecutor workers, Scrape scrape, String contentType) {
        this.context = context;
        this.response = context.response();
        this.workers = workers;
        this.contentType = contentType;
        boolean gzip = Replies.takesGzip(context);
        this.pieces = gzip ? new Pieces.Compressed(scrape) : new Pieces.Plain(scrape);
    }

    /** Completes when everything has been sent, or nobody takes it any more. */
    Future<Void> send() {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.VARY, "accept, accept-encoding")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (pieces instanceof Pieces.Compressed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        long patience = context.vertx().setTimer(PATIENCE_MILLIS, _ -> response.reset());
        response.exceptionHandler(_ -> over.tryComplete());
        response.closeHandler(_ -> over.tryComplete());
        next();
        return over.future().onComplete(_ -> context.vertx().cancelTimer(patience));
    }

    private void next() {
        workers.executeBlocking(this::piece).onComplete(this::sent, defect -> {
            context.fail(defect);
            over.tryComplete();
        });
    }

    private Buffer piece() throws IOException {
        return Buffer.buffer(pieces.next());
    }

    private void sent(Buffer piece) {
        if (response.closed() || over.future().isComplete()) {
            over.tryComplete();
        } else if (piece.length() == 0) {
            response.end();
            over.tryComplete();
        } else {
            response.write(piece);
            if (response.writeQueueFull()) {
                response.drainHandler(_ -> next());
            } else {
                next();
            }
        }
    }
}
