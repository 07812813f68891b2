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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One service at work: its probe loops feed its monitor, and what the monitor wants goes out. Belongs to the service's event loop. */
final class ServiceRunner {
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private final Station station;
    private final Doubts doubts = new Doubts();
    private final int turn;
    private ServiceMonitor monitor;
    private Excuse excuse;
    private Map<TargetId, Listening> endpoints = Map.of();
    private List<ProbeLoop> fresh = List.of();
    private boolean changed = true;
    private boolean stopped;

    ServiceRunner(Station station, ServiceMonitor monitor) {
        this.station = station;
        this.turn = Math.floorMod(monitor.plan().name().hashCode(), Station.TURNS);
        this.monitor = monitor;
        this.excuse = station.excuse(monitor.plan().service());
        watch();
    }

    /**
     * Another plan is in force, under which {@code next} judges: targets that stay as they are go on undisturbed, what was silent did not fall silent again, those
     * that went are not probed any more, and {@link #start} begins the rest.
     */
    void goOn(ServiceMonitor next) {
        monitor = next;
        excuse = station.excuse(next.plan().service());
        changed = true;
        watch();
    }

    private void watch() {
        Map<TargetId, Listening> before = endpoints;
        List<Target> targets = monitor.plan().service().targets();
        var after = LinkedHashMap.<TargetId, Listening>newLinkedHashMap(targets.size());
        fresh = new ArrayList<>();
        for (Target target : targets) {
            after.put(target.id(), listening(target, before.get(target.id())));
        }
        for (Listening earlier : before.values()) {
            if (after.get(earlier.target()) != earlier) {
                earlier.stop();
            }
        }
        endpoints = after.size() == 1 ? Map.copyOf(after) : after;
    }

    private Listening listening(Target target, @Nullable Listening earlier) {
        if (earlier != null && earlier.loop.target().equals(target)) {
            return earlier;
        }
        var one = new Listening(target);
        if (earlier != null && earlier.silent) {
            one.remainsSilent();
        }
        fresh.add(one.loop);
        return one;
    }

    String name() {
        return monitor.plan().name();
    }

    ServiceMonitor monitor() {
        return monitor;
    }

    /** In which second of a round it is saved. */
    int turn() {
        return turn;
    }

    int targets() {
        return endpoints.size();
    }

    void start() {
        fresh.forEach(ProbeLoop::start);
        fresh = List.of();
    }

    void stop() {
        stopped = true;
        endpoints.values().forEach(Listening::stop);
    }

    /** What was not answered since {@code since} was not measured. */
    void revoke(Instant since, Instant now) {
        for (Sample sample : doubts.since(since)) {
            changed = true;
            station.journal().revoked(sample, now);
            monitor.revoked(sample);
        }
    }

    /** Its endpoints that may be looked at out of turn: each takes the moment from which its answer counts. */
    List<Consumer<Instant>> calm(Instant now) {
        return excuse.at(now)
                ? List.of()
                : endpoints.values().stream()
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
        Listening endpoint = endpoints.get(target);
        if (endpoint != null) {
            endpoint.loop.confirmSoon(after);
        }
    }

    /** What the loop of one target tells. */
    private final class Listening implements ProbeLoop.Listener {
        /** What the target shares its fate with; 0 when no network is needed for it. */
        private final int domain;

        private final ProbeLoop loop;
        private boolean silent;

        /** Since when its next answer is one to a look out of turn. */
        private @Nullable Instant glanced;

        private Listening(Target target) {
            this.domain = Silence.domain(target.spec().url());
            this.loop = station.probeLoop(target, this);
        }

        TargetId target() {
            return loop.target().id();
        }

        /** What is seldom looked at has its reason. */
        boolean isCalm() {
            return domain != 0
                    && !silent
                    && loop.isIdle()
                    && loop.target().interval().compareTo(SELDOM) <= 0
                    && !monitor.doubts(target());
        }

        /** It was silent under the plan before. */
        void remainsSilent() {
            if (domain != 0) {
                silent = true;
                station.silence().remains();
            }
        }

        void stop() {
            loop.stop();
            speaks();
        }

        void glance(Instant since) {
            glanced = since;
            loop.confirmSoon(Duration.ZERO);
        }

        private void speaks() {
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
            station.journal().left(target(), due, station.now());
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
            station.journal().skipped(target(), due, now);
            perform(monitor.skipped(target(), due, now));
        }

        @Override
        public boolean doubts() {
            return monitor.doubts(target());
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
                speaks();
            }
        }
    }
}
