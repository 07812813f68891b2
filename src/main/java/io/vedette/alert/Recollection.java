package io.vedette.alert;

import java.util.List;

/**
 * What an earlier life of the process knew of alerts.
 *
 * @param alerts every episode that fires, and those that ended and whose end somebody may still have to be told
 * @param correspondence what each integration knows of each group, in full
 * @param acknowledged which of the episodes somebody has taken over
 * @param summons who else is told of an episode that fires, the first first
 */
public record Recollection(
        List<Alert> alerts,
        List<Correspondence> correspondence,
        List<Acknowledgement> acknowledged,
        List<Summons> summons) {
    public static final Recollection NOTHING = new Recollection(List.of(), List.of());

    public Recollection {
        alerts = List.copyOf(alerts);
        correspondence = List.copyOf(correspondence);
        acknowledged = List.copyOf(acknowledged);
        summons = List.copyOf(summons);
    }

    /** Alerts that nobody has taken over. */
    public Recollection(List<Alert> alerts, List<Correspondence> correspondence) {
        this(alerts, correspondence, List.of(), List.of());
    }

    /** The alerts that fire. */
    public List<Alert> firing() {
        return alerts.stream().filter(Alert::firing).toList();
    }
}
