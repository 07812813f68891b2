package io.vedette.monitor;

import io.vedette.alert.Severity;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That a person should look at a version, since nothing else is done about it.
 *
 * @param alert the name of the alert that says so
 * @param what it is, behind the service's name
 */
record Doubt(String alert, Severity severity, Deployment deployment, String what, String why) {
    /** Whoever has not looked by then is not going to. */
    private static final Duration LASTS = Duration.ofHours(1);
    /** By then it is what people have decided to live with. */
    private static final Duration REGRESSION_LASTS = Duration.ofHours(24);

    /**
     * @param suspicion what speaks against it while it is watched; empty when nothing does
     * @param alone whether nothing takes a version back that regressed
     */
    static Optional<Doubt> of(Watch watch, Optional<String> suspicion, boolean alone, Instant now) {
        return switch (watch.verdict()) {
            case WATCHING -> suspicion.map(why -> suspected(watch, why));
            case SUSPECT -> within(LASTS, watch, now).map(judged -> suspected(judged, judged.why()));
            case ENVIRONMENT -> within(LASTS, watch, now).map(Doubt::elsewhere);
            case REGRESSED ->
                within(REGRESSION_LASTS, watch, now)
                        .filter(judged -> alone && judged.ailing() && judged.rollback() == null)
                        .map(Doubt::regressed);
            case PASS, INCONCLUSIVE, SUPERSEDED -> Optional.empty();
        };
    }

    private static Optional<Watch> within(Duration length, Watch watch, Instant now) {
        Instant judged = watch.judgedAt();
        return Optional.of(watch).filter(_ -> judged == null || now.isBefore(judged.plus(length)));
    }

    private static Doubt suspected(Watch watch, String why) {
        return new Doubt(
                Alerts.DEPLOYMENT_SUSPECTED,
                Severity.WARNING,
                watch.deployment(),
                "may suffer from its new version",
                why);
    }

    private static Doubt elsewhere(Watch watch) {
        return new Doubt(
                Alerts.DEPLOYMENT_ENVIRONMENT,
                Severity.WARNING,
                watch.deployment(),
                "got worse, and others with it",
                watch.why() + ". Nothing is taken back");
    }

    private static Doubt regressed(Watch watch) {
        String before = watch.deployment().previousVersion();
        return new Doubt(
                Alerts.DEPLOYMENT_REGRESSED,
                Severity.CRITICAL,
                watch.deployment(),
                "got worse with its new version",
                watch.why() + ". Nothing takes it back, since the service has no `on_regression`. What to do: deploy "
                        + (before == null ? "the version before" : "version " + before) + " again");
    }
}
