package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RemedyOrder;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.Watch;
import io.vedette.deployment.evidence.Dossier;
import io.vedette.target.TargetId;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a monitor wants done outside: it never does anything itself. */
public sealed interface Effect {
    /** Probe a target again soon, off its cadence. */
    record Confirm(TargetId target, Duration after) implements Effect {}

    /** An alert began or ended. */
    record Tell(Alert alert) implements Effect {}

    /** A deployment should be taken back; ordered at {@code at}. */
    record TakeBack(RollbackOrder order, Instant at) implements Effect {}

    /** An alert asks for a remedy; ordered at {@code at}. */
    record Remedy(RemedyOrder order, Instant at) implements Effect {}

    /** What an order should have mended is over. */
    record Unneeded(String order, String why) implements Effect {}

    /**
     * A watch came to its verdict.
     *
     * @param lnE the natural logarithm of the evidence against the deployment when it fell
     * @param dossier what it was made of; absent when nothing was compared
     */
    record Judged(
            Deployment deployment,
            Verdict verdict,
            Instant at,
            double lnE,
            @Nullable Dossier dossier) implements Effect {}

    /** A regression is over. */
    record Recovered(Watch watch) implements Effect {}

    /** A watch was opened, or went on. */
    record Watched(Watch watch) implements Effect {}

    /** After a restart every endpoint of a service has been looked at: what was withheld may be told. */
    record Seen(String service) implements Effect {}

    /** Something for the timeline. */
    record Happened(Event event) implements Effect {}
}
