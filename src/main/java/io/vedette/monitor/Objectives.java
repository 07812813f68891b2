package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.sample.Sample;
import io.vedette.slo.Slo;
import io.vedette.slo.SloJudge;
import io.vedette.target.TargetId;
import io.vedette.window.OpenSlots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The objectives of one service and the rules of the user's own, and the slots that they are judged by; belongs to the event loop of the service. */
final class Objectives {
    /** How many slots of an absence are counted one by one; those before are all the same to every rule. */
    private static final int COUNTED_ONE_BY_ONE = 360;

    private final SampleRate rate;
    private final OpenSlots slots;
    private final List<SloMonitor> monitors;
    private final SlotListener listener;
    private final Endpoints endpoints;
    private final OwnRules own;

    /** Objectives that take over what {@code earlier} knew and that still means the same. */
    Objectives(
            ServicePlan plan,
            Alerts words,
            Endpoints endpoints,
            @Nullable Objectives earlier,
            SlotListener listener,
            Instant now) {
        this.endpoints = endpoints;
        this.rate = SampleRate.of(plan.service());
        this.slots = slots(rate, earlier);
        this.listener = listener;
        slots.startAt(now);
        this.monitors = List.copyOf(plan.slos().stream()
                .map(slo -> monitor(slo, plan, words, earlier, now))
                .toList());
        this.own = new OwnRules(plan, words, slots, rate.slot(), earlier == null ? null : earlier.own);
    }

    private static OpenSlots slots(SampleRate rate, @Nullable Objectives earlier) {
        if (earlier == null || !earlier.rate.slot().equals(rate.slot())) {
            return new OpenSlots(rate.slot(), rate.grace());
        }
        return earlier.rate.grace().equals(rate.grace()) ? earlier.slots : earlier.slots.withGrace(rate.grace());
    }

    /** An objective that is the same goes on with its counts and alerts; one of the same name that is not is its next revision. */
    private SloMonitor monitor(Slo slo, ServicePlan plan, Alerts words, @Nullable Objectives earlier, Instant now) {
        var judges = new Judges(slo, plan.service(), slots, rate.slot());
        SloMonitor known = earlier == null ? null : earlier.find(slo.name());
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

    private @Nullable SloMonitor find(String name) {
        return monitors.stream()
                .filter(each -> each.slo().name().equals(name))
                .findFirst()
                .orElse(null);
    }

    SampleRate rate() {
        return rate;
    }

    OpenSlots slots() {
        return slots;
    }

    List<SloMonitor> monitors() {
        return monitors;
    }

    OwnRules own() {
        return own;
    }

    List<SloSnapshot> snapshots() {
        var all = new ArrayList<SloSnapshot>(monitors.size());
        for (SloMonitor slo : monitors) {
            all.add(slo.snapshot());
        }
        return all;
    }

    /** How long a slot is. */
    Duration slot() {
        return rate.slot();
    }

    /** What judges each objective, in the plan's order; several for one that its worst endpoint decides. */
    List<SloJudge> judges() {
        return monitors.stream().flatMap(slo -> slo.judges().all().stream()).toList();
    }

    /** What is left of the error budget with the least left; absent without an objective. */
    @Nullable
    Double leastBudget() {
        return monitors.stream()
                .map(slo -> slo.snapshot().budgetRemaining())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Those that fire. */
    void alerts(Consumer<Alert> into) {
        for (SloMonitor slo : monitors) {
            slo.open().forEach(into);
        }
        own.alerts(into);
    }

    void left(Instant due) {
        slots.left(slots.slotOf(due));
    }

    void record(Sample sample) {
        long slot = slots.slotOf(sample.due());
        slots.ended(slot);
        for (SloMonitor slo : monitors) {
            slo.record(sample, slot);
        }
        own.record(sample, slot);
    }

    /** A sample of a target that is worked on: as if it had not been due. */
    void excused(Sample sample) {
        long slot = slots.slotOf(sample.due());
        monitors.forEach(slo -> slo.excused(sample, slot));
    }

    /** A sample of a target that there was nothing to hear of yet: as if it had not been due. */
    void idle(Sample sample) {
        slots.ended(slots.slotOf(sample.due()));
        excused(sample);
    }

    /** A sample that was counted was not measured, as is known by now. */
    void revoke(Sample sample) {
        long slot = slots.slotOf(sample.due());
        monitors.forEach(slo -> slo.revoke(sample, slot));
        own.revoke(sample, slot);
    }

    /** Ends alerts that began since {@code since}, for nothing could be seen then. */
    void blinded(Instant since, Instant now, Consumer<Alert> tell) {
        monitors.forEach(slo -> slo.blinded(since, now, tell));
        own.blinded(since, now, tell);
    }

    /** A due time that was not measured: on neither side of any objective. */
    void missed(TargetId target, Instant due) {
        long slot = slots.slotOf(due);
        monitors.forEach(slo -> slo.missed(target, due, slot));
        own.missed(target, due, slot);
    }

    /** When the oldest open slot is over: nothing is to be closed before. Long ago when there is none. */
    Instant firstEnd() {
        return slots.oldest() == Long.MIN_VALUE ? Instant.EPOCH : slots.endOf(slots.oldest());
    }

    /** Whether there is something to {@link #close}: not so at most samples. */
    boolean isSlotOver(Instant now) {
        return slots.closable(now) != Long.MIN_VALUE;
    }

    /** Closes what is over at {@code now}; {@code tell} gets alerts that begin or end. */
    void close(Instant now, BiConsumer<Alert, Instant> tell) {
        for (long slot = slots.closable(now); slot != Long.MIN_VALUE; slot = slots.closable(now)) {
            Instant end = slots.endOf(slot);
            for (SloMonitor slo : monitors) {
                slo.close(slot, end, listener, alert -> tell.accept(alert, now));
            }
            own.close(slot, end, monitors, endpoints, alert -> tell.accept(alert, now));
            slots.closed();
        }
    }

    /** The process is back: what was due for {@code targets} meanwhile was not measured. */
    void resume(Map<TargetId, TargetMonitor> targets, Instant now, BiConsumer<Alert, Instant> tell) {
        slots.abandon();
        long bulk = slots.oldest() + slots.size();
        long exactly = slots.slotOf(now) - COUNTED_ONE_BY_ONE;
        if (exactly > bulk) {
            missedUntil(slots.endOf(bulk - 1), targets, tell);
            monitors.forEach(slo -> slo.absent(exactly));
            own.absent(exactly);
            slots.jumpTo(exactly);
            Instant counted = slots.endOf(exactly - 1).minusNanos(1);
            targets.values().forEach(target -> target.account(counted));
        }
        missedUntil(now, targets, tell);
    }

    private void missedUntil(Instant until, Map<TargetId, TargetMonitor> targets, BiConsumer<Alert, Instant> tell) {
        var missed = new TreeMap<Instant, List<TargetId>>();
        targets.forEach((id, target) -> target.missed(until, due -> missed.computeIfAbsent(due, _ -> new ArrayList<>(1))
                .add(id)));
        missed.forEach((due, ids) -> {
            close(slots.endOf(slots.slotOf(due) - 1), tell);
            ids.forEach(id -> missed(id, due));
        });
        close(until, tell);
    }

    /** Takes over an alert of an earlier life; false if it is over. */
    boolean recall(Alert alert) {
        return own.recall(alert) || monitors.stream().anyMatch(slo -> slo.recall(alert));
    }

    /** Whether an alert is one of these objectives'. */
    boolean isOf(Alert alert) {
        return own.isOf(alert) || monitors.stream().anyMatch(slo -> slo.isOf(alert));
    }

    /** Whether slots of successes can change nothing but counts. */
    boolean isSteady() {
        for (SloMonitor slo : monitors) {
            if (!slo.isSteady()) {
                return false;
            }
        }
        return own.isEmpty();
    }

    /** Counts {@code count} slots more like the one closed last. */
    void repeat(int count) {
        for (SloMonitor slo : monitors) {
            slo.repeat(count);
        }
        slots.passed(count);
        endpoints.measured(slots.endOf(slots.oldest() - 1));
    }
}
