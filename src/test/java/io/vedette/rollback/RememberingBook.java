package io.vedette.rollback;

import io.vedette.deployment.RollbackState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A book that a test can read, and close. */
final class RememberingBook implements RollbackBook {
    private final Map<String, RollbackState> states = new LinkedHashMap<>();
    private Kept answer = Kept.SAFELY;
    private @Nullable Promise<Void> slow;

    @Override
    public Future<Kept> keep(RollbackState state) {
        Promise<Void> waits = slow;
        return waits == null ? kept(state) : waits.future().compose(_ -> kept(state));
    }

    private Future<Kept> kept(RollbackState state) {
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

    /** From now on nothing is kept until {@link #catchUp}. */
    void fallBehind() {
        slow = Promise.promise();
    }

    void catchUp() {
        Promise<Void> behind = Objects.requireNonNull(slow);
        slow = null;
        behind.complete();
    }

    List<RollbackState> states() {
        return List.copyOf(states.values());
    }
}
