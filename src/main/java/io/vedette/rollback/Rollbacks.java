package io.vedette.rollback;

import io.micrometer.core.instrument.MeterRegistry;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.time.Scheduler;
import io.vedette.timeline.Event;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Takes deployments back: asks the interlocks, then requests each rollback until it is accepted, refused, or too late. Belongs to the
 * couriers' event loop. No deployment is ever requested twice, whatever is ordered, fails or is reloaded.
 */
public final class Rollbacks {
    private final Function<ActionSpec, Action> actions;
    private final RollbackRequest.Loop loop;
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
     * @param scheduler of the couriers' event loop
     * @param random spreads the retries
     * @param progress told of each step, on that loop; of the first before any attempt leaves
     * @param timeline takes the same for people
     */
    public Rollbacks(
            Collection<RollbackSpec> specs,
            Function<ActionSpec, Action> actions,
            InstantSource clock,
            Scheduler scheduler,
            RandomGenerator random,
            Consumer<RollbackProgress> progress,
            Consumer<Event> timeline,
            MeterRegistry meters) {
        this.actions = actions;
        this.loop = new RollbackRequest.Loop(clock, scheduler, random);
        this.log = new RollbackLog(clock, progress, timeline, meters);
        this.ready = made(specs);
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
            withheld.ifPresent(why -> log.withheld(order, why));
            return;
        }
        leave(order, named.action());
    }

    private void leave(RollbackOrder order, Action action) {
        String id = order.deployment().id();
        requested.add(order, loop.now());
        var request = new RollbackRequest(order, action, loop, log, () -> underWay.remove(id));
        underWay.put(id, request);
        log.requested(order);
        request.attempt();
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
