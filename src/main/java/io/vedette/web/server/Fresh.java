package io.vedette.web.server;

import io.vedette.web.Queries;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Replies;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Something that is read, once it is up to date: nobody makes snapshots that nobody reads. Belongs to the web server's event loop. */
final class Fresh implements Handler<RoutingContext> {
    private final Queries queries;
    private final Handler<RoutingContext> reading;

    private Fresh(Queries queries, Handler<RoutingContext> reading) {
        this.queries = queries;
        this.reading = reading;
    }

    /** The same operation, up to date if it reads. */
    static Operation of(Queries queries, Operation operation) {
        return operation.method().equals(HttpMethod.GET)
                ? Operation.get(operation.path(), new Fresh(queries, operation.handler()))
                : operation;
    }

    @Override
    public void handle(RoutingContext context) {
        Replies.later(context, queries.refreshed(), done -> read(context), context::fail);
    }

    private void read(RoutingContext context) {
        try {
            reading.handle(context);
        } catch (RuntimeException defect) {
            context.fail(defect);
        }
    }
}
