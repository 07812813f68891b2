package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.deployment.RemedyOrder;

/** Which alerts ask for a person's word, and on which order. Pure. */
public final class Pending {
    private Pending() {}

    /** Whether an alert asks for approval. */
    public static boolean asks(Alert alert) {
        return alert.firing()
                && (alert.name().equals(Alerts.ROLLBACK_AWAITS_APPROVAL)
                        || alert.name().equals(Alerts.REMEDY_AWAITS_APPROVAL));
    }

    /** The id of the order that an alert {@link #asks} approval for. */
    public static String order(Alert alert) {
        return alert.name().equals(Alerts.ROLLBACK_AWAITS_APPROVAL)
                ? alert.labels().value("deployment")
                : RemedyOrder.id(
                        alert.labels().value(Alerts.REMEDY), alert.labels().value(Alerts.CAUSE));
    }
}
