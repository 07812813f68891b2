package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Flapping;

/** What makes an alert fire and end, in one sentence; the figures of one episode stand in its description. */
public final class RuleWords {
    private RuleWords() {}

    public static String of(Alert alert) {
        if (!alert.labels().value(Alerts.FLAPPING).isEmpty()) {
            return "An endpoint flaps while " + Flapping.MANY + " of its last " + Flapping.LOOKS
                    + " probes differ from the one before, until fewer than " + Flapping.FEW + " do.";
        }
        DownRule rule = DownRule.DEFAULT;
        return switch (alert.name()) {
            case Alerts.DOWN ->
                "An endpoint is down after " + rule.failures()
                        + " failures in a row, each followed by another look after "
                        + rule.confirmAfter().toMillis() + " ms; it is up after " + rule.successes()
                        + " successes in a row.";
            case Alerts.SERVICE_DOWN ->
                "A service is down when as many of its endpoints are as its down_when says; it is up again when fewer were for a minute.";
            case Alerts.DEGRADED ->
                "An endpoint is degraded after " + rule.failures() + " poor answers in a row, and no longer after "
                        + rule.successes() + " good ones in a row.";
            case Alerts.BURN ->
                "A rule is over while both of its windows burn faster than its factor, at least half of what was due in them was"
                        + " measured, and more is bad than chance gives; the alert ends when it was under for its short window.";
            case Alerts.NO_DATA ->
                "An endpoint has no data when nothing of it could be measured for five minutes and five intervals, until it is measured again.";
            case Alerts.DEPLOYMENT_SUSPECTED ->
                "A version is suspected while it is watched and the evidence against it is at 20 or more; an hour longer when that is the verdict.";
            case Alerts.DEPLOYMENT_ENVIRONMENT ->
                "What speaks against a version befell services that nobody deployed as well; told for an hour, or until a newer version comes.";
            case Alerts.DEPLOYMENT_REGRESSED ->
                "A version regressed, and nothing takes it back: the service has no on_regression. It ends when the service is as before, a newer version comes, or after a day.";
            case SideAlerts.CERTIFICATE ->
                "A certificate is told when less is left of it than the configuration says, until none was so near to its end for an hour.";
            case SideAlerts.SLOW ->
                "The last hour is an anomaly while its median or 95th percentile is a quarter and five deviations above what this hour of the week"
                        + " and those beside it were in the last eight weeks, for ten minutes; it ends after half an hour without.";
            case Alerts.ROLLBACK_FAILED,
                    Alerts.ROLLBACK_WITHHELD,
                    Alerts.ROLLBACK_DID_NOT_HELP,
                    Alerts.ROLLBACK_AWAITS_APPROVAL -> "A rollback's outcome is told as it happens.";
            case Alerts.REMEDY_FAILED,
                    Alerts.REMEDY_WITHHELD,
                    Alerts.REMEDY_DID_NOT_HELP,
                    Alerts.REMEDY_AWAITS_APPROVAL -> "A remedy's outcome is told as it happens.";
            default -> "A rule of the configuration's own: it fires when its expression held for its time.";
        };
    }
}
