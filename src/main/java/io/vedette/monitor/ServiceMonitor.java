package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackProgress;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.slo.SloJudge;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import io.vedette.timeline.Event;
import io.vedette.window.Distribution;
import io.vedette.window.LatencyWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One service's judgement: samples in, effects out, a snapshot on request. It belongs to one event loop, reads no clock and does nothing by itself, so
 * that the same samples at the same times always give the same effects.
 */
public final class ServiceMonitor {
    private final ServicePlan plan;
    private final Map<TargetId, TargetMonitor> targets = new LinkedHashMap<>();
    private final Objectives objectives;
    private final Watches watches;
    private final Alerts words;
    private final Latencies latencies;
    private final boolean keepsLatency;
    private @Nullable String version;
    private @Nullable FirstRound firstRound;
    private final FailedRollback failedRollback;

    /** A monitor that knows nothing yet. */
    public ServiceMonitor(ServicePlan plan, Instant now) {
        this(plan, now, null);
    }

    /** A monitor that takes over what {@code earlier} knew and that still means the same: health and alerts of targets that stay, windows of equal shape. */
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
        this.keepsLatency = keepsLatency;
        this.words = new Alerts(plan.service());
        for (Target target : plan.service().targets()) {
            TargetMonitor known = earlier == null ? null : earlier.targets.get(target.id());
            targets.put(target.id(), new TargetMonitor(target, DownRule.DEFAULT, keepsLatency, now, known));
        }
        this.objectives = new Objectives(plan, words, earlier == null ? null : earlier.objectives, listener, now);
        this.watches =
                new Watches(plan.deployments(), plan.service().targets(), earlier == null ? null : earlier.watches);
        this.version = earlier == null ? null : earlier.version;
        this.firstRound = earlier == null ? null : earlier.firstRound;
        this.failedRollback = new FailedRollback(words, earlier == null ? null : earlier.failedRollback);
        this.latencies = targets.size() == 1
                ? new Latencies(targets.values().iterator().next().latency(), true)
                : new Latencies(new LatencyWindow(), false);
    }

    /** A monitor that knows nothing yet, judges as any other, and keeps no latencies: for recorded samples, millions a second. */
    public static ServiceMonitor judging(ServicePlan plan, Instant now, SlotListener listener) {
        return new ServiceMonitor(plan, now, null, false, listener);
    }

    /** A monitor that knows what another of this service knew when this was written, as far as it still means the same. */
    public static ServiceMonitor decode(MonitorState state, ServicePlan plan, Instant now) {
        var monitor = new ServiceMonitor(plan, now);
        MonitorCodec.Known known = monitor.codec().decode(state, monitor.objectives.rate());
        if (known == null) {
            return new ServiceMonitor(plan, now);
        }
        monitor.version = known.version();
        monitor.latencies.window(known.latency());
        return monitor;
    }

    /**
     * All that it knows but its watches, which are kept as facts.
     *
     * @param sealedBefore the {@link MonitorState#sealedAt} of the state that was kept last: what is over is left out when it is the same still
     */
    public MonitorState encode(long sealedBefore) {
        return codec().encode(version, latencies.window(), sealedBefore);
    }

    /** Tells whether what is over is the same as before: {@link MonitorState#sealedAt}. */
    public long sealedAt() {
        return codec().sealedAt(latencies.window());
    }

    private MonitorCodec codec() {
        return new MonitorCodec(
                plan.name(),
                objectives.slots(),
                latencies.totals(),
                latencies.phases(),
                objectives.monitors(),
                targets);
    }

    /** The process is back: what was due meanwhile was not measured, and is on neither side of any objective. */
    public List<Effect> resume(Instant now) {
        var effects = new ArrayList<Effect>(0);
        objectives.resume(targets, now, (alert, at) -> tell(alert, at, effects));
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
    public List<Effect> recall(Recalled known, Instant now) {
        var effects = new ArrayList<Effect>(0);
        watches.recall(known.watches(), now);
        version = version == null ? watches.newestVersion() : version;
        for (Alert alert : known.firing()) {
            String over = recall(alert);
            if (over != null) {
                tell(alert.resolvedAt(now, over), now, effects);
            }
        }
        failures()
                .filter(alert -> alert.severity() == Severity.CRITICAL)
                .forEach(alert -> watches.recallCritical(alert, now, effects::add));
        if (!known.firing().isEmpty()) {
            firstRound = new FirstRound(plan.service().targets(), now);
        }
        return effects;
    }

    /** Why an alert of an earlier life does not go on, or nothing if it does. */
    private @Nullable String recall(Alert alert) {
        TargetMonitor target =
                targets.get(new TargetId(plan.name(), alert.labels().value("endpoint")));
        boolean taken =
                failedRollback.recall(alert) || (target != null && target.recall(alert)) || objectives.recall(alert);
        if (taken) {
            return null;
        }
        return target != null || objectives.isOf(alert)
                ? "it was over when Vedette came back"
                : "no longer watched: the configuration changed while Vedette was away";
    }

    /** A probe has left. */
    public void left(Instant due) {
        objectives.left(due);
    }

    /** A due time of {@code target} was slept through: not measured, on neither side of any objective. */
    public List<Effect> skipped(TargetId target, Instant due, Instant now) {
        var effects = new ArrayList<Effect>(0);
        closeSlots(now, effects);
        TargetMonitor skipping = targets.get(target);
        if (skipping != null) {
            skipping.account(due);
        }
        objectives.missed(target, due);
        return effects;
    }

    /** Whether what {@code target} is will be decided by the next probes, so that they should remember what they see. */
    public boolean doubts(TargetId target) {
        TargetMonitor known = targets.get(target);
        return known != null && known.doubts();
    }

    /** Takes a sample at {@code now}. */
    public List<Effect> accept(Sample sample, Instant now) {
        TargetMonitor target = targets.get(sample.target());
        if (target == null) {
            return List.of();
        }
        var effects = new ArrayList<Effect>(0);
        closeSlots(now, effects);
        if (sample.scheduled()) {
            measure(sample);
            if (watches.measured(sample)) {
                watches.weigh(now, effects::add);
            }
        }
        if (target.accept(sample, now)) {
            new HealthNews(plan.name(), words, now, effects::add, alert -> tell(alert, now, effects)).of(target);
        }
        if (target.health() instanceof HealthState.Suspect) {
            effects.add(new Effect.Confirm(sample.target(), DownRule.DEFAULT.confirmAfter()));
        }
        see(sample.outcome(), now, effects);
        closeSlots(now, effects);
        look(target, now, effects);
        return effects;
    }

    private void look(@Nullable TargetMonitor target, Instant now, List<Effect> effects) {
        FirstRound round = firstRound;
        if (round == null) {
            return;
        }
        if (target != null) {
            round.saw(target);
        }
        if (round.ends(now)) {
            firstRound = null;
            effects.add(new Effect.Seen(plan.name()));
        }
    }

    /** Time has gone on: slots close, watches end. */
    public List<Effect> tick(Instant now) {
        var effects = new ArrayList<Effect>(0);
        look(null, now, effects);
        closeSlots(now, effects);
        watches.at(now, effects::add);
        return effects;
    }

    /** Whether slots of successes can change nothing but counts: every target is up, no rule is over, nothing is told and nothing compared. */
    public boolean isSteady() {
        for (TargetMonitor target : targets.values()) {
            if (!(target.health() instanceof HealthState.Up)) {
                return false;
            }
        }
        return objectives.isSteady();
    }

    /**
     * Counts {@code count} slots more that hold the successes of the slot closed last, and nothing else, as dear as one: the same as to take each sample, while
     * this {@link #isSteady} and no slot ever held more samples.
     */
    public void repeat(int count) {
        objectives.repeat(count);
    }

    /** A new version, as reported or as the target's own answers tell. */
    public List<Effect> deploy(Deployment deployment, Instant now) {
        var effects = new ArrayList<Effect>(0);
        version = deployment.version();
        watches.open(deployment, critical(), now, effects::add);
        failedRollback.end("version " + deployment.version() + " was deployed", now, alert -> say(alert, now, effects));
        return effects;
    }

    /** What a rollback of one of this service's deployments came to. */
    public List<Effect> progress(RollbackProgress progress) {
        var effects = new ArrayList<Effect>(1);
        watches.progress(progress, effects::add);
        if (!watches.hasRecovered(progress.deploymentId())) {
            failedRollback.follow(progress, progress.at(), alert -> say(alert, progress.at(), effects));
        }
        return effects;
    }

    /** The version that is known to run; what a report's missing previous version means. */
    public @Nullable String version() {
        return version;
    }

    /** Every open alert once more. */
    public List<Effect> reminders() {
        return alerts().<Effect>map(Effect.Tell::new).toList();
    }

    /** Resolves, for {@code why}, every alert whose cause the {@code later} plan does not watch any more; all of them when there is no later plan. */
    public List<Effect> retire(@Nullable ServiceMonitor later, Instant now, String why) {
        var effects = new ArrayList<Effect>();
        alerts().filter(alert -> later == null || later.alerts().noneMatch(alert::equals))
                .forEach(alert -> effects.add(new Effect.Tell(alert.resolvedAt(now, why))));
        if (later == null && firstRound != null) {
            effects.add(new Effect.Seen(plan.name()));
        }
        return effects;
    }

    public ServiceSnapshot snapshot(Instant now) {
        return new ServiceSnapshot(
                now,
                plan.service(),
                health(),
                targets.values().stream().map(target -> target.snapshot(now)).toList(),
                latencies.summary(now),
                latencies.totals().snapshot(),
                latencies.phases().summaries(now),
                objectives.monitors().stream().map(SloMonitor::snapshot).toList(),
                alerts().toList(),
                watches.snapshot());
    }

    private void measure(Sample sample) {
        objectives.record(sample);
        switch (sample.outcome()) {
            case Outcome.Unknown _, Outcome.Down _ -> {}
            case Outcome.Answered answered -> {
                if (keepsLatency) {
                    latencies.record(sample.due(), answered.phases());
                }
            }
        }
    }

    private void closeSlots(Instant now, List<Effect> effects) {
        if (objectives.isSlotOver(now)) {
            objectives.close(now, (alert, at) -> tell(alert, at, effects));
        }
    }

    private void say(Alert alert, Instant now, List<Effect> effects) {
        effects.add(
                alert.firing()
                        ? happened(
                                now,
                                Event.Kind.ALERT_FIRED,
                                alert.severity().label() + ": " + alert.summary() + " — " + alert.description())
                        : happened(
                                now,
                                Event.Kind.ALERT_RESOLVED,
                                alert.name() + " of " + alert.service() + " is over — " + alert.description()));
        effects.add(new Effect.Tell(alert));
    }

    private void tell(Alert alert, Instant now, List<Effect> effects) {
        say(alert, now, effects);
        if (alert.severity() != Severity.CRITICAL) {
            return;
        }
        if (alert.firing()) {
            watches.criticalFired(alert.summary() + ": " + alert.description(), now, effects::add);
        } else if (!critical()) {
            watches.allClear(now, effects::add);
            failedRollback.end("the service has recovered", now, over -> say(over, now, effects));
        }
    }

    /** A version that an answer names for the first time is a deployment that nobody reported. */
    private void see(Outcome outcome, Instant now, List<Effect> effects) {
        String seen = outcome instanceof Outcome.Answered answered
                ? answered.observed().version()
                : null;
        if (seen == null || seen.equals(version)) {
            return;
        }
        String before = version;
        version = seen;
        if (before != null && !watches.knows(seen)) {
            String id = plan.name() + "-" + Long.toString(now.toEpochMilli(), 36) + "-seen";
            var deployment = new Deployment(id, plan.name(), seen, before, null, null, "its own answer", now);
            effects.addAll(deploy(deployment, now));
        }
    }

    /** The latencies of one endpoint or of all; empty when there is no such endpoint. Costs tens of microseconds: for who asks, not for every second. */
    public Optional<Distribution> latencies(LatencyQuestion question, Instant now) {
        TargetMonitor target = targets.get(new TargetId(plan.name(), question.endpoint()));
        LatencyWindow asked = target == null ? latencies.window() : target.latency();
        if (target == null && !question.endpoint().isEmpty()) {
            return Optional.empty();
        }
        asked.rollTo(now);
        return Optional.of(asked.over(question.span()));
    }

    private Stream<Alert> alerts() {
        return Stream.concat(failures(), failedRollback.alerts());
    }

    /** Alerts about the service itself. */
    private Stream<Alert> failures() {
        Stream<Alert> down = targets.values().stream().map(TargetMonitor::alert).filter(Objects::nonNull);
        return Stream.concat(down, objectives.alerts());
    }

    private boolean critical() {
        return failures().anyMatch(alert -> alert.severity() == Severity.CRITICAL);
    }

    private Health health() {
        Health worst = Health.UNKNOWN;
        for (TargetMonitor target : targets.values()) {
            Health health = target.health().health();
            worst = health.compareTo(worst) > 0 ? health : worst;
        }
        return worst;
    }

    private Effect happened(Instant now, Event.Kind kind, String text) {
        return new Effect.Happened(Event.of(now, kind, plan.name(), text));
    }
}
