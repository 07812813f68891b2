package io.vedette.rollback;

import io.vedette.deployment.RollbackState;
import io.vertx.core.Future;

/** Keeps how far each rollback came beyond the life of the process, in the order of the calls. */
@FunctionalInterface
public interface RollbackBook {
    /** Keeps nothing: for those who want no memory. */
    RollbackBook NONE = _ -> Future.succeededFuture(Kept.SAFELY);

    /** Keeps {@code state} in place of what was kept of the same deployment; answers on the caller's event loop, within seconds, and never fails. */
    Future<Kept> keep(RollbackState state);

    /** Whether it is kept. */
    enum Kept {
        /** A kill does not undo it, or nobody wants it kept. */
        SAFELY,
        /** It cannot be kept now. */
        NOT_YET
    }
}
