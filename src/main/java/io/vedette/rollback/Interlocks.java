package io.vedette.rollback;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Interlock;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RollbackOrder;
import io.vedette.rollback.RequestLog.Requested;
import io.vedette.rollback.RollbackSpec.Limit;
import io.vedette.slo.BudgetPolicy.Advice;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a rollback may be requested. Pure: reads the log it is given, changes nothing. */
record Interlocks(RollbackOrder order, RequestLog log, Terms terms, Instant now) {
    /** For so long a version that was taken back is nothing to go back to. */
    static final Duration DISTRUST = Duration.ofDays(1);

    private static final double PERCENT = 100;

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
                        deployment().service() + " is only observed (mode: observe); but for that, " + order.action()
                                + " would have been requested");
            case APPROVE ->
                new Permit.OfAPerson(
                        asks
                                ? order.action() + " asks for approval"
                                : deployment().service() + " asks for approval");
            case AUTOMATIC -> budget() == Advice.FREE ? tooManyAtOnce() : new Permit.OfAPerson(littleBudget());
        };
    }

    /** When services fall in rows, the cause is rarely in the version of each. */
    private Permit tooManyAtOnce() {
        Limit alone = terms.alone();
        int requested = log.since(now.minus(alone.period()));
        return requested < alone.count()
                ? new Permit.Free()
                : new Permit.OfAPerson(requested + " rollbacks were requested since "
                        + second(now.minus(alone.period())) + ", so a person decides on the next");
    }

    /**
     * What holds the order back whoever may have approved it, if anything.
     *
     * @param spec of the action that the order names; absent if there is none
     */
    Optional<Withheld> withheld(@Nullable RollbackSpec spec) {
        if (log.knows(deployment())) {
            return because(Interlock.ALREADY_REQUESTED, "it has been requested before");
        }
        if (spec == null) {
            return because(Interlock.UNKNOWN_ACTION, "no rollback named " + order.action() + " is configured");
        }
        return valueMissing(spec)
                .or(this::notRollbackSafe)
                .or(this::rollbackOfARollback)
                .or(this::goesBackToWhatWasTakenBack)
                .or(this::frozen)
                .or(this::frozenByBudget)
                .or(() -> cooldown(spec.cooldown()))
                .or(() -> limit(spec.limit()));
    }

    private Optional<Withheld> valueMissing(RollbackSpec spec) {
        return spec.action().templates().stream()
                .flatMap(template -> Templates.missing(template, order).stream())
                .findFirst()
                .flatMap(name -> because(
                        Interlock.VALUE_MISSING,
                        order.action() + " needs " + name + ", which this deployment does not have"));
    }

    private Optional<Withheld> notRollbackSafe() {
        return deployment().rollbackSafe()
                ? Optional.empty()
                : because(
                        Interlock.NOT_ROLLBACK_SAFE,
                        "it was reported as one that cannot safely be taken back (rollback_safe: false)");
    }

    /** Also one that does not say so: a pipeline may report the version that it went back to like any other. */
    private Optional<Withheld> rollbackOfARollback() {
        if (deployment().rollbackOf() != null) {
            return because(
                    Interlock.ROLLBACK_OF_A_ROLLBACK,
                    "it is itself the rollback of " + deployment().rollbackOf());
        }
        return requestedWithin(DISTRUST).stream()
                .filter(request -> deployment().isReturnFrom(request.deployment()))
                .findFirst()
                .flatMap(request -> because(
                        Interlock.ROLLBACK_OF_A_ROLLBACK,
                        "it is what version " + request.deployment().version() + " was taken back to at "
                                + second(request.at())));
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

    private Optional<Withheld> frozenByBudget() {
        return budget() == Advice.HALT ? because(Interlock.BUDGET, littleBudget()) : Optional.empty();
    }

    private Advice budget() {
        Double left = order.budget();
        return left == null ? Advice.FREE : terms.budget().on(left);
    }

    private String littleBudget() {
        Double left = order.budget();
        String before = " the error budget of " + deployment().service() + " was left when this version came, "
                + "which may be what mends it";
        return left == null || left <= 0
                ? "nothing of" + before
                : String.format(Locale.ROOT, "only %.1f %% of", left * PERCENT) + before;
    }

    private Optional<Withheld> goesBackToWhatWasTakenBack() {
        String target = deployment().previousVersion();
        return requestedWithin(DISTRUST).stream()
                .filter(request -> request.deployment().version().equals(target))
                .findFirst()
                .flatMap(request -> because(
                        Interlock.GOES_BACK_TO_WHAT_WAS_TAKEN_BACK,
                        "it would go back to version " + target + ", which was itself taken back at "
                                + second(request.at())));
    }

    private Optional<Withheld> cooldown(Duration cooldown) {
        return requestedWithin(cooldown).stream()
                .reduce((_, later) -> later)
                .flatMap(last -> because(
                        Interlock.COOLDOWN,
                        "the cooldown of " + deployment().service() + " runs until "
                                + second(last.at().plus(cooldown))));
    }

    private Optional<Withheld> limit(@Nullable Limit limit) {
        if (limit == null) {
            return Optional.empty();
        }
        int requested = requestedWithin(limit.period()).size();
        return requested < limit.count()
                ? Optional.empty()
                : because(
                        Interlock.LIMIT,
                        "the limit is reached: " + requested + " requested for "
                                + deployment().service() + " since " + second(now.minus(limit.period())));
    }

    private List<Requested> requestedWithin(Duration period) {
        return log.of(deployment().service(), now.minus(period));
    }

    private Deployment deployment() {
        return order.deployment();
    }

    private static Optional<Withheld> because(Interlock interlock, String why) {
        return Optional.of(new Withheld(interlock, why));
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
