package io.vedette.rollback;

import io.vedette.deployment.RollbackState;
import io.vedette.rollback.RollbackBook.Kept;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far the last {@value #KEPT} rollbacks came, in front of the book that outlives the process; written on the couriers' event loop, read from any thread. */
final class Ledger {
    private static final int KEPT = 1_000;

    private final RollbackBook book;
    private final Map<String, RollbackState> states = Recent.map(KEPT);
    private volatile List<RollbackState> all = List.of();

    Ledger(RollbackBook book) {
        this.book = book;
    }

    /** Takes over what an earlier life wrote. */
    void recall(List<RollbackState> earlier) {
        earlier.forEach(state -> states.put(state.id(), state));
        publish();
    }

    /** Writes down how far a rollback came, before what follows from it leaves. */
    Future<Kept> keep(RollbackState state) {
        states.put(state.id(), state);
        publish();
        return book.keep(state);
    }

    @Nullable
    RollbackState of(String deployment) {
        return states.get(deployment);
    }

    /** All of them, the oldest first; from any thread. */
    List<RollbackState> all() {
        return all;
    }

    private void publish() {
        all = List.copyOf(states.values());
    }
}
