package io.vedette.engine;

import io.vedette.alert.Alert;
import io.vedette.maintenance.Excuse;
import io.vedette.monitor.Effect;
import io.vedette.monitor.ServiceMonitor;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.sight.Silence;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One service at work: its probe loops feed its monitor, and what the monitor wants goes out. Belongs to the service's event loop. */
final class ServiceRunner {
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private final Station station;
    private final ServiceMonitor monitor;
    private final Map<TargetId, ProbeLoop> loops;
    private List<ProbeLoop> fresh;
    private final Excuse excuse;
    private final Doubts doubts;
    private final List<Listening> listening;
    private final int turn;
    private boolean changed = true;
    private boolean stopped;

    /**
     * One that goes on where {@code earlier} was, if there was one: the loops of targets that stay as they are go on undisturbed, what was silent did not fall
     * silent again, and {@link #start} begins the rest.
     */
    ServiceRunner(Station station, ServiceMonitor monitor, @Nullable ServiceRunner earlier) {
        this.station = station;
        this.monitor = monitor;
        this.turn = Math.floorMod(monitor.plan().name().hashCode(), Station.TURNS);
        this.doubts = earlier == null ? new Doubts() : earlier.doubts;
        Set<TargetId> silent = earlier == null ? Set.of() : earlier.silent();
        this.excuse = station.excuse(monitor.plan().service());
        List<Target> targets = monitor.plan().service().targets();
        this.loops = LinkedHashMap.newLinkedHashMap(targets.size());
        this.listening = new ArrayList<>(targets.size());
        this.fresh = new ArrayList<>(targets.size());
        for (Target target : targets) {
            ProbeLoop kept = earlier == null ? null : earlier.handOver(target);
            Listening listener = listeningTo(target, silent);
            loops.put(target.id(), kept == null ? begin(target, listener) : goOn(kept, listener));
        }
    }

    private ProbeLoop begin(Target target, Listening listener) {
        ProbeLoop loop = station.probeLoop(target, listener);
        fresh.add(loop);
        return loop;
    }

    private static ProbeLoop goOn(ProbeLoop loop, Listening listener) {
        loop.tell(listener);
        return loop;
    }

    private @Nullable ProbeLoop handOver(Target target) {
        ProbeLoop loop = loops.get(target.id());
        return loop != null && loop.target().equals(target) ? loops.remove(target.id()) : null;
    }

    ServiceMonitor monitor() {
        return monitor;
    }

    /** In which second of a round it is saved. */
    int turn() {
        return turn;
    }

    int targets() {
        return loops.size();
    }

    void start() {
        fresh.forEach(ProbeLoop::start);
        fresh = List.of();
    }

    void stop() {
        stopped = true;
        loops.values().forEach(ProbeLoop::stop);
        listening.forEach(Listening::end);
    }

    /** What was not answered since {@code since} was not measured. */
    void revoke(Instant since, Instant now) {
        for (Sample sample : doubts.since(since)) {
            changed = true;
            station.journal().revoked(sample, now);
            monitor.revoked(sample);
        }
    }

    private Set<TargetId> silent() {
        return listening.stream()
                .filter(one -> one.silent)
                .map(one -> one.target)
                .collect(Collectors.toSet());
    }

    private Listening listeningTo(Target target, Set<TargetId> known) {
        var one = new Listening(target);
        if (known.contains(target.id()) && one.domain != 0) {
            one.silent = true;
            station.silence().remains();
        }
        listening.add(one);
        return one;
    }

    /** Its endpoints that may be looked at out of turn: each takes the moment from which its answer counts. */
    List<Consumer<Instant>> calm(Instant now) {
        return excuse.at(now)
                ? List.of()
                : listening.stream()
                        .filter(Listening::isCalm)
                        .<Consumer<Instant>>map(one -> one::glance)
                        .toList();
    }

    boolean isStopped() {
        return stopped;
    }

    void tick(Instant now) {
        doubts.forget(now);
        perform(monitor.tick(now));
    }

    /** Does here what belongs here, and hands the rest over in one piece, so that its order stays. */
    void perform(List<Effect> effects) {
        if (effects.isEmpty()) {
            return;
        }
        changed = true;
        var outside = new ArrayList<Effect>(effects.size());
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Confirm(TargetId target, Duration after) -> confirm(target, after);
                case Effect.Tell(Alert alert) -> outside.add(new Effect.Tell(inContext(alert)));
                case Effect.TakeBack _,
                        Effect.Remedy _,
                        Effect.Unneeded _,
                        Effect.Judged _,
                        Effect.Recovered _,
                        Effect.Watched _,
                        Effect.Seen _,
                        Effect.Happened _ -> outside.add(effect);
            }
        }
        if (!outside.isEmpty()) {
            station.publish(this);
            station.journal().seal();
            station.handOver(outside);
        }
    }

    /** The state for others to read, if it is not what they read already. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    void save(Instant now) {
        station.journal().save(monitor, now);
    }

    ServiceSnapshot snapshot(Instant now) {
        return monitor.snapshot(now);
    }

    private Alert inContext(Alert alert) {
        Instant now = station.now();
        return station.mayAskPace(now) ? monitor.inFullContext(alert, now) : monitor.inContext(alert, now);
    }

    private void confirm(TargetId target, Duration after) {
        ProbeLoop loop = loops.get(target);
        if (loop != null) {
            loop.confirmSoon(after);
        }
    }

    /** What the loop of one target tells. */
    private final class Listening implements ProbeLoop.Listener {
        private final TargetId target;

        /** What the target shares its fate with; 0 when no network is needed for it. */
        private final int domain;

        private boolean silent;

        /** Since when its next answer is one to a look out of turn. */
        private @Nullable Instant glanced;

        private Listening(Target listened) {
            this.target = listened.id();
            this.domain = Silence.domain(listened.spec().url());
        }

        /** What is seldom looked at has its reason. */
        boolean isCalm() {
            ProbeLoop loop = loops.get(target);
            return domain != 0
                    && !silent
                    && loop != null
                    && loop.isIdle()
                    && loop.target().interval().compareTo(SELDOM) <= 0
                    && !monitor.doubts(target);
        }

        void glance(Instant since) {
            glanced = since;
            confirm(target, Duration.ZERO);
        }

        void end() {
            if (silent) {
                silent = false;
                station.silence().ended();
            }
        }

        @Override
        public void left(Instant due, Duration lateness) {
            station.late(lateness);
            if (excuse.at(due)) {
                return;
            }
            station.journal().left(target, due, station.now());
            monitor.left(due);
        }

        @Override
        public void skipped(Instant due) {
            station.skipped();
            changed = true;
            if (excuse.at(due)) {
                return;
            }
            Instant now = station.now();
            station.journal().skipped(target, due, now);
            perform(monitor.skipped(target, due, now));
        }

        @Override
        public boolean doubts() {
            return monitor.doubts(target);
        }

        @Override
        public void accept(Sample found) {
            changed = true;
            Instant now = station.now();
            boolean excused = excuse.at(found.due());
            boolean unanswered = domain != 0 && Doubts.isUnanswered(found.outcome());
            answered(found.outcome() instanceof Outcome.Measured && !unanswered);
            follow(
                    unanswered && !excused,
                    found.outcome(),
                    now); // what is switched off on purpose says nothing of our network
            Sample seen = unanswered && station.isBlind() ? found.unmeasured(Outcome.Unknown.UNSEEN) : found;
            Sample sample = excused ? seen.inMaintenance() : seen;
            station.journal().sample(sample, now);
            perform(monitor.accept(sample, now));
            if (unanswered && sample.scheduled() && !station.isBlind()) {
                doubts.add(sample, now);
            }
        }

        private void answered(boolean answered) {
            Instant since = glanced;
            glanced = null;
            if (since != null && answered) {
                station.silence().answered(domain, since);
            }
        }

        private void follow(boolean unanswered, Outcome outcome, Instant now) {
            if (unanswered && !silent) {
                silent = true;
                station.silence().fell(domain, now);
            } else if (silent && outcome instanceof Outcome.Measured && !unanswered) {
                end();
            }
        }
    }
}
