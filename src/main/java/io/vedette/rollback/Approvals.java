package io.vedette.rollback;

import io.vedette.deployment.Approval;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackState;
import io.vedette.time.Scheduler.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rollbacks that wait for a person, each until its time is over; belongs to the couriers' event loop. */
final class Approvals {
    private final Surroundings loop;
    private final Consumer<RollbackState> expired;
    private final Map<String, Waiting> waiting = new HashMap<>();

    /** One that waits. */
    record Waiting(RollbackState state, Approval approval, Timer timer) {}

    /** @param expired hears of each that nobody decided in time */
    Approvals(Surroundings loop, Consumer<RollbackState> expired) {
        this.loop = loop;
        this.expired = expired;
    }

    /** Waits for a person, from now on until the approval's end. */
    void add(RollbackState state, Approval approval) {
        Timer timer = loop.scheduler().at(approval.until(), () -> expire(state.id()));
        waiting.put(state.id(), new Waiting(state, approval, timer));
    }

    boolean has(String id) {
        return waiting.containsKey(id);
    }

    /** Nobody is waited for any more: whoever takes it first decides. */
    @Nullable
    Waiting take(String deployment) {
        Waiting taken = waiting.remove(deployment);
        if (taken != null) {
            taken.timer.cancel();
        }
        return taken;
    }

    /** The deployments before {@code newer} of its service. */
    List<String> before(Deployment newer) {
        return waiting.values().stream()
                .map(Waiting::state)
                .filter(state -> state.order().isBefore(newer))
                .map(RollbackState::id)
                .toList();
    }

    int size() {
        return waiting.size();
    }

    void close() {
        waiting.values().forEach(each -> each.timer.cancel());
        waiting.clear();
    }

    private void expire(String deployment) {
        Waiting late = take(deployment);
        if (late != null) {
            expired.accept(late.state);
        }
    }
}
