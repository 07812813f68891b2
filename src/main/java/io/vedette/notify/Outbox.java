package io.vedette.notify;

import io.vedette.alert.Correspondence;
import io.vedette.alert.DeadLetter;
import io.vedette.alert.Summons;
import io.vedette.alert.trail.Trail;
import io.vertx.core.Future;

/** Keeps what integrations were told beyond the life of the process, in the order of the calls. */
@FunctionalInterface
public interface Outbox {
    /** Keeps nothing: a restart forgets. */
    Outbox NONE = _ -> Future.succeededFuture();

    /** Keeps a change; completes on the caller's event loop as soon as a message that relies on it may leave. It never fails, and never takes longer than seconds. */
    Future<Void> keep(Correspondence change);

    /** Keeps who else is told of an episode; completes like the other. */
    default Future<Void> keep(Summons summons) {
        return Future.succeededFuture();
    }

    /** Keeps a message that never arrived. */
    default void keep(DeadLetter letter) {}

    /** Where what became of alerts is kept for whoever asks. */
    default Trail trail() {
        return Trail.NONE;
    }
}
