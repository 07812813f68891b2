package io.vedette.deployment;

import io.vedette.deployment.RollbackProgress.Stage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A deployment on watch, and what it came to. Immutable; each event gives the next one.
 *
 * @param until when the watch ends
 * @param verdict what it came to, {@link Verdict#WATCHING} until then
 * @param why one sentence for people
 * @param measured how many samples were measured inside the watch
 * @param before how the service stood when the deployment came
 * @param judgedAt when the verdict fell
 * @param aftermath what followed, after a regression
 */
public record Watch(
        Deployment deployment,
        Instant until,
        Verdict verdict,
        String why,
        long measured,
        Before before,
        @Nullable Instant judgedAt,
        Aftermath aftermath) {

    /** The least that must have been measured for a clean watch to mean something. */
    private static final long ENOUGH = 10;

    public static Watch open(Deployment deployment, WatchPlan plan, Before before) {
        Instant until = deployment.at().plus(plan.watch());
        String why = "on watch until " + until.truncatedTo(ChronoUnit.SECONDS);
        return new Watch(deployment, until, Verdict.WATCHING, why, 0, before, null, Aftermath.NONE);
    }

    public boolean watching() {
        return verdict == Verdict.WATCHING;
    }

    /** One more sample was measured. */
    public Watch measuredOne() {
        return watching() ? new Watch(deployment, until, verdict, why, measured + 1, before, null, aftermath) : this;
    }

    /**
     * A critical alert of the service began to fire. While one fires that the deployment found there, a new one is no evidence against it: it may be another
     * symptom of the same trouble, and the deployment its cure.
     *
     * @param fired when it began
     * @param now when that is held against the deployment
     */
    public Watch criticalFired(String summary, Instant fired, Instant now) {
        return watching() && !before.critical() && fired.isBefore(until)
                ? judged(Verdict.REGRESSED, summary, now)
                : this;
    }

    /** The evidence against it has become strong enough. */
    public Watch regressed(String evidence, Instant now) {
        return watching() && now.isBefore(until) ? judged(Verdict.REGRESSED, evidence, now) : this;
    }

    /** A newer deployment of the service came. */
    public Watch superseded(Deployment newer, Instant now) {
        return watching() ? judged(Verdict.SUPERSEDED, "version " + newer.version() + " came", now) : this;
    }

    /** What speaks against it befell services that nobody deployed as well; another verdict than that it is bad stays. */
    public Watch excused(String environment) {
        return switch (verdict) {
            case REGRESSED, SUSPECT ->
                new Watch(
                        deployment,
                        until,
                        Verdict.ENVIRONMENT,
                        environment + "; " + why,
                        measured,
                        before,
                        judgedAt,
                        aftermath);
            case WATCHING, PASS, INCONCLUSIVE, ENVIRONMENT, SUPERSEDED -> this;
        };
    }

    /**
     * Time has gone on.
     *
     * @param end is looked at once, when the watch is over and something was measured
     */
    public Watch at(Instant now, Supplier<Ending> end) {
        if (!watching() || now.isBefore(until)) {
            return this;
        }
        if (before.critical()) {
            return judged(Verdict.INCONCLUSIVE, "a critical alert has fired since before the deployment came", now);
        }
        if (measured < ENOUGH) {
            return judged(Verdict.INCONCLUSIVE, "only " + measured + " samples were measured during the watch", now);
        }
        Ending found = end.get();
        return judged(found.verdict(), found.why(), now);
    }

    /** Whether the version must not go further: it was blamed, or could not be judged. */
    public boolean isHeld() {
        return switch (verdict) {
            case WATCHING, PASS -> false;
            case INCONCLUSIVE -> before.critical() || measured < ENOUGH;
            case SUSPECT, REGRESSED, ENVIRONMENT, SUPERSEDED -> true;
        };
    }

    /** How far the rollback came; absent when none was wanted. */
    public @Nullable Stage rollback() {
        return aftermath.rollback();
    }

    /** When the service was as before again, after a regression. */
    public @Nullable Instant recoveredAt() {
        return aftermath.recoveredAt();
    }

    /** Whether it regressed, and the service has not recovered since. */
    public boolean ailing() {
        return verdict == Verdict.REGRESSED && recoveredAt() == null;
    }

    /** Something else followed. */
    public Watch with(Aftermath later) {
        return new Watch(deployment, until, verdict, why, measured, before, judgedAt, later);
    }

    /** No critical alert of the service fires any more: what fired before it came is over. */
    public Watch allClear() {
        return watching() && before.critical()
                ? new Watch(deployment, until, verdict, why, measured, before.allClear(), null, aftermath)
                : this;
    }

    private Watch judged(Verdict fallen, String sentence, Instant now) {
        return new Watch(deployment, until, fallen, sentence, measured, before, now, aftermath);
    }
}
