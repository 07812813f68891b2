package io.vedette.notify;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.TryAgain;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A receiver whose faults are values: what it throws is counted, logged without its message, which may hold a secret, and tried again. */
final class GuardedReceiver implements Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedReceiver.class);

    private final Integration integration;
    private final Tally tally;

    GuardedReceiver(Integration integration, Tally tally) {
        this.integration = integration;
        this.tally = tally;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        return Future.succeededFuture(notice)
                .compose(integration.sender()::send)
                .otherwise(this::defect);
    }

    @Override
    public Future<Void> close() {
        return Future.<Void>succeededFuture()
                .compose(_ -> integration.sender().close())
                .recover(this::closedAllTheSame);
    }

    private Delivery defect(Throwable cause) {
        tally.count(Outcome.DEFECT);
        report("receiver failed by a fault of ours", cause);
        return TryAgain.perhapsTaken("a fault of ours: " + cause.getClass().getSimpleName());
    }

    private Future<Void> closedAllTheSame(Throwable cause) {
        report("receiver did not close", cause);
        return Future.succeededFuture();
    }

    private void report(String message, Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        LOG.atError()
                .addKeyValue("receiver", integration.receiver())
                .addKeyValue("kind", integration.kind())
                .addKeyValue("reason", cause.getClass().getName())
                .addKeyValue("at", trace.length == 0 ? "unknown" : trace[0])
                .log(message);
    }
}
