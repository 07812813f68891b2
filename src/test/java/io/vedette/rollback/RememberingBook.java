package io.vedette.rollback;

import io.vedette.deployment.RollbackState;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A book that a test can read, and close. */
final class RememberingBook implements RollbackBook {
    private final Map<String, RollbackState> states = new LinkedHashMap<>();
    private Kept answer = Kept.SAFELY;

    @Override
    public Future<Kept> keep(RollbackState state) {
        if (answer == Kept.SAFELY) {
            states.put(state.id(), state);
        }
        return Future.succeededFuture(answer);
    }

    /** From now on nothing can be kept. */
    void close() {
        answer = Kept.NOT_YET;
    }

    void open() {
        answer = Kept.SAFELY;
    }

    List<RollbackState> states() {
        return List.copyOf(states.values());
    }
}
