package io.vedette.rollback;

import io.micrometer.core.instrument.Gauge;
import io.vedette.delivery.Attempts;
import io.vedette.deployment.Approval;
import io.vedette.deployment.Decision;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Interlock;
import io.vedette.deployment.Order;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.RollbackState;
import io.vedette.deployment.RollbackState.News;
import io.vedette.rollback.RollbackBook.Kept;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes deployments back and asks for remedies: asks the interlocks, perhaps a person, then requests each order until it is accepted, refused, or too late.
 * Belongs to the couriers' event loop. No order is ever requested twice, whatever is ordered, approved, fails or is reloaded, and whenever the process ends: each step
 * is kept before it is taken.
 */
public final class Rollbacks {
    /** What was said longer ago was heard, or is of no interest any more. */
    private static final Duration RETOLD = Duration.ofDays(1);

    private final Surroundings loop;
    private final RollbackLog log;
    private final Ledger ledger;
    private final Requests requests;
    private final Approvals approvals;
    private final Outdated outdated = new Outdated();

    private boolean closed;

    /**
     * Starts with nothing requested.
     *
     * @param actions makes the action of a spec, or throws if it cannot
     * @param progress told of each step, on the couriers' loop; of the first before any attempt leaves
     */
    public Rollbacks(
            Collection<RollbackSpec> specs,
            Terms terms,
            Function<ActionSpec, Action> actions,
            Consumer<RollbackProgress> progress,
            Surroundings surroundings) {
        this.loop = surroundings;
        this.log = new RollbackLog(surroundings.clock(), progress, surroundings.timeline(), surroundings.meters());
        this.ledger = new Ledger(surroundings.book());
        this.requests = new Requests(actions, surroundings, ledger, log);
        this.approvals = new Approvals(surroundings, this::nobodyCame);
        requests.update(specs, terms);
        Gauge.builder("vedette.rollbacks.awaiting.approval", approvals, Approvals::size)
                .description("Rollbacks that wait for a person to approve or reject them")
                .register(surroundings.meters());
    }

    /**
     * Remembers what an earlier life requested, the oldest first, and goes on with what it had not ended; called once, before the first order.
     *
     * @param anew takes each order that it had not come to: to {@link #request} or be {@link #blind} again
     */
    public void recall(List<RollbackState> kept, Consumer<Order> anew) {
        List<RollbackState> earlier = kept.stream()
                .map(state -> state.of(loop.addressed(state.order())))
                .toList();
        ledger.recall(earlier);
        requests.recall(earlier);
        earlier.stream()
                .filter(state -> state.stage() != Stage.REQUESTED)
                .filter(state -> state.at().isAfter(loop.now().minus(RETOLD)))
                .flatMap(state -> Optional.ofNullable(state.progress()).stream())
                .forEach(log::repeated);
        earlier.stream().filter(state -> !state.over()).forEach(state -> resume(state, anew));
        earlier.stream()
                .filter(state -> state.run() != null)
                .filter(state -> state.at().isAfter(loop.now().minus(RETOLD)))
                .forEach(requests::follow);
    }

    private void resume(RollbackState state, Consumer<Order> anew) {
        Attempts attempts = state.attempts();
        if (attempts != null) {
            requests.resume(state, attempts, outdated.why(state.order()));
        } else if (state.approval() != null) {
            waitForAPerson(state);
        } else if (loop.now().isAfter(state.at().plus(RollbackRequest.BACKOFF.deadline()))) {
            withhold(state, new Withheld(Interlock.TOO_LATE, "Vedette was away for too long"));
        } else {
            anew.accept(state.order());
        }
    }

    /** Requests what is ordered unless an interlock withholds it; what becomes of it is told as progress. */
    public void request(Order order) {
        if (closed) {
            return;
        }
        RollbackState known = ledger.of(order.id());
        if (known != null && known.approval() != null) {
            log.orderedAgain(order);
        } else {
            consider(RollbackState.ordered(loop.addressed(order), loop.now()));
        }
    }

    /** Requests nothing for an order, for nothing can be seen from here; that is kept, so that no restart requests it either. */
    public void blind(Order order) {
        RollbackState known = ledger.of(order.id());
        if (!closed && (known == null || known.stage() == null)) {
            String why = "nothing can be seen from here, our own network is the suspect";
            withhold(RollbackState.ordered(order, loop.now()), new Withheld(Interlock.BLIND, why));
        }
    }

    private void consider(RollbackState ordered) {
        Optional<Withheld> outdatedBy = outdated.why(ordered.order());
        if (outdatedBy.isPresent()) {
            withhold(ordered, outdatedBy.get());
            return;
        }
        switch (requests.permit(ordered.order())) {
            case Permit.Free _ -> leave(ordered);
            case Permit.OfAPerson person -> ask(ordered, person);
            case Permit.None none -> withhold(ordered, none.withheld());
        }
    }

    private void leave(RollbackState ordered) {
        requests.begin(ordered).onSuccess(kept -> {
            if (kept == Kept.NOT_YET && !closed) {
                withhold(
                        ordered,
                        new Withheld(
                                Interlock.NOT_KEPT,
                                "history cannot be written now, and a restart could request it a second time"));
            }
        });
    }

    private void withhold(RollbackState state, Withheld why) {
        Order order = state.order();
        if (why.interlock() == Interlock.ALREADY_REQUESTED) {
            log.orderedAgain(order);
            return;
        }
        var news = new News(loop.now(), why.interlock(), Asking.withheld(order, why));
        ledger.keep(state.withheld(news));
        log.ended(order, Stage.WITHHELD, news);
    }

    private void ask(RollbackState ordered, Permit.OfAPerson person) {
        Order order = ordered.order();
        var approval = Approval.asked(loop.now().plus(requests.terms().patience()));
        var news = new News(loop.now(), null, Asking.approval(order, approval, person.why()));
        RollbackState asked = ordered.awaiting(approval, news);
        approvals.add(asked, approval);
        ledger.keep(asked).onSuccess(_ -> {
            if (approvals.has(asked.id())) {
                log.awaits(order, news);
            }
        });
    }

    private void waitForAPerson(RollbackState state) {
        Approval approval = state.approval();
        Optional<Withheld> outdatedBy = outdated.why(state.order());
        if (outdatedBy.isPresent()) {
            withhold(state, outdatedBy.get());
        } else if (approval != null && loop.now().isBefore(approval.until())) {
            approvals.add(state, approval);
        } else {
            nobodyCame(state);
        }
    }

    private void nobodyCame(RollbackState state) {
        withhold(state, notApproved(state.approval()));
    }

    private static Withheld notApproved(@Nullable Approval approval) {
        String until = approval == null ? "" : " until " + approval.until().truncatedTo(ChronoUnit.SECONDS);
        return new Withheld(Interlock.NOT_APPROVED, "nobody approved it" + until);
    }

    /**
     * A person says yes. Whatever comes at the same time, the first word counts.
     *
     * @param by who it is, for the record
     */
    public Future<Decision> approve(String deployment, String by) {
        Approvals.Waiting waiting = closed ? null : approvals.take(deployment);
        if (waiting == null) {
            return Future.succeededFuture(decidedBefore(deployment, true));
        }
        RollbackState approved = waiting.state().approved(waiting.approval().given(by, loop.now()));
        Optional<Withheld> withheld = tooLate(waiting.approval()).or(() -> requests.withheld(approved.order()));
        if (withheld.isPresent()) {
            withhold(approved, withheld.get());
            return Future.succeededFuture(new Decision.Otherwise(known(approved)));
        }
        log.approved(approved.order(), by);
        return requests.begin(approved).map(kept -> decided(kept, waiting.state(), approved));
    }

    /** The time may be over before anybody had time to say so: the process slept. */
    private Optional<Withheld> tooLate(Approval approval) {
        return loop.now().isBefore(approval.until()) ? Optional.empty() : Optional.of(notApproved(approval));
    }

    /** A person says no. */
    public Future<Decision> reject(String deployment, String by) {
        Approvals.Waiting waiting = closed ? null : approvals.take(deployment);
        if (waiting == null) {
            return Future.succeededFuture(decidedBefore(deployment, false));
        }
        RollbackState asked = waiting.state();
        var news = new News(loop.now(), null, RollbackLog.text(asked.order(), "rejected by " + by));
        RollbackState rejected = asked.rejected(waiting.approval().given(by, loop.now()), news);
        return ledger.keep(rejected).map(kept -> {
            if (kept == Kept.SAFELY) {
                log.ended(rejected.order(), Stage.REJECTED, news);
            }
            return decided(kept, asked, rejected);
        });
    }

    /**
     * A person takes a deployment back, whatever its service's mode. What was requested is not requested again; what an interlock withheld, nobody approved or
     * somebody rejected may be.
     *
     * @param by who it is, for the record
     * @param overriding whether what yields to a person holds nothing back
     */
    public Future<Decision> takeBack(RollbackOrder wish, String by, boolean overriding) {
        Order order = loop.addressed(wish);
        RollbackState before = ledger.of(order.id());
        if (before != null && before.requested()) {
            return Future.succeededFuture(
                    before.stage() == Stage.FAILED ? new Decision.Otherwise(before) : new Decision.Done(before, true));
        }
        Optional<Withheld> held = outdated.why(order)
                .or(() -> requests.withheld(order, overriding ? Interlock::yieldsToAPerson : _ -> false));
        if (held.isPresent() || closed) {
            return Future.succeededFuture(held.<Decision>map(why -> new Decision.Held(why.interlock(), why.why()))
                    .orElseGet(Decision.Unknown::new));
        }
        Approvals.Waiting asked = approvals.take(order.id());
        RollbackState ordered = RollbackState.ordered(order, loop.now());
        RollbackState given =
                asked == null ? ordered : ordered.approved(asked.approval().given(by, loop.now()));
        log.byHand(order, by);
        return requests.begin(given).map(kept -> takenBack(kept, asked, given));
    }

    private Decision takenBack(Kept kept, Approvals.@Nullable Waiting asked, RollbackState given) {
        if (asked != null || kept == Kept.SAFELY) {
            return decided(kept, asked == null ? given : asked.state(), given);
        }
        String why = "history cannot be written now, and a restart could request it a second time";
        RollbackState withheld = given.withheld(new News(loop.now(), Interlock.NOT_KEPT, why));
        ledger.keep(withheld);
        return new Decision.NotKept(withheld);
    }

    private Decision decided(Kept kept, RollbackState asked, RollbackState decided) {
        return switch (kept) {
            case SAFELY -> new Decision.Done(known(decided), false);
            case NOT_YET -> {
                ledger.keep(asked);
                waitForAPerson(asked);
                yield new Decision.NotKept(asked);
            }
        };
    }

    private Decision decidedBefore(String deployment, boolean yes) {
        RollbackState state = ledger.of(deployment);
        if (state == null) {
            return new Decision.Unknown();
        }
        Approval approval = state.approval();
        boolean decided = approval != null && approval.by() != null;
        boolean so = decided && (yes ? state.requested() : state.stage() == Stage.REJECTED);
        return so ? new Decision.Done(state, true) : new Decision.Otherwise(state);
    }

    private RollbackState known(RollbackState otherwise) {
        RollbackState state = ledger.of(otherwise.id());
        return state == null ? otherwise : state;
    }

    /** A version of a service came. Earlier ones are not taken back any more: that would take this one back. */
    public void deployed(Deployment newer) {
        outdated.deployed(newer);
        approvals.before(newer).forEach(this::askNobodyAnyMore);
        requests.overtakenBy(newer);
    }

    private void askNobodyAnyMore(String id) {
        Approvals.Waiting waiting = approvals.take(id);
        if (waiting != null) {
            waitForAPerson(waiting.state());
        }
    }

    /** What an order should have mended is over: it is not asked for, nor again. */
    public void unneeded(String id, String why) {
        outdated.over(id, why);
        askNobodyAnyMore(id);
        requests.unneeded(id, why);
    }

    /** Takes other specs and terms; changes nothing if one of the specs cannot be made. What was requested is remembered, and ends as it began. */
    public void update(Collection<RollbackSpec> specs, Terms terms) {
        requests.update(specs, terms);
    }

    /** Counts what becomes of these services' rollbacks from zero on, before there is any. */
    public void expect(Collection<String> services) {
        services.forEach(log::expect);
    }

    /** How far the last rollbacks came, the oldest first; from any thread. */
    public List<RollbackState> states() {
        return ledger.all();
    }

    /** Rollbacks that were requested and have not ended. */
    public int depth() {
        return requests.depth();
    }

    /** Stops: nothing more is requested, tried again or told. */
    public void close() {
        closed = true;
        requests.close();
        approvals.close();
    }
}
