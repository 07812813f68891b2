package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.deployment.RemedyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A remedy that an alert asked for, while the alert fires. Immutable; each event gives the next one.
 *
 * @param acceptedAt when it was taken; absent until then
 * @param calls the alert that a person must act on it; absent while none must
 */
record RemedyCourse(
        RemedyPlan plan,
        Alert cause,
        @Nullable Instant acceptedAt,
        @Nullable Alert calls) {
    static RemedyCourse begin(RemedyPlan plan, Alert cause) {
        return new RemedyCourse(plan, cause, null, null);
    }

    String id() {
        return RemedyOrder.id(plan.name(), cause.episode());
    }

    RemedyCourse accepted(Instant at) {
        return new RemedyCourse(plan, cause, at, calls);
    }

    RemedyCourse calling(@Nullable Alert alert) {
        return new RemedyCourse(plan, cause, acceptedAt, alert);
    }

    /** Whether it should have helped by now and nobody was told that it has not. */
    boolean isLate(Instant now) {
        return acceptedAt != null
                && !now.isBefore(acceptedAt.plus(plan.verify()))
                && !isCalling(Alerts.REMEDY_DID_NOT_HELP);
    }

    boolean isCalling(String name) {
        return calls != null && calls.name().equals(name);
    }
}
