package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.Watch;
import io.vedette.deployment.WatchPlan;
import io.vedette.deployment.evidence.Dossier;
import io.vedette.deployment.evidence.Period;
import io.vedette.deployment.evidence.Strength;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.target.Target;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The deployments of one service, the newest first, the last {@value #KEPT}; belongs to the event loop of its service. */
final class Watches {
    private static final int KEPT = 50;
    private static final Duration KEEPING = Duration.ofMinutes(1);
    private static final Duration TAKEN_BACK_WITHIN = Duration.ofHours(1);

    private final WatchPlan plan;
    private final Deque<Watch> watches = new ArrayDeque<>();
    private final Guard guard;
    private final WarmUp warmUp;
    private boolean suspected;
    private boolean critical;
    private Instant kept = Instant.MIN;

    /** Deployments from now on, and those that an earlier plan watched. */
    Watches(WatchPlan plan, List<Target> targets, @Nullable Watches earlier) {
        this.plan = plan;
        this.warmUp = earlier == null ? new WarmUp() : earlier.warmUp;
        this.guard =
                new Guard(plan.guarded() ? targets : List.of(), plan.watch(), earlier == null ? null : earlier.guard);
        if (earlier != null) {
            watches.addAll(earlier.watches);
            suspected = earlier.suspected;
            critical = earlier.critical;
        }
    }

    Guard guard() {
        return guard;
    }

    boolean knows(String version) {
        return watches.stream()
                .anyMatch(watch -> watch.deployment().version().equals(version)
                        || version.equals(watch.deployment().previousVersion()));
    }

    /** Takes over deployments that an earlier life knew, the newest first. What fires while we ourselves warm up is held against none of them until that is over. */
    void recall(List<Watch> known, Instant now) {
        if (!known.isEmpty()) {
            watches.addAll(known);
            warmUp.begin(now);
            goOn(known.getFirst());
        }
    }

    /** The evidence of a watch under way is in what is remembered of its endpoints. */
    private void goOn(Watch newest) {
        if (newest.watching()) {
            guard.begin(newest.deployment(), takenBack());
            suspected = guard.strength() != Strength.NONE;
        } else if (newest.ailing()) {
            guard.begin(newest.deployment(), List.of());
            guard.follow();
            guard.end();
        }
    }

    /** When versions ran that regressed: until it was over, or an hour more for who takes them back by hand. They are no example. */
    private List<Period> takenBack() {
        var periods = new ArrayList<Period>();
        Instant replaced = Instant.MAX;
        for (Watch watch : watches) {
            Instant judged = watch.judgedAt();
            Instant from = watch.deployment().at();
            if (watch.verdict() == Verdict.REGRESSED && judged != null) {
                Instant recovered = watch.recoveredAt();
                Instant over = recovered == null ? judged.plus(TAKEN_BACK_WITHIN) : recovered;
                periods.add(new Period(from, over.isBefore(replaced) ? over : replaced));
            }
            replaced = from;
        }
        return periods;
    }

    /** A critical alert that fires since an earlier life, whose verdict may have been lost with that life. */
    void recallCritical(Alert alert, Instant now, Consumer<Effect> effects) {
        Watch newest = watches.peekFirst();
        if (newest != null && !alert.startsAt().isBefore(newest.deployment().at())) {
            criticalFired(alert.summary() + ": " + alert.description(), now, effects);
        }
    }

    void open(Deployment deployment, boolean firing, Instant now, Consumer<Effect> effects) {
        critical = firing;
        change(watch -> watch.superseded(deployment, now), effects);
        watches.addFirst(Watch.open(deployment, plan, firing));
        warmUp.end();
        effects.accept(new Effect.Watched(watches.getFirst()));
        guard.restart();
        guard.begin(deployment, takenBack());
        suspected = false;
        while (watches.size() > KEPT) {
            watches.removeLast();
        }
        effects.accept(happened(now, Event.Kind.DEPLOYED, deployment, story(deployment)));
    }

    /** A scheduled probe has ended. Answers whether that is news for the evidence: {@link #weigh}. */
    boolean measured(Sample sample) {
        if (!(sample.outcome() instanceof Outcome.Unknown)) {
            measuredOne();
        }
        return guard.accept(sample);
    }

    /** Answers whether a regression is over. */
    boolean weigh(Instant now, Consumer<Effect> effects) {
        switch (guard.strength()) {
            case NONE -> {}
            case SUSPICIOUS -> suspect(now, effects);
            case REGRESSED -> change(watch -> watch.regressed(guard.why(), now), effects);
        }
        return !critical && guard.isAsBefore() && recovered(now, effects);
    }

    private void suspect(Instant now, Consumer<Effect> effects) {
        Watch newest = watches.peekFirst();
        if (newest != null && !suspected) {
            suspected = true;
            Deployment deployment = newest.deployment();
            String text = "version " + deployment.version() + " is under suspicion: " + guard.why();
            effects.accept(happened(now, Event.Kind.SUSPECTED, deployment, text));
        }
    }

    private void measuredOne() {
        Watch newest = watches.peekFirst();
        if (newest != null && newest.watching()) {
            watches.removeFirst();
            watches.addFirst(newest.measuredOne());
        }
    }

    void criticalFired(String summary, Instant now, Consumer<Effect> effects) {
        critical = true;
        if (!warmUp.holds(summary, now)) {
            change(watch -> watch.criticalFired(summary, now), effects);
        }
    }

    void at(Instant now, Consumer<Effect> effects) {
        warmUp.release(now, (summary, fired) -> change(watch -> watch.criticalFired(summary, fired), effects));
        if (!warmUp.holdsAnything()) {
            change(watch -> watch.at(now, () -> guard.ending(watch.measured())), effects);
        }
        keepNowAndThen(now, effects);
    }

    /** How much was measured is worth keeping, though not each time. */
    private void keepNowAndThen(Instant now, Consumer<Effect> effects) {
        Watch newest = watches.peekFirst();
        if (newest != null && newest.watching() && !now.isBefore(kept)) {
            kept = now.plus(KEEPING);
            effects.accept(new Effect.Watched(newest));
        }
    }

    /** Answers whether that is news. */
    boolean progress(RollbackProgress progress, Consumer<Effect> effects) {
        Optional<Watch> known = watches.stream()
                .filter(watch -> watch.deployment().id().equals(progress.deploymentId()))
                .filter(watch -> watch.rollback() != progress.stage())
                .findFirst();
        known.ifPresent(watch ->
                replace(watch, watch.with(watch.aftermath().reached(progress.stage(), progress.at())), effects));
        return known.isPresent();
    }

    /** Whether a rollback of it still matters: no newer version came, and the service has not recovered. */
    boolean isPressing(String deploymentId) {
        Watch newest = watches.peekFirst();
        return newest != null && newest.deployment().id().equals(deploymentId) && newest.recoveredAt() == null;
    }

    /** The last critical alert is over. Answers whether a regression is over with it. */
    boolean allClear(Instant now, Consumer<Effect> effects) {
        warmUp.allClear();
        critical = false;
        Watch newest = watches.peekFirst();
        if (newest != null) {
            replace(newest, newest.allClear(), effects);
        }
        return recovered(now, effects);
    }

    /** The newest regression that is not over, unless something else than its rollback was deployed since. */
    private Optional<Watch> ailing() {
        var later = new ArrayList<Deployment>();
        for (Watch watch : watches) {
            Deployment deployment = watch.deployment();
            if (watch.verdict() == Verdict.REGRESSED) {
                boolean stands = later.stream().allMatch(each -> each.isReturnFrom(deployment));
                return stands && watch.ailing() ? Optional.of(watch) : Optional.empty();
            }
            later.add(deployment);
        }
        return Optional.empty();
    }

    private boolean recovered(Instant now, Consumer<Effect> effects) {
        Optional<Watch> ailing = ailing();
        ailing.ifPresent(watch -> {
            guard.followNoMore();
            Watch well = watch.with(watch.aftermath().recovered(now));
            replace(watch, well, effects);
            effects.accept(new Effect.Recovered(well));
            effects.accept(happened(now, Event.Kind.RECOVERED, watch.deployment(), Aftercare.recovered(well, now)));
        });
        return ailing.isPresent();
    }

    /** A rollback that should have helped by now and has not, told once. */
    Optional<RollbackProgress> unhelped(Instant now, Consumer<Effect> effects) {
        Optional<Watch> late = ailing().filter(watch -> Aftercare.isLate(watch, plan.verify(), now));
        return late.map(watch -> {
            replace(watch, watch.with(watch.aftermath().unhelped(now)), effects);
            RollbackProgress told = Aftercare.unhelped(watch, plan.verify(), now);
            effects.accept(happened(now, Event.Kind.ROLLBACK_DID_NOT_HELP, watch.deployment(), told.text()));
            return told;
        });
    }

    /** The version that was deployed last, as far as is known. */
    @Nullable
    String newestVersion() {
        Watch newest = watches.peekFirst();
        return newest == null ? null : newest.deployment().version();
    }

    List<WatchSnapshot> snapshot() {
        return watches.stream().map(this::snapshot).toList();
    }

    private WatchSnapshot snapshot(Watch watch) {
        var stage = watch.rollback();
        return new WatchSnapshot(
                watch.deployment(),
                watch.verdict(),
                watch.why(),
                watch.until(),
                watch.judgedAt(),
                stage == null ? null : stage.label(),
                watch.aftermath(),
                watch.isHeld() || (watch.watching() && suspected));
    }

    /** Only the newest can be on watch. */
    private void change(UnaryOperator<Watch> step, Consumer<Effect> effects) {
        Watch before = watches.peekFirst();
        if (before == null || !before.watching()) {
            return;
        }
        Watch after = step.apply(before);
        replace(before, after, effects);
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
        effects.accept(new Effect.Judged(deployment, watch.verdict(), at, lnE, dossier));
        if (watch.verdict() != Verdict.REGRESSED) {
            effects.accept(happened(
                    at,
                    Event.Kind.WATCH_ENDED,
                    deployment,
                    "version " + deployment.version() + " is " + watch.verdict().label() + ": " + watch.why()));
            return;
        }
        effects.accept(happened(
                at,
                Event.Kind.REGRESSED,
                deployment,
                "version " + deployment.version() + " regressed: " + watch.why()));
        String action = plan.onRegression();
        if (action != null) {
            effects.accept(new Effect.TakeBack(new RollbackOrder(deployment, action, watch.why(), plan.mode()), at));
        }
    }

    private void replace(Watch before, Watch after, Consumer<Effect> effects) {
        if (before.equals(after)) {
            return;
        }
        effects.accept(new Effect.Watched(after));
        List<Watch> all = List.copyOf(watches);
        watches.clear();
        all.forEach(watch -> watches.addLast(watch.equals(before) ? after : watch));
    }

    private static Effect happened(Instant at, Event.Kind kind, Deployment deployment, String text) {
        return new Effect.Happened(
                Event.of(at, kind, deployment.service(), text).about(deployment.id()));
    }

    private String story(Deployment deployment) {
        String from = deployment.previousVersion() == null ? "" : " in place of " + deployment.previousVersion();
        String by = deployment.by() == null ? "" : " by " + deployment.by();
        return "version " + deployment.version() + " deployed" + from + by + "; on watch for "
                + Alerts.words(plan.watch());
    }
}
