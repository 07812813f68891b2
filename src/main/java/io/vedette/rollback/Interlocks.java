package io.vedette.rollback;

import io.vedette.deployment.Interlock;
import io.vedette.deployment.Mode;
import io.vedette.deployment.Order;
import io.vedette.deployment.RemedyOrder;
import io.vedette.deployment.RollbackOrder;
import io.vedette.rollback.RequestLog.Requested;
import io.vedette.rollback.RollbackSpec.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether an order may be requested. Pure: reads the log it is given, changes nothing. */
record Interlocks(Order order, RequestLog log, Terms terms, Instant now) {
    /**
     * What may be done about the order.
     *
     * @param spec of the action that the order names; absent if there is none
     */
    Permit permit(@Nullable RollbackSpec spec) {
        Optional<Withheld> withheld = withheld(spec);
        if (withheld.isPresent()) {
            return new Permit.None(withheld.get());
        }
        boolean asks = spec != null && spec.approvalRequired();
        return switch (order.mode().and(asks ? Mode.APPROVE : Mode.AUTOMATIC)) {
            case OBSERVE ->
                new Permit.None(
                        Interlock.OBSERVING,
                        whose() + " is only observed (mode: observe); but for that, " + order.action()
                                + " would have been requested");
            case APPROVE -> new Permit.OfAPerson((asks ? order.action() : whose()) + " asks for approval");
            case AUTOMATIC -> doubtful().<Permit>map(Permit.OfAPerson::new).orElseGet(this::tooManyAtOnce);
        };
    }

    /** Whose mode it is. */
    private String whose() {
        return switch (order) {
            case RollbackOrder _ -> order.service();
            case RemedyOrder _ -> order.action();
        };
    }

    /** When services fall in rows, the cause is rarely in the version of each. */
    private Permit tooManyAtOnce() {
        Limit alone = terms.alone();
        int requested = log.since(now.minus(alone.period()));
        return requested < alone.count()
                ? new Permit.Free()
                : new Permit.OfAPerson(requested + " rollbacks and remedies were requested since "
                        + second(now.minus(alone.period())) + ", so a person decides on the next");
    }

    /** The first of {@link #holding}. */
    Optional<Withheld> withheld(@Nullable RollbackSpec spec) {
        return holding(spec).findFirst();
    }

    /**
     * What holds the order back whoever may have approved it, the most telling first; nothing more where nothing can be requested at all.
     *
     * @param spec of the action that the order names; absent if there is none
     */
    Stream<Withheld> holding(@Nullable RollbackSpec spec) {
        if (log.knows(order)) {
            return because(Interlock.ALREADY_REQUESTED, "it has been requested before").stream();
        }
        if (spec == null) {
            return because(Interlock.UNKNOWN_ACTION, "no " + noun() + " named " + order.action() + " is configured")
                    .stream();
        }
        return Stream.of(valueMissing(spec), ofItsOwn(), frozen(), cooldown(spec), limit(spec))
                .flatMap(Optional::stream);
    }

    private Optional<Withheld> ofItsOwn() {
        return order instanceof RollbackOrder rollback
                ? new Returning(rollback, log, terms, now).withheld()
                : Optional.empty();
    }

    private Optional<String> doubtful() {
        return order instanceof RollbackOrder rollback
                ? new Returning(rollback, log, terms, now).doubtful()
                : Optional.empty();
    }

    private String noun() {
        return switch (order) {
            case RollbackOrder _ -> "rollback";
            case RemedyOrder _ -> "remedy";
        };
    }

    private Optional<Withheld> valueMissing(RollbackSpec spec) {
        return spec.action().templates().stream()
                .flatMap(template -> Templates.missing(template, order).stream())
                .findFirst()
                .flatMap(name -> because(
                        Interlock.VALUE_MISSING,
                        order.action() + " needs " + name + ", which this "
                                + (order instanceof RollbackOrder ? "deployment" : "alert") + " does not have"));
    }

    private Optional<Withheld> frozen() {
        return terms.freezes().stream()
                .filter(freeze -> freeze.covers(now))
                .findFirst()
                .flatMap(freeze -> because(
                        Interlock.FROZEN,
                        "rollbacks are frozen until " + second(freeze.until())
                                + (freeze.reason().isEmpty() ? "" : ": " + freeze.reason())));
    }

    private Optional<Withheld> cooldown(RollbackSpec spec) {
        return requestedWithin(spec.cooldown(), spec).stream()
                .reduce((_, later) -> later)
                .flatMap(last -> because(
                        Interlock.COOLDOWN,
                        whoseCooldown(last.order()) + second(last.at().plus(spec.cooldown()))));
    }

    private String whoseCooldown(Order last) {
        return last.service().equals(order.service())
                ? "the cooldown of " + order.service() + " runs until "
                : last.action() + " was requested for " + last.service()
                        + ", and does the same for every service: its cooldown runs until ";
    }

    private Optional<Withheld> limit(RollbackSpec spec) {
        Limit limit = spec.limit();
        if (limit == null) {
            return Optional.empty();
        }
        int requested = requestedWithin(limit.period(), spec).size();
        return requested < limit.count()
                ? Optional.empty()
                : because(
                        Interlock.LIMIT,
                        "the limit is reached: " + requested + " requested for "
                                + (spec.action().isOfOneThing() ? order.action() : order.service()) + " since "
                                + second(now.minus(limit.period())));
    }

    /** What runs under two services is taken back once for both. */
    private List<Requested> requestedWithin(Duration period, RollbackSpec spec) {
        Instant start = now.minus(period);
        return spec.action().isOfOneThing() ? log.likeForAll(order, start) : log.like(order, start);
    }

    private static Optional<Withheld> because(Interlock interlock, String why) {
        return Optional.of(new Withheld(interlock, why));
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
