package io.vedette.rollback;

import io.vedette.delivery.Attempts;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackState;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes deployments back: asks the interlocks, then requests each rollback until it is accepted, refused, or too late. Belongs to the
 * couriers' event loop. No deployment is ever requested twice, whatever is ordered, fails or is reloaded, and whenever the process ends: each step is kept before
 * it is taken.
 */
public final class Rollbacks {
    private final Function<ActionSpec, Action> actions;
    private final Surroundings loop;
    private final RollbackLog log;
    private final RequestLog requested = new RequestLog();
    private final Map<String, RollbackRequest> underWay = new HashMap<>();
    private Map<String, Ready> ready;
    private boolean closed;

    private record Ready(RollbackSpec spec, Action action) {}

    /**
     * Starts with nothing requested.
     *
     * @param actions makes the action of a spec, or throws if it cannot
     * @param progress told of each step, on the couriers' loop; of the first before any attempt leaves
     */
    public Rollbacks(
            Collection<RollbackSpec> specs,
            Function<ActionSpec, Action> actions,
            Consumer<RollbackProgress> progress,
            Surroundings surroundings) {
        this.actions = actions;
        this.loop = surroundings;
        this.log = new RollbackLog(surroundings.clock(), progress, surroundings.timeline(), surroundings.meters());
        this.ready = made(specs);
    }

    /** Remembers what an earlier life requested, the oldest first, and goes on with what it had not ended; called once, before the first order. */
    public void recall(List<RollbackState> earlier) {
        earlier.stream().filter(RollbackState::requested).forEach(state -> requested.add(state.order(), state.at()));
        earlier.stream().filter(state -> !state.over()).forEach(this::resume);
    }

    private void resume(RollbackState state) {
        Attempts attempts = state.attempts();
        if (attempts != null) {
            Ready named = ready.get(state.order().action());
            Action action = named == null ? new GoneAction(state.order().action()) : named.action();
            employ(state.order(), attempts, action).resume(state.underWay());
        } else if (loop.now().isAfter(state.at().plus(RollbackRequest.BACKOFF.deadline()))) {
            withhold(state.order(), new Withheld(Withheld.Interlock.TOO_LATE, "Vedette was away for too long"));
        } else {
            request(state.order());
        }
    }

    /** Requests a rollback unless an interlock withholds it; what becomes of it is told as progress. */
    public void request(RollbackOrder order) {
        if (closed) {
            return;
        }
        Ready named = ready.get(order.action());
        RollbackSpec spec = named == null ? null : named.spec();
        var withheld = new Interlocks(order, requested, loop.now()).withheld(spec);
        if (named == null || withheld.isPresent()) {
            withheld.ifPresent(why -> withhold(order, why));
            return;
        }
        leave(order, named.action());
    }

    private void withhold(RollbackOrder order, Withheld why) {
        if (why.interlock() != Withheld.Interlock.ALREADY_REQUESTED) {
            loop.book().keep(RollbackState.withheld(order, loop.now()));
        }
        log.withheld(order, why);
    }

    private void leave(RollbackOrder order, Action action) {
        requested.add(order, loop.now());
        var request = employ(order, Attempts.first(loop.now()), action);
        request.announce().onSuccess(kept -> {
            switch (kept) {
                case SAFELY -> {
                    log.requested(order);
                    request.attempt();
                }
                case NOT_YET -> takeBack(order);
            }
        });
    }

    /** What a restart would not know of could be requested twice. */
    private void takeBack(RollbackOrder order) {
        if (closed) {
            return;
        }
        underWay.remove(order.deployment().id());
        requested.remove(order.deployment());
        withhold(
                order,
                new Withheld(
                        Withheld.Interlock.NOT_KEPT,
                        "history cannot be written now, and a restart could request it a second time"));
    }

    private RollbackRequest employ(RollbackOrder order, Attempts attempts, Action action) {
        String id = order.deployment().id();
        var request = new RollbackRequest(order, attempts, action, loop, log, () -> underWay.remove(id));
        underWay.put(id, request);
        return request;
    }

    /** Takes other specs; changes nothing if one of them cannot be made. What was requested is remembered, and ends as it began. */
    public void update(Collection<RollbackSpec> specs) {
        ready = made(specs);
    }

    /** Rollbacks that were requested and have not ended. */
    public int depth() {
        return underWay.size();
    }

    /** Stops: nothing more is requested, tried again or told. */
    public void close() {
        closed = true;
        underWay.values().forEach(RollbackRequest::close);
        underWay.clear();
    }

    private Map<String, Ready> made(Collection<RollbackSpec> specs) {
        var made = new HashMap<String, Ready>();
        for (RollbackSpec spec : specs) {
            made.put(spec.name(), new Ready(spec, actions.apply(spec.action())));
        }
        return made;
    }
}
