package io.vedette.notify;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vertx.core.Future;

/** One way to reach people; belongs to the couriers' event loop, and to the {@link Notifications} it was given to. */
@FunctionalInterface
public interface Receiver {
    /** Tries once. What the other side said is a value: the future fails only for a defect of ours. It completes before the attempt's deadline. */
    Future<Delivery> send(Notice notice);

    /** Gives back connections; called once, when nothing is sent any more. */
    default Future<Void> close() {
        return Future.succeededFuture();
    }
}
