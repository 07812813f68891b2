package io.vedette.engine;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackProgress;
import io.vedette.maintenance.Excuse;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.monitor.Effect;
import io.vedette.monitor.Journal;
import io.vedette.monitor.LatencyQuestion;
import io.vedette.monitor.LoopSnapshot;
import io.vedette.monitor.Recalled;
import io.vedette.monitor.ServiceMonitor;
import io.vedette.monitor.ServicePlan;
import io.vedette.probe.Probe;
import io.vedette.sight.Anchors;
import io.vedette.sight.Silence;
import io.vedette.target.Service;
import io.vedette.target.Target;
import io.vedette.time.Scheduler;
import io.vedette.window.Distribution;
import io.vedette.window.LatencyTotals;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All services of one event loop; belongs to that loop. Others read the {@link Board}, and come in through {@link Fleet}.
 */
public final class Station {
    /** In so many seconds every service is saved once. */
    static final int TURNS = 180;

    private static final int SNAPSHOTS_AT_ONCE = 50;

    /** A tenth of a millisecond each: when thousands of alerts come at once, most say how fast a service answers when they are told again. */
    private static final int PACES_A_SECOND = 100;

    private final int number;
    private final InstantSource clock;
    private final Scheduler scheduler;
    private final Function<Target, Probe> probes;
    private final Board board;
    private final Journal journal;
    private final MaintenanceBook maintenance;
    private final Consumer<List<Effect>> outside;
    private final LoopLag lag;
    private final Portions<ServiceRunner> publishing;
    private final Beat beat;
    private final Silence silence = new Silence();
    private boolean blind;
    private @Nullable AnchorWatch anchored;
    private final Roster services = new Roster();
    private final LatencyTotals lateness = new LatencyTotals();
    private final Allowance paces = new Allowance(PACES_A_SECOND);
    private int glances;
    private long skipped;

    /**
     * @param probes makes the probe of a target, on this loop
     * @param journal of this loop
     * @param maintenance which services are worked on, and when
     * @param outside takes effects that leave this loop, in their order, and must not block
     */
    public Station(
            int number,
            InstantSource clock,
            Scheduler scheduler,
            Function<Target, Probe> probes,
            Board board,
            Journal journal,
            MaintenanceBook maintenance,
            Consumer<List<Effect>> outside) {
        this.number = number;
        this.clock = clock;
        this.scheduler = scheduler;
        this.probes = probes;
        this.board = board;
        this.journal = journal;
        this.maintenance = maintenance;
        this.outside = outside;
        this.lag = new LoopLag(clock, scheduler);
        this.beat = new Beat(clock, scheduler, this);
        this.publishing = new Portions<>(clock, scheduler, SNAPSHOTS_AT_ONCE, this::publishIfChanged);
    }

    public void start() {
        lag.start();
        beat.start();
    }

    /** Stops every probe; nothing is told any more. */
    public void stop() {
        beat.stop();
        unanchor();
        services.all().forEach(ServiceRunner::stop);
    }

    /**
     * Takes up a service whose monitor knows what an earlier process knew. What is open is told anew: whoever has heard of it knows that it has.
     *
     * @param since what it wants done for the time in which there was no process
     * @param known what that process told of it
     */
    public void resume(ServiceMonitor monitor, List<Effect> since, Recalled known) {
        var effects = new ArrayList<>(since);
        effects.addAll(monitor.resume(now()));
        effects.addAll(monitor.recall(known.without(effects), now()));
        effects.addAll(monitor.reminders());
        start(monitor).perform(effects);
    }

    public void add(ServicePlan plan) {
        add(plan, Recalled.NOTHING);
    }

    /** Adds a service with what an earlier process told of it, whose monitor is lost. */
    public void add(ServicePlan plan, Recalled known) {
        var monitor = new ServiceMonitor(plan, now());
        var effects = monitor.recall(known, now());
        start(monitor).perform(effects);
    }

    /** Puts a changed plan in force: what still means the same is taken over, what does not is resolved. */
    public void change(ServicePlan plan) {
        ServiceRunner runner = services.remove(plan.name());
        if (runner == null) {
            add(plan);
            return;
        }
        ServiceMonitor before = runner.monitor();
        var monitor = new ServiceMonitor(plan, now(), before);
        runner.perform(before.retire(monitor, now(), "no longer watched: the configuration changed"));
        runner.goOn(monitor);
        List<Effect> settled = monitor.settle(now());
        begin(runner);
        runner.perform(settled);
    }

    public void remove(String service) {
        ServiceRunner runner = services.remove(service);
        if (runner != null) {
            runner.stop();
            runner.perform(runner.monitor().retire(null, now(), "no longer watched: removed from the configuration"));
            board.remove(service);
        }
    }

    /** Opens a watch; answers the deployment as it was taken, or nothing when this loop has no such service. */
    public Optional<Deployment> deploy(Deployment reported) {
        ServiceRunner runner = services.find(reported.service());
        if (runner == null) {
            return Optional.empty();
        }
        Deployment deployment = reported.after(runner.monitor().version());
        runner.perform(runner.monitor().deploy(deployment, now()));
        runner.save(now());
        return Optional.of(deployment);
    }

    public void progress(RollbackProgress progress) {
        ServiceRunner runner = services.find(progress.service());
        if (runner != null) {
            runner.perform(runner.monitor().progress(progress));
            runner.perform(runner.monitor().reminders()); // what was tried is part of what is told
            publish(runner);
        }
    }

    /** Empty when this loop has no such service, or it no such endpoint. */
    public Optional<Distribution> latencies(LatencyQuestion question) {
        return Optional.ofNullable(services.find(question.service()))
                .flatMap(runner -> runner.monitor().latencies(question, now()));
    }

    /** What falls silent here; may be read from any thread. */
    public Silence silence() {
        return silence;
    }

    /** Looks at these anchors, and no more at those before. */
    void anchor(List<Target> targets, Anchors anchors) {
        unanchor();
        var watch = new AnchorWatch(targets, anchors, this);
        watch.start();
        anchored = watch;
    }

    /** Looks at the anchors now, out of turn. */
    void glanceAtAnchors() {
        AnchorWatch watch = anchored;
        if (watch != null) {
            watch.glance();
        }
    }

    private void unanchor() {
        AnchorWatch watch = anchored;
        if (watch != null) {
            watch.stop();
        }
    }

    /** What was not answered since {@code since} was not measured, nor is it from now on. */
    public void blinded(Instant since) {
        blind = true;
        Instant now = now();
        services.all().forEach(runner -> runner.revoke(since, now));
        journal.blinded(since, now);
        services.all().forEach(runner -> runner.perform(runner.monitor().blinded(since, now)));
    }

    /** What is found counts again. */
    public void see() {
        blind = false;
    }

    /** Looks at {@code most} endpoints that had answered, out of turn, each time at others: what they answer says whether our own network carries. */
    public void glance(int most) {
        Instant now = now();
        var calm = services.all().stream()
                .flatMap(runner -> runner.calm(now).stream())
                .toList();
        int asked = Math.min(most, calm.size());
        silence.glance(asked, now);
        for (int i = 0; i < asked; i++) {
            calm.get((glances + i * calm.size() / asked) % calm.size()).accept(now);
        }
        glances++;
    }

    boolean isBlind() {
        return blind;
    }

    Journal journal() {
        return journal;
    }

    ProbeLoop probeLoop(Target target, ProbeLoop.Listener listener) {
        return new ProbeLoop(target, probes.apply(target), clock, scheduler, lag, listener);
    }

    Excuse excuse(Service service) {
        return new Excuse(maintenance, service.name(), service.labels());
    }

    Instant now() {
        return clock.instant();
    }

    boolean mayAskPace(Instant now) {
        return paces.take(now);
    }

    void late(Duration by) {
        lateness.record(by.toNanos() / 1000);
    }

    void skipped() {
        skipped++;
    }

    /** Puts every service on the board that has changed since it was put there, some at a time, so that no probe waits for all of them. */
    public Future<Void> publishChanged() {
        return publishing.start(services.all());
    }

    private void publishIfChanged(ServiceRunner runner) {
        if (!runner.isStopped() && runner.takeChanged()) {
            board.put(runner.snapshot(now()));
        }
    }

    void publish(ServiceRunner runner) {
        runner.takeChanged();
        board.put(runner.snapshot(now()));
    }

    void handOver(List<Effect> effects) {
        outside.accept(effects);
    }

    private ServiceRunner start(ServiceMonitor monitor) {
        var runner = new ServiceRunner(this, monitor);
        begin(runner);
        return runner;
    }

    /** What its monitor knows is kept before anything is told to it. */
    private void begin(ServiceRunner runner) {
        services.add(runner);
        publish(runner);
        journal.begin(runner.monitor(), now());
        runner.start();
    }

    /** Another second begins; gives the services that there are. */
    List<ServiceRunner> beginSecond(Instant now) {
        journal.ticked(now);
        return services.all();
    }

    /** A second of one service. Once a round it is also saved: what a restart has to tell again is never more than that. */
    void tick(ServiceRunner runner, Instant second) {
        Instant now = now();
        board.exchange(runner.monitor());
        runner.tick(now);
        if (runner.turn() == Math.floorMod(second.getEpochSecond(), TURNS)) {
            runner.save(now);
        }
    }

    /** How this loop itself does. */
    void report(Instant now) {
        journal.flush();
        board.put(new LoopSnapshot(number, services.targets(), lateness.snapshot(), skipped, lag.last()), now);
    }
}
