package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.OpenWatch;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.evidence.ControlGroup;
import io.vedette.deployment.evidence.ControlReading;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.slo.SloJudge;
import io.vedette.target.TargetId;
import io.vedette.window.Distribution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One service's judgement: samples in, effects out, a snapshot on request. It belongs to one event loop, reads no clock and does nothing by itself, so
 * that the same samples at the same times always give the same effects.
 */
public final class ServiceMonitor {
    private static final Outcome.Unknown MAINTAINED = new Outcome.Unknown("in maintenance");

    private final ServicePlan plan;
    private final News news;
    private final Alerts words;
    private final Knowledge known;
    private final Endpoints endpoints;
    private final Objectives objectives;
    private final Releases releases;
    private final Verdicts verdicts;
    private final Circumstances circumstances;
    private final Lull lull = new Lull();
    private @Nullable FirstRound firstRound;

    /** A monitor that knows nothing yet. */
    public ServiceMonitor(ServicePlan plan, Instant now) {
        this(plan, now, null);
    }

    /**
     * A monitor that takes over what {@code earlier} knew and that still means the same: health and alerts of targets that stay, windows of equal shape. That one is
     * asked for what it {@link #retire retires}, and then for nothing any more: what stays as it is belongs to both.
     */
    public ServiceMonitor(ServicePlan plan, Instant now, @Nullable ServiceMonitor earlier) {
        this(plan, now, earlier, true, SlotListener.NONE);
    }

    private ServiceMonitor(
            ServicePlan plan,
            Instant now,
            @Nullable ServiceMonitor earlier,
            boolean keepsLatency,
            SlotListener listener) {
        this.plan = plan;
        this.news = new News(plan.name());
        this.words = new Alerts(plan);
        this.known = new Knowledge(plan, now, earlier == null ? null : earlier.known, keepsLatency, listener);
        this.endpoints = known.endpoints();
        this.objectives = known.objectives();
        this.releases = known.releases();
        this.verdicts = new Verdicts(news, known);
        this.circumstances = new Circumstances(known, earlier == null ? null : earlier.circumstances);
        this.firstRound = earlier == null ? null : earlier.firstRound;
    }

    /** A monitor that knows nothing yet, judges as any other, and keeps no latencies: for recorded samples, millions a second. */
    public static ServiceMonitor judging(ServicePlan plan, Instant now, SlotListener listener) {
        return new ServiceMonitor(plan, now, null, false, listener);
    }

    /** A monitor that knows what another of this service knew when this was written, as far as it still means the same. */
    public static ServiceMonitor decode(MonitorState state, ServicePlan plan, Instant now) {
        var monitor = new ServiceMonitor(plan, now);
        if (!monitor.known.decode(state)) {
            monitor = new ServiceMonitor(plan, now);
        }
        monitor.releases.awaitRecall();
        return monitor;
    }

    /**
     * All that it knows but its watches, which are kept as facts.
     *
     * @param sealedBefore the {@link MonitorState#sealedAt} of the state that was kept last: what is over is left out when it is the same still
     */
    public MonitorState encode(long sealedBefore) {
        return known.encode(sealedBefore);
    }

    /** Tells whether what is over is the same as before: {@link MonitorState#sealedAt}. */
    public long sealedAt() {
        return known.sealedAt();
    }

    /** The process is back: what was due meanwhile was not measured, and is on neither side of any objective. */
    public List<Effect> resume(Instant now) {
        lull.end();
        var effects = new ArrayList<Effect>(0);
        endpoints.resume(now);
        objectives.resume(endpoints.byId(), now, (alert, at) -> verdicts.tell(alert, at, effects::add));
        return effects;
    }

    public ServicePlan plan() {
        return plan;
    }

    /** How long a slot of this service is. */
    public Duration slot() {
        return objectives.slot();
    }

    /** What judges each objective, in the plan's order; several for one that its worst endpoint decides. */
    public List<SloJudge> judges() {
        return objectives.judges();
    }

    /**
     * Takes over what an earlier life told others of this service; called once, before the first sample. What fired goes on firing until it is seen to be over;
     * what is not watched any more, or was over when we were last told something, is resolved.
     */
    public List<Effect> recall(Recalled told, Instant now) {
        lull.end();
        var effects = new ArrayList<Effect>(0);
        releases.recall(told.watches(), now);
        for (Alert alert : told.firing()) {
            circumstances.recall(alert);
            String over = known.over(alert);
            if (over != null) {
                verdicts.tell(alert.resolvedAt(now, over), now, effects::add);
            }
        }
        known.critical().forEach(alert -> releases.recallCritical(alert, now, effects::add));
        known.remedies().goOn(known.failures(), now, effects::add);
        effects.addAll(settle(now));
        if (!told.firing().isEmpty()) {
            firstRound = new FirstRound(plan.service().targets(), now);
        }
        return effects;
    }

    /** This plan takes over from one that may have weighed endpoints otherwise: what is told in another way now is told anew, and no version is to blame for it. */
    public List<Effect> settle(Instant now) {
        lull.end();
        var effects = new ArrayList<Effect>(0);
        Consumer<Alert> tell = alert -> verdicts.tell(alert, true, now, effects::add);
        var anew = new HealthNews(news, words, now, effects::add, tell);
        endpoints.toldOtherwise(words.ofOneDown()).forEach(anew::again);
        endpoints.settle(now, tell);
        return effects;
    }

    /** A probe has left. */
    public void left(Instant due) {
        objectives.left(due);
    }

    /** A due time of {@code target} was slept through: not measured, on neither side of any objective. */
    public List<Effect> skipped(TargetId target, Instant due, Instant now) {
        lull.end();
        var effects = new ArrayList<Effect>(0);
        closeSlots(now, effects);
        endpoints.account(target, due);
        objectives.missed(target, due);
        return effects;
    }

    /** Whether what {@code target} is will be decided by the next probes, so that they should remember what they see. */
    public boolean doubts(TargetId target) {
        return endpoints.doubt(target);
    }

    /** Takes a sample at {@code now}. */
    public List<Effect> accept(Sample sample, Instant now) {
        lull.end();
        TargetMonitor target = endpoints.find(sample.target());
        if (target == null) {
            return List.of();
        }
        var effects = new ArrayList<Effect>(0);
        Consumer<Effect> out = effects::add;
        closeSlots(now, effects);
        if (sample.scheduled()) {
            known.measure(sample, target);
            releases.weigh(sample, now, out);
        } else if (sample.excused()) {
            objectives.excused(sample);
            releases.weigh(sample.unmeasured(MAINTAINED), now, out);
        }
        releases.check(sample, now, out);
        if (endpoints.accept(target, sample, now)) {
            boolean excused = sample.excused();
            Consumer<Alert> tell = alert -> verdicts.tell(alert, excused, now, out);
            new HealthNews(news, words, now, out, tell).of(target);
            endpoints.outage().look(endpoints, now, tell);
        }
        if (target.health() instanceof HealthState.Suspect) {
            effects.add(new Effect.Confirm(sample.target(), DownRule.DEFAULT.confirmAfter()));
        }
        verdicts.see(sample.outcome(), now, out);
        closeSlots(now, effects);
        look(target, now, effects);
        return effects;
    }

    private void look(@Nullable TargetMonitor target, Instant now, List<Effect> effects) {
        FirstRound round = firstRound;
        if (round != null && round.isOverWith(target, now)) {
            firstRound = null;
            effects.add(new Effect.Seen(plan.name()));
        }
    }

    /** A sample that was taken before says nothing of its target, as is known by now: what it counted as is not measured. */
    public void revoked(Sample sample) {
        lull.end();
        if (endpoints.find(sample.target()) != null) {
            objectives.revoke(sample);
        }
    }

    /** Nothing could be seen from here since {@code since}: what was made of what was found then is taken back. */
    public List<Effect> blinded(Instant since, Instant now) {
        lull.end();
        var effects = new ArrayList<Effect>(0);
        endpoints.blinded(since, now, alert -> verdicts.tell(alert, now, effects::add));
        objectives.blinded(since, now, alert -> verdicts.tell(alert, now, effects::add));
        return effects;
    }

    /** Time has gone on: slots close, watches end. */
    public List<Effect> tick(Instant now) {
        if (lull.holds(now)) {
            return List.of();
        }
        var effects = new ArrayList<Effect>(0);
        look(null, now, effects);
        endpoints.outage().look(endpoints, now, alert -> verdicts.tell(alert, now, effects::add));
        closeSlots(now, effects);
        releases.at(now, effects::add);
        known.remedies().at(now, effects::add);
        if (firstRound == null
                && endpoints.outage().isQuiet()
                && releases.areQuiet()
                && known.remedies().areQuiet()) {
            lull.begin(objectives.firstEnd());
        }
        return effects;
    }

    /** Whether slots of successes can change nothing but counts: every target is up, no rule is over, nothing is told and nothing compared. */
    public boolean isSteady() {
        return endpoints.areUp() && objectives.isSteady() && !releases.isCalling();
    }

    /**
     * Counts {@code count} slots more that hold the successes of the slot closed last, and nothing else, as dear as one: the same as to take each sample, while
     * this {@link #isSteady} and no slot ever held more samples.
     */
    public void repeat(int count) {
        lull.end();
        objectives.repeat(count);
    }

    /** A new version, as reported or as the target's own answers tell. */
    public List<Effect> deploy(Deployment deployment, Instant now) {
        lull.end();
        var effects = new ArrayList<Effect>(0);
        verdicts.deploy(deployment, now, effects::add);
        return effects;
    }

    /** The watch under way, for those who may be its control group; null when there is none. */
    public @Nullable OpenWatch openWatch() {
        return releases.open();
    }

    /** Takes part in the control groups of the {@code open} watches of other services. Gives what this one shows, by deployment. */
    public Map<String, ControlReading> control(Collection<OpenWatch> open) {
        return releases.control(open);
    }

    /** Whether it takes part in a control group, as it knows. */
    public boolean isCompared() {
        return releases.guard().isCompared();
    }

    /** What the control group of the watch under way shows. */
    public void heed(ControlGroup group) {
        lull.end();
        releases.heed(group);
    }

    /** What a rollback of one of this service's deployments came to, or a remedy for one of its alerts. */
    public List<Effect> progress(RollbackProgress progress) {
        lull.end();
        var effects = new ArrayList<Effect>(1);
        if (!known.remedies().progress(progress, effects::add)) {
            circumstances.tried(progress);
            releases.progress(progress, effects::add);
        }
        return effects;
    }

    /** An alert of this service with what stands around it now, but how fast it answers. */
    public Alert inContext(Alert alert, Instant now) {
        return circumstances.around(alert, now, null);
    }

    /** An alert of this service with all that stands around it now. Costs as much as a hundred samples: for what is told. */
    public Alert inFullContext(Alert alert, Instant now) {
        return circumstances.around(alert, now, circumstances.pace(alert, now));
    }

    /** The version that is known to run; what a report's missing previous version means. */
    public @Nullable String version() {
        return releases.version();
    }

    /** Every open alert once more. */
    public List<Effect> reminders() {
        return known.alerts().stream().<Effect>map(Effect.Tell::new).toList();
    }

    /** Resolves, for {@code why}, every alert whose cause the {@code later} plan does not watch any more; all of them when there is no later plan. */
    public List<Effect> retire(@Nullable ServiceMonitor later, Instant now, String why) {
        var effects = new ArrayList<Effect>();
        Set<Alert> stay = later == null ? Set.of() : Set.copyOf(later.known.alerts());
        known.alerts().stream()
                .filter(alert -> !stay.contains(alert))
                .forEach(alert -> effects.add(new Effect.Tell(alert.resolvedAt(now, why))));
        if (later == null && firstRound != null) {
            effects.add(new Effect.Seen(plan.name()));
        }
        return effects;
    }

    public ServiceSnapshot snapshot(Instant now) {
        return known.snapshot(now);
    }

    /** The latencies of one endpoint or of all; empty when there is no such endpoint. Costs tens of microseconds: for who asks, not for every second. */
    public Optional<Distribution> latencies(LatencyQuestion question, Instant now) {
        return known.latencies(question, now);
    }

    private void closeSlots(Instant now, List<Effect> effects) {
        if (objectives.isSlotOver(now)) {
            objectives.close(now, (alert, at) -> verdicts.tell(alert, at, effects::add));
            known.lookBeside(now, alert -> news.say(alert, now, effects::add));
        }
    }
}
