package io.vedette.replay;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.maintenance.Excuse;
import io.vedette.monitor.ControlBoard;
import io.vedette.monitor.Effect;
import io.vedette.monitor.ServiceMonitor;
import io.vedette.monitor.ServicePlan;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.slo.SloJudge;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service in simulated time; belongs to the thread of its replay. Times are microseconds from the epoch.
 *
 * <p>Time goes by the due times of the rows. A result is taken to be there when it was due, a slot closes when a row of a later one comes, and a tick of an
 * endpoint that had a row before is not measured when half an interval has gone by without one.
 */
final class ServiceReplay {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long EXCHANGE = 1_000_000;
    private static final byte UP = (byte) Finding.UP.ordinal();

    private final ServicePlan plan;
    private final ServiceMonitor monitor;
    private final RecordedTarget[] targets;
    private final List<ObjectiveTrack> tracks = new ArrayList<>();
    private final Troubles troubles;
    private final List<ReplayEvent> events = new ArrayList<>();
    private final long slot;
    private long slotEnd;
    private long watchEnd = NEVER;
    private long exchangeAt = Long.MIN_VALUE;

    private final long quickLimit;
    private final Hold hold;
    private boolean clean = true;
    private boolean holding;
    private int passed;
    private final @Nullable Excuse excuse;

    /**
     * @param quickly whether slots without news are counted many at a time, which changes nothing else
     * @param excuse says when the service is worked on; null for never
     */
    ServiceReplay(ServicePlan plan, long start, boolean quickly, @Nullable Excuse excuse) {
        this.excuse = excuse;
        this.plan = plan;
        this.monitor = ServiceMonitor.judging(plan, Micros.instant(start), this::closed);
        this.targets =
                plan.service().targets().stream().map(RecordedTarget::new).toArray(RecordedTarget[]::new);
        this.slot = Micros.of(monitor.slot());
        this.slotEnd = (Math.floorDiv(start, slot) + 1) * slot;
        monitor.judges().forEach(judge -> tracks.add(new ObjectiveTrack(plan.name(), judge)));
        this.troubles = new Troubles(tracks);
        this.hold = new Hold(targets.length);
        this.quickLimit = quickly ? QuickLimit.of(plan, monitor.judges()) : QuickLimit.NEVER;
    }

    /** Whether a row of {@code due} comes too late: its slot is closed. */
    boolean isPast(long due) {
        return due < slotEnd - slot;
    }

    void accept(int place, long due, byte finding, int latencyMicros) {
        if (due >= slotEnd || due >= watchEnd) {
            advance(due);
        }
        if (isExcused(due)) {
            letGoIfHolding();
            excuse(targets[place], due, finding, latencyMicros);
            return;
        }
        if (holding) {
            if (isQuick(finding, latencyMicros)) {
                targets[place].seen(due);
                hold.add(place, due, latencyMicros);
                return;
            }
            letGo();
        }
        judge(place, due, finding, latencyMicros);
    }

    private boolean isExcused(long due) {
        return excuse != null && excuse.at(Micros.instant(due));
    }

    private void excuse(RecordedTarget target, long due, byte finding, int latencyMicros) {
        target.seen(due);
        clean = false;
        Instant now = Micros.instant(due);
        act(monitor.accept(sample(target, now, RecordedOutcome.of(finding, latencyMicros), Purpose.MAINTENANCE), now));
    }

    private static Sample sample(RecordedTarget target, Instant due, Outcome outcome, Purpose purpose) {
        return new Sample(target.id(), due, Duration.ZERO, outcome, purpose);
    }

    private void letGoIfHolding() {
        if (holding) {
            letGo();
        }
    }

    /** Whether the row is good in every respect, and so the same as any other that is. */
    private boolean isQuick(byte finding, int latencyMicros) {
        return finding == UP && latencyMicros <= quickLimit;
    }

    private void judge(int place, long due, byte finding, int latencyMicros) {
        RecordedTarget target = targets[place];
        Instant now = Micros.instant(due);
        target.seen(due);
        hold.count(place);
        clean &= isQuick(finding, latencyMicros);
        act(monitor.accept(sample(target, now, RecordedOutcome.of(finding, latencyMicros), Purpose.SCHEDULED), now));
    }

    /** Lets it and its control groups hear of each other, once a second of its rows. */
    void exchange(ControlBoard controls, long due) {
        if (due >= exchangeAt) {
            exchangeAt = due + EXCHANGE;
            controls.exchange(monitor);
        }
    }

    void deploy(Deployment deployment, long at) {
        advance(at);
        letGoIfHolding();
        act(monitor.deploy(deployment.after(monitor.version()), Micros.instant(at)));
        watchEnd = at + Micros.of(plan.deployments().watch());
    }

    /** Lets time go on until the slot of {@code until} has closed. */
    void finish(long until) {
        advance((Math.floorDiv(until, slot) + 1) * slot);
        letGoIfHolding();
    }

    ServiceReport report() {
        return new ServiceReport(
                plan, events, tracks.stream().map(ObjectiveTrack::report).toList());
    }

    private void advance(long to) {
        while (holding && slotEnd <= to) {
            passOrLetGo();
        }
        for (long next = Math.min(slotEnd, watchEnd); next <= to; next = Math.min(slotEnd, watchEnd)) {
            for (RecordedTarget target : targets) {
                skip(target, next);
            }
            act(monitor.tick(Micros.instant(next)));
            watchEnd = next == watchEnd ? NEVER : watchEnd;
            if (next == slotEnd) {
                slotEnd += slot;
                holding = clean && hold.isFull() && watchEnd == NEVER && monitor.isSteady();
                clean = true;
                hold.next();
            }
        }
    }

    /** The slot that is held is over: it is one more like those before, or must be looked at after all. */
    private void passOrLetGo() {
        boolean missing = false;
        for (RecordedTarget target : targets) {
            missing |= target.misses(slotEnd);
        }
        if (missing || !hold.isLikeTheFullest()) {
            letGo();
            return;
        }
        hold.release();
        passed++;
        slotEnd += slot;
    }

    /** Counts the slots that passed, and judges the rows of this one as they came. */
    private void letGo() {
        holding = false;
        if (passed > 0) {
            monitor.repeat(passed);
            passed = 0;
        }
        int rows = hold.size();
        hold.release();
        for (int row = 0; row < rows; row++) {
            judge(hold.place(row), hold.due(row), UP, hold.latencyMicros(row));
        }
    }

    private void skip(RecordedTarget target, long now) {
        while (target.misses(now)) {
            clean = false;
            long missed = target.skip();
            if (isExcused(missed)) {
                continue;
            }
            Instant due = Micros.instant(missed);
            act(monitor.skipped(target.id(), due, due));
        }
    }

    private void closed(SloJudge judge, Instant end) {
        for (ObjectiveTrack track : tracks) {
            if (track.follows(judge)) {
                track.closed(end, events::add);
            }
        }
    }

    private void act(List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Tell(var alert) -> events.add(new ReplayEvent.Told(alert, troubles.costsOf(alert)));
                case Effect.Judged judged -> events.add(judged(judged));
                case Effect.Confirm _,
                        Effect.TakeBack _,
                        Effect.Remedy _,
                        Effect.Unneeded _,
                        Effect.Recovered _,
                        Effect.Watched _,
                        Effect.Seen _,
                        Effect.Happened _ -> {}
            }
        }
    }

    private ReplayEvent judged(Effect.Judged judged) {
        boolean taken = judged.verdict() == Verdict.REGRESSED;
        String rollback = taken ? plan.deployments().onRegression() : null;
        return new ReplayEvent.Judged(
                judged.at(), judged.deployment(), judged.verdict(), judged.lnE(), judged.dossier(), rollback);
    }

    /** A target as its rows show it: which tick is the next to come. */
    private static final class RecordedTarget {
        private final Target target;
        private final long interval;
        private long expected = NEVER;

        RecordedTarget(Target target) {
            this.target = target;
            this.interval = Micros.of(target.interval());
        }

        TargetId id() {
            return target.id();
        }

        void seen(long due) {
            expected = due + interval;
        }

        boolean misses(long now) {
            return expected <= now - interval / 2;
        }

        long skip() {
            long missed = expected;
            expected += interval;
            return missed;
        }
    }
}
