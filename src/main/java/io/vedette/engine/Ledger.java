package io.vedette.engine;

import io.vedette.monitor.Effect;
import io.vertx.core.Future;
import java.util.List;

/** Keeps what effects change beyond the life of the process, all of one call or nothing, in the order of the calls. */
@FunctionalInterface
public interface Ledger {
    /** Keeps nothing: a restart forgets. */
    Ledger NONE = _ -> Future.succeededFuture();

    /** Keeps {@code effects}; completes on the caller's event loop as soon as they may be performed. It never fails, and never takes longer than seconds. */
    Future<Void> keep(List<Effect> effects);
}
