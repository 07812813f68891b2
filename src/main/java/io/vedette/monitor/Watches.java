package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.deployment.Before;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.OpenWatch;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.Watch;
import io.vedette.deployment.WatchPlan;
import io.vedette.deployment.evidence.ControlGroup;
import io.vedette.deployment.evidence.ControlReading;
import io.vedette.deployment.evidence.Dossier;
import io.vedette.deployment.evidence.Strength;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How the deployments of one service are watched and judged; belongs to the event loop of its service. */
final class Watches {
    private static final Duration KEEPING = Duration.ofMinutes(1);

    private final WatchPlan plan;
    private final WatchList watches = new WatchList();
    private final Guard guard;
    private final Regressions regressions;
    private final WarmUp warmUp;
    private final Hearing hearing;
    private final LateReport lateReport;
    private final Smoke smoke;
    private boolean suspected;
    private boolean critical;
    private boolean versionBeforeFails;
    private Instant kept = Instant.MIN;

    /** Deployments from now on, and those that an earlier plan watched. */
    Watches(WatchPlan plan, List<Target> targets, @Nullable Watches earlier) {
        this.plan = plan;
        this.warmUp = earlier == null ? new WarmUp() : earlier.warmUp;
        this.hearing = new Hearing(targets, earlier == null ? null : earlier.hearing);
        this.lateReport = new LateReport(plan, targets, earlier == null ? null : earlier.lateReport);
        this.guard = new Guard(plan.guarded() ? targets : List.of(), plan, earlier == null ? null : earlier.guard);
        this.smoke = new Smoke(
                targets.stream()
                        .map(Target::id)
                        .filter(id -> plan.smoke().contains(id.endpoint()))
                        .toList(),
                earlier == null ? null : earlier.smoke);
        this.regressions = new Regressions(watches, guard, plan.verify());
        if (earlier != null) {
            watches.addOlder(earlier.watches.stream().toList());
            suspected = earlier.suspected;
            critical = earlier.critical;
            versionBeforeFails = earlier.versionBeforeFails;
        }
    }

    Guard guard() {
        return guard;
    }

    Regressions regressions() {
        return regressions;
    }

    /** Takes over deployments that an earlier life knew, the newest first. What fires while we ourselves warm up is held against none of them until that is over. */
    void recall(List<Watch> known, Instant now) {
        if (!known.isEmpty()) {
            watches.addOlder(known);
            warmUp.begin(now);
            goOn(known.getFirst());
        }
    }

    /** The evidence of a watch under way is in what is remembered of its endpoints. */
    private void goOn(Watch newest) {
        if (newest.watching()) {
            guard.begin(newest.deployment(), watches.takenBack());
            suspected = guard.strength() != Strength.NONE;
        } else if (newest.ailing()) {
            guard.begin(newest.deployment(), List.of());
            guard.follow();
            guard.end();
        }
    }

    /** A critical alert that fires since an earlier life, whose verdict may have been lost with that life. */
    void recallCritical(Alert alert, Instant now, Consumer<Effect> effects) {
        Watch newest = watches.newest();
        if (newest != null && !alert.startsAt().isBefore(newest.deployment().at())) {
            criticalFired(alert, now, effects);
        }
    }

    void open(Deployment deployment, Before before, Instant now, Consumer<Effect> effects) {
        critical = before.critical();
        change(watch -> watch.superseded(deployment, now), effects);
        Watch opened = Watch.open(deployment, plan, before);
        watches.add(opened);
        warmUp.end();
        hearing.close();
        effects.accept(new Effect.Watched(opened));
        guard.restart();
        guard.begin(deployment, watches.takenBack());
        suspected = false;
        effects.accept(WatchEvents.deployed(deployment, plan.watch(), now));
    }

    /** What fires when a version is reported, of which its rollout may have begun the youngest. */
    void found(Deployment deployment, List<Alert> critical, Instant now) {
        lateReport.begin(deployment, critical, now);
    }

    /** A critical alert of the service is over. */
    void over(Alert alert) {
        lateReport.over(alert);
    }

    /** A scheduled probe has ended. Answers whether that is news for the evidence: {@link #weigh}. */
    boolean measured(Sample sample) {
        if (!(sample.outcome() instanceof Outcome.Unknown)) {
            measuredOne();
        }
        return guard.accept(sample);
    }

    /** A probe has ended, whatever asked for it. */
    void check(Sample sample, Instant now, Consumer<Effect> effects) {
        smoke.accept(sample, now, effects);
    }

    /** Answers whether a regression is over. */
    boolean weigh(Instant now, Consumer<Effect> effects) {
        switch (guard.strength()) {
            case NONE -> {}
            case SUSPICIOUS -> suspect(now, effects);
            case REGRESSED -> change(watch -> unlessElsewhere(watch.regressed(guard.why(), now)), effects);
        }
        return !critical && guard.isAsBefore() && regressions.recovered(now, effects);
    }

    private void suspect(Instant now, Consumer<Effect> effects) {
        Watch newest = watches.newest();
        if (newest != null && !suspected) {
            suspected = true;
            effects.accept(WatchEvents.suspected(newest.deployment(), guard.why(), now));
        }
    }

    /** What befalls services that nobody deployed as well is no fault of the version. */
    private Watch unlessElsewhere(Watch judged) {
        if (judged.watching()) {
            return judged;
        }
        ControlGroup group = guard.group();
        return group.state() == ControlGroup.State.DISTURBED ? judged.excused(group.sentence()) : judged;
    }

    /** The watch under way, for those who may be its control group; null when there is none. */
    @Nullable
    OpenWatch open(Set<String> hosts) {
        Watch newest = watches.newest();
        return newest == null || !newest.watching()
                ? null
                : new OpenWatch(newest.deployment(), newest.until(), hosts, plan.control());
    }

    /** What this service shows in the {@code open} watches of others that it {@code fits}, unless it was deployed itself. */
    Map<String, ControlReading> control(String service, Collection<OpenWatch> open, Predicate<OpenWatch> fits) {
        Watch newest = watches.newest();
        Predicate<OpenWatch> untouched =
                watch -> newest == null || newest.deployment().at().isBefore(watch.since());
        return guard.control(service, open, untouched.and(fits), watches.takenBack());
    }

    private void measuredOne() {
        Watch newest = watches.newest();
        if (newest != null && newest.watching()) {
            watches.replaceNewest(newest.measuredOne());
        }
    }

    /** A critical alert of the service has begun. */
    void criticalFired(Alert alert, Instant now, Consumer<Effect> effects) {
        critical = true;
        String summary = alert.summary() + ": " + alert.description();
        if (!isOfVersionBefore(alert.labels().value("endpoint")) && !warmUp.holds(summary, now)) {
            accuse(summary, now, now, effects);
        }
    }

    /** What befalls the version before is no fault of the new one; nor is, while it lasts, what the service as a whole suffers. */
    private boolean isOfVersionBefore(String endpoint) {
        versionBeforeFails |= plan.beside().containsValue(endpoint);
        return plan.beside().containsValue(endpoint) || (endpoint.isEmpty() && versionBeforeFails);
    }

    private void accuse(String summary, Instant fired, Instant now, Consumer<Effect> effects) {
        Watch newest = watches.newest();
        if (newest != null && newest.watching()) {
            hearing.open(summary, fired, plan.guarded() ? newest.deployment().at() : Instant.MIN);
            hear(now, effects);
        }
    }

    /** What was there when the version was reported is its doing after all. */
    private void accuseLate(String summary, Instant now, Consumer<Effect> effects) {
        Watch newest = watches.newest();
        if (newest != null) {
            watches.replace(newest, newest.allClear(), effects);
            accuse(summary, now, now, effects);
        }
    }

    private void hear(Instant now, Consumer<Effect> effects) {
        if (hearing.isOpen()) {
            hearing.end(now, guard.group().state(), (summary, fired) -> blame(summary, fired, now, effects));
        }
    }

    private void blame(String summary, Instant fired, Instant now, Consumer<Effect> effects) {
        change(watch -> unlessElsewhere(watch.criticalFired(summary, fired, now)), effects);
    }

    /** Whether time alone changes nothing. */
    boolean areQuiet() {
        return watches.newest() == null && !warmUp.holdsAnything() && !hearing.isOpen();
    }

    void at(Instant now, Consumer<Effect> effects) {
        smoke.look(watches.newest(), effects);
        lateReport.at(now, summary -> accuseLate(summary, now, effects));
        warmUp.release(now, (summary, fired) -> accuse(summary, fired, now, effects));
        hear(now, effects);
        if (!warmUp.holdsAnything() && !hearing.isOpen()) {
            change(watch -> unlessElsewhere(watch.at(now, () -> guard.ending(watch.measured()))), effects);
        }
        keepNowAndThen(now, effects);
    }

    /** How much was measured is worth keeping, though not each time. */
    private void keepNowAndThen(Instant now, Consumer<Effect> effects) {
        Watch newest = watches.newest();
        if (newest != null && newest.watching() && !now.isBefore(kept)) {
            kept = now.plus(KEEPING);
            effects.accept(new Effect.Watched(newest));
        }
    }

    /** The last critical alert is over. Answers whether a regression is over with it. */
    boolean allClear(Instant now, Consumer<Effect> effects) {
        warmUp.allClear();
        hearing.endNow((summary, fired) -> blame(summary, fired, now, effects));
        critical = false;
        versionBeforeFails = false;
        Watch newest = watches.newest();
        if (newest != null) {
            watches.replace(newest, newest.allClear(), effects);
        }
        return regressions.recovered(now, effects);
    }

    /** Whether a person should look at the newest, and why. */
    Optional<Doubt> doubt(Instant now) {
        Watch newest = watches.newest();
        if (newest == null) {
            return Optional.empty();
        }
        Optional<String> suspicion = suspected && newest.watching()
                ? Optional.of(guard.why())
                : smoke.failed().filter(_ -> newest.watching());
        return Doubt.of(newest, suspicion, plan.onRegression() == null, now);
    }

    /** Whether a critical alert of the service fires. */
    boolean isCritical() {
        return critical;
    }

    WatchList list() {
        return watches;
    }

    List<WatchSnapshot> snapshot() {
        return watches.snapshot(suspected || smoke.failed().isPresent(), smoke);
    }

    /** Only the newest can be on watch. */
    private void change(UnaryOperator<Watch> step, Consumer<Effect> effects) {
        Watch before = watches.newest();
        if (before == null || !before.watching()) {
            return;
        }
        Watch after = step.apply(before);
        watches.replace(before, after, effects);
        if (!after.watching()) {
            judged(after, effects);
        }
    }

    private void judged(Watch watch, Consumer<Effect> effects) {
        Deployment deployment = watch.deployment();
        Instant at = watch.judgedAt() == null ? deployment.at() : watch.judgedAt();
        double lnE = guard.lnE();
        Dossier dossier = guard.dossier(deployment, watch.verdict(), watch.why(), at);
        if (watch.verdict() == Verdict.REGRESSED) {
            guard.follow();
        }
        guard.end();
        hearing.close();
        lateReport.close();
        effects.accept(new Effect.Judged(deployment, watch.verdict(), at, lnE, dossier));
        effects.accept(WatchEvents.judged(watch, at));
        String action = plan.onRegression();
        if (watch.verdict() == Verdict.REGRESSED && action != null) {
            effects.accept(new Effect.TakeBack(
                    new RollbackOrder(
                            deployment,
                            action,
                            watch.why(),
                            plan.mode(),
                            watch.before().budget()),
                    at));
        }
    }
}
