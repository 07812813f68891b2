package io.vedette.monitor;

import io.vedette.deployment.Aftermath;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.Watch;
import java.time.Duration;
import java.time.Instant;

/** What is said once a regression is over, or is not although it was taken back. Pure. */
final class Aftercare {
    private Aftercare() {}

    /** Whether the rollback had its time, and that has not been told yet. */
    static boolean isLate(Watch watch, Duration verify, Instant now) {
        Aftermath aftermath = watch.aftermath();
        Instant taken = aftermath.takenBackAt();
        return taken != null && aftermath.unhelpedAt() == null && !now.isBefore(taken.plus(verify));
    }

    static RollbackProgress unhelped(Watch watch, Duration verify, Instant now) {
        Deployment deployment = watch.deployment();
        String text = "Rollback of version " + deployment.version() + " was accepted " + Alerts.words(verify)
                + " ago, and the service is not as before: " + watch.why()
                + ". What to do: see whether the version before really runs; if it does, the version was not the cause";
        return new RollbackProgress(deployment.id(), deployment.service(), Stage.FAILED, text, now);
    }

    /** As in {@code recovered 3m after version 2.0 was deployed: found in 90s, taken back in 2s, as before in 88s}. */
    static String recovered(Watch watch, Instant now) {
        Deployment deployment = watch.deployment();
        Instant judged = watch.judgedAt() == null ? deployment.at() : watch.judgedAt();
        Instant taken = watch.aftermath().takenBackAt();
        String act = taken == null ? "" : ", taken back in " + between(judged, taken);
        return "recovered " + between(deployment.at(), now) + " after version " + deployment.version()
                + " was deployed: found in " + between(deployment.at(), judged) + act + ", as before in "
                + between(taken == null ? judged : taken, now);
    }

    private static String between(Instant from, Instant until) {
        return Alerts.words(Duration.ofSeconds(Duration.between(from, until).toSeconds()));
    }
}
