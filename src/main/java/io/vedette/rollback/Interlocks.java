package io.vedette.rollback;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackOrder;
import io.vedette.rollback.RequestLog.Requested;
import io.vedette.rollback.RollbackSpec.Limit;
import io.vedette.rollback.Withheld.Interlock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a rollback may be requested. Pure: reads the log it is given, changes nothing. */
record Interlocks(RollbackOrder order, RequestLog log, Instant now) {
    /** For so long a version that was taken back is nothing to go back to. */
    static final Duration DISTRUST = Duration.ofDays(1);

    /**
     * What holds the order back, if anything.
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
                .or(this::goesBackToWhatWasTakenBack)
                .or(() -> cooldown(spec.cooldown()))
                .or(() -> limit(spec.limit()))
                .or(() -> approval(spec));
    }

    private Optional<Withheld> valueMissing(RollbackSpec spec) {
        return spec.action().templates().stream()
                .flatMap(template -> Templates.missing(template, order).stream())
                .findFirst()
                .flatMap(name -> because(
                        Interlock.VALUE_MISSING,
                        order.action() + " needs " + name + ", which this deployment does not have"));
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

    private static Optional<Withheld> approval(RollbackSpec spec) {
        return spec.approvalRequired()
                ? because(Interlock.APPROVAL, "a person must approve it, and nobody has")
                : Optional.empty();
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
