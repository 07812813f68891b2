package io.vedette.monitor;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.Watch;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;

/** What the timeline is told of a deployment's watch. Pure. */
final class WatchEvents {
    private WatchEvents() {}

    static Effect deployed(Deployment deployment, Duration watch, Instant now) {
        String from = deployment.previousVersion() == null ? "" : " in place of " + deployment.previousVersion();
        String by = deployment.by() == null ? "" : " by " + deployment.by();
        String text =
                "version " + deployment.version() + " deployed" + from + by + "; on watch for " + Alerts.words(watch);
        return of(now, Event.Kind.DEPLOYED, deployment, text);
    }

    static Effect suspected(Deployment deployment, String why, Instant now) {
        return of(
                now,
                Event.Kind.SUSPECTED,
                deployment,
                "version " + deployment.version() + " is under suspicion: " + why);
    }

    static Effect judged(Watch watch, Instant at) {
        Event.Kind kind = watch.verdict() == Verdict.REGRESSED ? Event.Kind.REGRESSED : Event.Kind.WATCH_ENDED;
        Deployment deployment = watch.deployment();
        return of(at, kind, deployment, "version " + deployment.version() + said(watch.verdict()) + watch.why());
    }

    private static String said(Verdict verdict) {
        return switch (verdict) {
            case REGRESSED -> " regressed: ";
            case PASS -> " passes: ";
            case ENVIRONMENT -> " was not judged: ";
            case WATCHING, INCONCLUSIVE, SUSPECT, SUPERSEDED -> " is " + verdict.label() + ": ";
        };
    }

    static Effect of(Instant at, Event.Kind kind, Deployment deployment, String text) {
        return new Effect.Happened(
                Event.of(at, kind, deployment.service(), text).about(deployment.id()));
    }
}
