package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackProgress;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Sample;
import io.vedette.slo.Slo;
import io.vedette.slo.SloJudge;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import io.vedette.timeline.Event;
import io.vedette.window.Distribution;
import io.vedette.window.LatencyWindow;
import io.vedette.window.OpenSlots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One service's judgement: samples in, effects out, a snapshot on request. It belongs to one event loop, reads no clock and does nothing by itself, so
 * that the same samples at the same times always give the same effects.
 */
public final class ServiceMonitor {
    /** How many slots of an absence are counted one by one; those before are all the same to every rule. */
    private static final int COUNTED_ONE_BY_ONE = 360;

    private static final Duration SUMMARY_AGE = Duration.ofSeconds(10);

    private final ServicePlan plan;
    private final Map<TargetId, TargetMonitor> targets = new LinkedHashMap<>();
    private final SampleRate rate;
    private final OpenSlots slots;
    private final List<SloMonitor> slos;
    private final Watches watches;
    private final Alerts words;
    private final PhaseTotals phases = new PhaseTotals();
    private final PhaseWindows phaseWindows = new PhaseWindows(SUMMARY_AGE);
    private LatencyWindow latency;
    private final boolean keepsLatency;
    private final SlotListener listener;
    private final Summary summary = new Summary(SUMMARY_AGE);
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
        this.listener = listener;
        this.words = new Alerts(plan.service());
        for (Target target : plan.service().targets()) {
            TargetMonitor known = earlier == null ? null : earlier.targets.get(target.id());
            targets.put(target.id(), new TargetMonitor(target, DownRule.DEFAULT, keepsLatency, now, known));
        }
        this.rate = SampleRate.of(plan.service());
        this.slots = slots(rate, earlier);
        slots.startAt(now);
        this.slos =
                plan.slos().stream().map(slo -> sloMonitor(slo, earlier, now)).toList();
        this.watches =
                new Watches(plan.deployments(), plan.service().targets(), earlier == null ? null : earlier.watches);
        this.version = earlier == null ? null : earlier.version;
        this.firstRound = earlier == null ? null : earlier.firstRound;
        this.failedRollback = new FailedRollback(words, earlier == null ? null : earlier.failedRollback);
        this.latency = targets.size() == 1 ? targets.values().iterator().next().latency() : new LatencyWindow();
    }

    /** A monitor that knows nothing yet, judges as any other, and keeps no latencies: for recorded samples, millions a second. */
    public static ServiceMonitor judging(ServicePlan plan, Instant now, SlotListener listener) {
        return new ServiceMonitor(plan, now, null, false, listener);
    }

    /** A monitor that knows what another of this service knew when this was written, as far as it still means the same. */
    public static ServiceMonitor decode(MonitorState state, ServicePlan plan, Instant now) {
        var monitor = new ServiceMonitor(plan, now);
        MonitorCodec.Known known = monitor.codec().decode(state, monitor.rate);
        if (known == null) {
            return new ServiceMonitor(plan, now);
        }
        monitor.version = known.version();
        monitor.latency = known.latency();
        return monitor;
    }

    /**
     * All that it knows but its watches, which are kept as facts.
     *
     * @param sealedBefore the {@link MonitorState#sealedAt} of the state that was kept last: what is over is left out when it is the same still
     */
    public MonitorState encode(long sealedBefore) {
        return codec().encode(version, latency, sealedBefore);
    }

    /** Tells whether what is over is the same as before: {@link MonitorState#sealedAt}. */
    public long sealedAt() {
        return codec().sealedAt(latency);
    }

    private MonitorCodec codec() {
        return new MonitorCodec(plan.name(), slots, phases, phaseWindows, slos, targets);
    }

    /** The process is back: what was due meanwhile was not measured, and is on neither side of any objective. */
    public List<Effect> resume(Instant now) {
        var effects = new ArrayList<Effect>(0);
        slots.abandon();
        long bulk = slots.oldest() + slots.size();
        long exactly = slots.slotOf(now) - COUNTED_ONE_BY_ONE;
        if (exactly > bulk) {
            missed(slots.endOf(bulk - 1), effects);
            slos.forEach(slo -> slo.absent(exactly));
            slots.jumpTo(exactly);
            Instant counted = slots.endOf(exactly - 1).minusNanos(1);
            targets.values().forEach(target -> target.account(counted));
        }
        missed(now, effects);
        return effects;
    }

    private void missed(Instant until, List<Effect> effects) {
        var missed = new TreeMap<Instant, List<TargetId>>();
        targets.forEach((id, target) -> target.missed(until, due -> missed.computeIfAbsent(due, _ -> new ArrayList<>(1))
                .add(id)));
        missed.forEach((due, ids) -> {
            long slot = slots.slotOf(due);
            closeSlots(slots.endOf(slot - 1), effects);
            for (TargetId id : ids) {
                slos.forEach(slo -> slo.missed(id, due, slot));
            }
        });
        closeSlots(until, effects);
    }

    public ServicePlan plan() {
        return plan;
    }

    /** How long a slot of this service is. */
    public Duration slot() {
        return rate.slot();
    }

    /** What judges each objective, in the plan's order; several for one that its worst endpoint decides. */
    public List<SloJudge> judges() {
        return slos.stream().flatMap(slo -> slo.judges().all().stream()).toList();
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
        boolean taken = failedRollback.recall(alert)
                || (target != null && target.recall(alert))
                || slos.stream().anyMatch(slo -> slo.recall(alert));
        if (taken) {
            return null;
        }
        return target != null || slos.stream().anyMatch(slo -> slo.isOf(alert))
                ? "it was over when Vedette came back"
                : "no longer watched: the configuration changed while Vedette was away";
    }

    /** A probe has left. */
    public void left(Instant due) {
        slots.left(slots.slotOf(due));
    }

    /** A due time of {@code target} was slept through: not measured, on neither side of any objective. */
    public List<Effect> skipped(TargetId target, Instant due, Instant now) {
        var effects = new ArrayList<Effect>(0);
        closeSlots(now, effects);
        TargetMonitor skipping = targets.get(target);
        if (skipping != null) {
            skipping.account(due);
        }
        long slot = slots.slotOf(due);
        slos.forEach(slo -> slo.missed(target, due, slot));
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
            watches.measured(sample, now, effects::add);
        }
        if (target.accept(sample, now)) {
            healthChanged(target, now, effects);
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
        for (SloMonitor slo : slos) {
            if (!slo.isSteady()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Counts {@code count} slots more that hold the successes of the slot closed last, and nothing else, as dear as one: the same as to take each sample, while
     * this {@link #isSteady} and no slot ever held more samples.
     */
    public void repeat(int count) {
        for (SloMonitor slo : slos) {
            slo.repeat(count);
        }
        slots.passed(count);
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
        latency.rollTo(now);
        return new ServiceSnapshot(
                now,
                plan.service(),
                health(),
                targets.values().stream().map(target -> target.snapshot(now)).toList(),
                summary.of(latency, now),
                phases.snapshot(),
                phaseWindows.summaries(now),
                slos.stream().map(SloMonitor::snapshot).toList(),
                alerts().toList(),
                watches.snapshot());
    }

    private static OpenSlots slots(SampleRate rate, @Nullable ServiceMonitor earlier) {
        if (earlier == null || !earlier.rate.slot().equals(rate.slot())) {
            return new OpenSlots(rate.slot(), rate.grace());
        }
        return earlier.rate.grace().equals(rate.grace()) ? earlier.slots : earlier.slots.withGrace(rate.grace());
    }

    /** An objective that is the same goes on with its counts and alerts; one of the same name that is not is its next revision. */
    private SloMonitor sloMonitor(Slo slo, @Nullable ServiceMonitor earlier, Instant now) {
        var judges = new Judges(slo, plan.service(), slots, rate.slot());
        SloMonitor known = earlier == null
                ? null
                : earlier.slos.stream()
                        .filter(each -> each.slo().name().equals(slo.name()))
                        .findFirst()
                        .orElse(null);
        if (known == null) {
            return new SloMonitor(judges, words, Revisions.first(now));
        }
        if (!known.slo().equals(slo)) {
            return new SloMonitor(
                    judges, words, known.revisions().next(known.judges().worst(), now));
        }
        judges.takeOver(known.judges());
        return new SloMonitor(known, judges, words);
    }

    private void measure(Sample sample) {
        long slot = slots.slotOf(sample.due());
        slots.ended(slot);
        for (SloMonitor slo : slos) {
            slo.record(sample, slot);
        }
        switch (sample.outcome()) {
            case Outcome.Unknown _, Outcome.Down _ -> {}
            case Outcome.Answered answered -> {
                if (keepsLatency) {
                    keep(sample.due(), answered.phases());
                }
            }
        }
    }

    private void keep(Instant due, Phases durations) {
        phases.record(durations);
        phaseWindows.record(due, durations);
        if (targets.size() > 1) {
            latency.record(due, durations.total());
        }
    }

    private void closeSlots(Instant now, List<Effect> effects) {
        for (long slot = slots.closable(now); slot != Long.MIN_VALUE; slot = slots.closable(now)) {
            Instant end = slots.endOf(slot);
            for (SloMonitor slo : slos) {
                slo.close(slot, end, listener, alert -> tell(alert, now, effects));
            }
            slots.closed();
        }
    }

    /** The new alert is told before the one that it replaces ends: nobody hears that all is well in between. */
    private void healthChanged(TargetMonitor target, Instant now, List<Effect> effects) {
        switch (target.health()) {
            case HealthState.Down down -> {
                Alert before = target.alert();
                fire(target, words.down(target.target(), down, now), Event.Kind.ENDPOINT_DOWN, now, effects);
                end(before, "down by now: " + down.last().detail(), now, effects);
            }
            case HealthState.Degraded degraded -> {
                if (target.alert() == null) {
                    Alert alert = words.degraded(target.target(), degraded, now);
                    fire(target, alert, Event.Kind.ENDPOINT_DEGRADED, now, effects);
                }
            }
            case HealthState.Up _ -> recovered(target, "up again", "", now, effects);
            case HealthState.Slipping poor ->
                recovered(
                        target,
                        "answers again",
                        ", though degraded: " + poor.last().detail(),
                        now,
                        effects);
            case HealthState.New _, HealthState.Suspect _ -> {}
        }
    }

    private void fire(TargetMonitor target, Alert alert, Event.Kind kind, Instant now, List<Effect> effects) {
        target.alert(alert);
        effects.add(happened(now, kind, alert.description()));
        tell(alert, now, effects);
    }

    private void recovered(TargetMonitor target, String how, String though, Instant now, List<Effect> effects) {
        Alert alert = target.alert();
        if (alert != null) {
            target.alert(null);
            String why = target.target().id().endpoint() + ": " + Alerts.after(how, alert.startsAt(), now) + though;
            effects.add(happened(now, Event.Kind.ENDPOINT_UP, why));
            tell(alert.resolvedAt(now, why), now, effects);
        }
    }

    private void end(@Nullable Alert alert, String why, Instant now, List<Effect> effects) {
        if (alert != null) {
            tell(alert.resolvedAt(now, why), now, effects);
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
        LatencyWindow asked = target == null ? latency : target.latency();
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
        Stream<Alert> burning = slos.stream().flatMap(slo -> slo.open().stream());
        return Stream.concat(down, burning);
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
