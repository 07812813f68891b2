package io.vedette.rollback;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Interlock;
import io.vedette.deployment.RollbackOrder;
import io.vedette.slo.BudgetPolicy.Advice;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What holds a return to an earlier version back, and nothing else. Pure. */
record Returning(RollbackOrder order, RequestLog log, Terms terms, Instant now) {
    /** For so long a version that was taken back is nothing to go back to. */
    static final Duration DISTRUST = Duration.ofDays(1);

    private static final double PERCENT = 100;

    /** A return that was requested. */
    private record Return(Deployment deployment, Instant at) {}

    Optional<Withheld> withheld() {
        return notRollbackSafe()
                .or(this::rollbackOfARollback)
                .or(this::goesBackToWhatWasTakenBack)
                .or(this::frozenByBudget);
    }

    /** Why a person decides, if one should. */
    Optional<String> doubtful() {
        return budget() == Advice.FREE ? Optional.empty() : Optional.of(littleBudget());
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
        return returns().stream()
                .filter(earlier -> deployment().isReturnFrom(earlier.deployment()))
                .findFirst()
                .flatMap(earlier -> because(
                        Interlock.ROLLBACK_OF_A_ROLLBACK,
                        "it is what version " + earlier.deployment().version() + " was taken back to at "
                                + earlier.at().truncatedTo(ChronoUnit.SECONDS)));
    }

    private Optional<Withheld> goesBackToWhatWasTakenBack() {
        String target = deployment().previousVersion();
        return returns().stream()
                .filter(earlier -> earlier.deployment().version().equals(target))
                .findFirst()
                .flatMap(earlier -> because(
                        Interlock.GOES_BACK_TO_WHAT_WAS_TAKEN_BACK,
                        "it would go back to version " + target + ", which was itself taken back at "
                                + earlier.at().truncatedTo(ChronoUnit.SECONDS)));
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

    private List<Return> returns() {
        return log.like(order, now.minus(DISTRUST)).stream()
                .flatMap(request -> request.order() instanceof RollbackOrder earlier
                        ? Stream.of(new Return(earlier.deployment(), request.at()))
                        : Stream.empty())
                .toList();
    }

    private Deployment deployment() {
        return order.deployment();
    }

    private static Optional<Withheld> because(Interlock interlock, String why) {
        return Optional.of(new Withheld(interlock, why));
    }
}
