package io.vedette.rollback;

import io.vedette.delivery.Attempts;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Interlock;
import io.vedette.deployment.Order;
import io.vedette.deployment.RollbackState;
import io.vedette.rollback.RollbackBook.Kept;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The configured actions, what was requested of them, and what is under way; belongs to the couriers' event loop. */
final class Requests {
    private final Function<ActionSpec, Action> actions;
    private final Surroundings loop;
    private final Ledger ledger;
    private final RollbackLog log;
    private final RequestLog requested = new RequestLog();
    private final Map<String, RollbackRequest> underWay = new HashMap<>();
    private final Map<String, Following> followed = new HashMap<>();
    private Map<String, Ready> ready = Map.of();
    private Terms terms = Terms.DEFAULT;

    private record Ready(RollbackSpec spec, Action action) {}

    Requests(Function<ActionSpec, Action> actions, Surroundings loop, Ledger ledger, RollbackLog log) {
        this.actions = actions;
        this.loop = loop;
        this.ledger = ledger;
        this.log = log;
    }

    /** Takes other specs and terms; changes nothing if one of the specs cannot be made. */
    void update(Collection<RollbackSpec> specs, Terms later) {
        var made = new HashMap<String, Ready>();
        for (RollbackSpec spec : specs) {
            made.put(spec.name(), new Ready(spec, actions.apply(spec.action())));
        }
        ready = made;
        terms = later;
    }

    Terms terms() {
        return terms;
    }

    Permit permit(Order order) {
        return interlocks(order).permit(spec(order));
    }

    /** What holds it back even if a person approved it. */
    Optional<Withheld> withheld(Order order) {
        return withheld(order, _ -> false);
    }

    /** The same, but for what {@code setAside} is true of. */
    Optional<Withheld> withheld(Order order, Predicate<Interlock> setAside) {
        return interlocks(order)
                .holding(spec(order))
                .filter(held -> !setAside.test(held.interlock()))
                .findFirst();
    }

    private Interlocks interlocks(Order order) {
        return new Interlocks(order, requested, terms, loop.now());
    }

    private @Nullable RollbackSpec spec(Order order) {
        Ready named = ready.get(order.action());
        return named == null ? null : named.spec();
    }

    private Action action(Order order) {
        Ready named = ready.get(order.action());
        return named == null ? new GoneAction(order.action()) : named.action();
    }

    /** Remembers, for the interlocks, what an earlier life requested. */
    void recall(List<RollbackState> earlier) {
        for (RollbackState state : earlier) {
            Attempts attempts = state.attempts();
            if (attempts != null) {
                requested.add(state.order(), attempts.first());
            }
        }
    }

    /** Goes on with what an earlier life requested, unless it is for nothing by now. */
    void resume(RollbackState state, Attempts attempts, Optional<Withheld> outdated) {
        var request = employ(state, attempts);
        outdated.ifPresent(known -> request.settle(known.why()));
        request.resume(state.underWay());
    }

    /** Writes down that it is requested and then requests it; what a restart would not know of could be requested twice, and is not. */
    Future<Kept> begin(RollbackState state) {
        Order order = state.order();
        requested.add(order, loop.now());
        var request = employ(state, Attempts.first(loop.now()));
        return request.announce().onSuccess(kept -> {
            switch (kept) {
                case SAFELY -> {
                    log.requested(order);
                    request.attempt();
                }
                case NOT_YET -> {
                    underWay.remove(state.id());
                    requested.remove(order);
                }
            }
        });
    }

    private RollbackRequest employ(RollbackState state, Attempts attempts) {
        Action action = action(state.order());
        var request = new RollbackRequest(state, attempts, action, loop, ledger, log, last -> {
            underWay.remove(last.id());
            follow(last, action);
        });
        underWay.put(state.id(), request);
        return request;
    }

    /** Goes on to look at what an earlier life started. */
    void follow(RollbackState accepted) {
        follow(accepted, action(accepted.order()));
    }

    private void follow(RollbackState accepted, Action action) {
        String run = accepted.run();
        if (run != null) {
            String id = accepted.id();
            var following = new Following(accepted, run, action, loop, ledger, log, () -> followed.remove(id));
            followed.put(id, following);
            following.begin();
        }
    }

    void overtakenBy(Deployment newer) {
        List.copyOf(underWay.values()).stream()
                .filter(request -> request.began().order().isBefore(newer))
                .forEach(request -> request.settle("version " + newer.version() + " was deployed meanwhile"));
    }

    /** What an order should have mended is over. */
    void unneeded(String id, String why) {
        RollbackRequest request = underWay.get(id);
        if (request != null) {
            request.settle(why);
        }
    }

    int depth() {
        return underWay.size();
    }

    void close() {
        underWay.values().forEach(RollbackRequest::close);
        underWay.clear();
        followed.values().forEach(Following::close);
        followed.clear();
    }
}
