package io.vedette.app;

import io.vedette.alert.Alert;
import io.vedette.alert.Held;
import io.vedette.alert.Silence;
import io.vedette.alert.trail.Prospect;
import io.vedette.config.Configuration;
import io.vedette.deployment.Decision;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackState;
import io.vedette.engine.EffectRunner;
import io.vedette.engine.Fleet;
import io.vedette.engine.Lookout;
import io.vedette.engine.LoopScheduler;
import io.vedette.engine.LoopVerticle;
import io.vedette.engine.Outlook;
import io.vedette.monitor.Effect;
import io.vedette.notify.Integration;
import io.vedette.notify.Notifications;
import io.vedette.notify.Surroundings;
import io.vedette.notify.receivers.Receivers;
import io.vedette.rollback.Actions;
import io.vedette.rollback.Rollbacks;
import io.vedette.store.ReportedKey;
import io.vedette.timeline.Event;
import io.vedette.timeline.Timeline;
import io.vedette.web.Commands.RollbackWish;
import io.vedette.web.Commands.SilenceWish;
import io.vedette.web.Commands.Silencing;
import io.vedette.web.Commands.TakenBack;
import io.vedette.web.Drills;
import io.vedette.web.act.Signer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where people and platforms are told from: notifications, rollbacks and the timeline, on the couriers' event loop. What happens here never delays a probe.
 */
final class Desk implements LoopVerticle.Resident, Drills {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final LoopScheduler loop;
    private final InstantSource clock;
    private final Timeline timeline;
    private final Receivers receivers;
    private final DrillYard drills;
    private final DryRuns dryRuns;
    private @Nullable Reports reports;
    private final Actions actions;
    private final Hushing hushing;
    private final Holds holds;
    private final Surroundings surroundings;
    private final Notifications notifications;
    private final Attention attention;
    private final Rollbacks rollbacks;
    private final TakingBack takingBack;
    private final EffectRunner effects;
    private final Memory memory;
    private final Outlook outlook;
    private final SelfCare selfCare;
    private volatile int depth;
    private volatile Map<String, Held> held = Map.of();
    private volatile List<Alert> ours = List.of();
    private boolean stopped;

    /**
     * @param memory what earlier lives left; open alerts and what was told of them are taken over at once, the rest by {@link #resume}
     * @param signer signs the links of messages
     * @param progress hears how far rollbacks came, on this loop
     */
    Desk(
            Foundations base,
            Memory memory,
            LoopScheduler loop,
            Configuration configuration,
            Consumer<RollbackProgress> progress,
            Vigil vigil,
            Signer signer) {
        this.loop = loop;
        this.clock = base.clock();
        this.timeline = base.timeline();
        this.memory = memory;
        var vertx = base.vertx();
        var meters = base.meters();
        var random = new Random();
        // Signatures are dated by the wall clock: receivers refuse one that is minutes off.
        this.receivers =
                new Receivers(vertx, base.clock().wall(), configuration.server().externalUrl());
        this.drills = new DrillYard(configuration, receivers, clock, this::happened);
        this.actions = new Actions(vertx, base.clock().wall());
        this.dryRuns = new DryRuns(configuration, actions.rehearsals(), clock, this::happened);
        this.hushing = new Hushing(clock, loop, memory::keep, this::happened);
        this.outlook = new Outlook(clock, base.maintenance(), Holds.around(configuration), this::happened, meters);
        this.holds = new Holds(outlook, hushing, configuration);
        var externalUrl = configuration.server().externalUrl();
        this.surroundings = new Surroundings(
                clock,
                loop,
                random,
                this::happened,
                meters,
                new Dispatch(memory),
                this::say,
                notice -> MessageLinks.of(notice, signer, externalUrl));
        this.notifications =
                new Notifications(configuration.route(), integrations(configuration), surroundings, holds.all());
        this.attention = new Attention(loop, clock, memory, notifications, this::happened);
        this.rollbacks = new Rollbacks(
                configuration.actions(),
                configuration.interlocks(),
                actions::action,
                progress,
                new io.vedette.rollback.Surroundings(
                        clock, loop, random, this::happened, meters, memory::keep, externalUrl));
        this.effects = new EffectRunner(
                memory::keep,
                this::tell,
                notifications::seen,
                outlook::request,
                rollbacks::unneeded,
                rollbacks::deployed,
                this::happened,
                meters);
        this.takingBack = new TakingBack(configuration, List.of(rollbacks::expect, effects::expect));
        outlook.open(notifications::holdsChanged, rollbacks::request, rollbacks::blind);
        outlook.recall(memory.earlier().alerts().firing());
        this.selfCare = new SelfCare(base, vigil, loop, memory, this::say);
        selfCare.update(configuration);
        timeline.recall(memory.earlier().events());
        timeline.listen(memory::keep);
        hushing.recall(memory.earlier().silences());
        notifications.recall(memory.earlier().alerts());
        arm();
    }

    private void tell(Alert alert) {
        attention.tell(outlook.told(alert));
    }

    /** Begins to look at what falls silent on the event loops of {@code fleet}; from any thread. */
    void watch(Fleet fleet) {
        loop.execute(() -> outlook.watch(fleet, effects::perform));
    }

    /** Takes what another configuration says of the world around: what needs what, anchors, the dead-man switch, services; from any thread. */
    Future<Void> surround(Configuration configuration) {
        return done(() -> {
            holds.surround(configuration);
            selfCare.update(configuration);
            takingBack.update(configuration);
            dryRuns.update(configuration);
        });
    }

    /** Goes on with the rollbacks of earlier lives, and closes the alerts of services that are not watched any more; once {@code services} are. */
    void resume(List<String> services) {
        loop.execute(() -> {
            memory.earlier().watches().forEach(watch -> rollbacks.deployed(watch.deployment()));
            rollbacks.recall(memory.earlier().rollbacks(), outlook::request);
            memory.orphans(services).stream()
                    .filter(orphan -> !outlook.goesOn(orphan))
                    .forEach(this::close);
            effects.perform(List.of(new Effect.Seen(Lookout.OURS)));
        });
    }

    private void close(Alert orphan) {
        String why = orphan.service().equals(Lookout.OURS)
                ? "Vedette was started again: what still holds is told anew"
                : "no longer watched: removed from the configuration while Vedette was away";
        effects.perform(
                List.of(new Effect.Tell(orphan.resolvedAt(clock.instant(), why)), new Effect.Seen(orphan.service())));
    }

    /** Plays an alert to nobody, so that the first real one is told as fast as all others; from any thread. */
    void rehearse(Vertx vertx) {
        loop.execute(() -> DressRehearsal.begin(vertx, surroundings, receivers));
    }

    /** Completes when everything that was handed over before it is kept; from any thread. */
    Future<Void> kept() {
        return asked(memory::flush);
    }

    /** Keeps a key after what was handed over before it; from any thread. */
    Future<Void> keep(ReportedKey key) {
        return asked(() -> memory.keep(key));
    }

    /** Does what monitors want done; from any thread, in the order of the calls of each. */
    void take(List<Effect> wanted) {
        loop.execute(() -> effects.perform(wanted));
    }

    /** Puts an event on the timeline; from any thread. */
    void tell(Event event) {
        loop.execute(() -> happened(event));
    }

    /** How far the last rollbacks came; from any thread. */
    List<RollbackState> rollbacks() {
        return rollbacks.states();
    }

    /** A person's word on a rollback; from any thread. */
    Future<Decision> decide(String deployment, String by, boolean yes) {
        return asked(() -> yes ? rollbacks.approve(deployment, by) : rollbacks.reject(deployment, by));
    }

    /** Takes a deployment back because a person wants it; from any thread. */
    Future<TakenBack> takeBack(RollbackWish wish, Deployment deployment) {
        return asked(() -> takingBack
                .order(wish, deployment)
                .map(order -> rollbacks
                        .takeBack(order, wish.by(), wish.override() != null)
                        .<TakenBack>map(TakenBack.Decided::new))
                .orElseGet(() -> Future.succeededFuture(new TakenBack.NoAction())));
    }

    /** Takes another configuration's receivers, routes and rollbacks; from any thread. */
    Future<Void> update(Configuration configuration) {
        return done(() -> {
            holds.update(configuration);
            notifications.update(configuration.route(), integrations(configuration));
            rollbacks.update(configuration.actions(), configuration.interlocks());
            drills.update(configuration);
            if (reports != null) {
                reports.update(configuration);
            }
        });
    }

    /** Begins to tell reports; {@code earlier} says when each was told last. From any thread. */
    void report(ReportWriter writer, Map<String, Instant> earlier, Configuration configuration) {
        loop.execute(() -> {
            var begun = new Reports(
                    clock,
                    loop,
                    writer::write,
                    spec -> receivers.integrations(List.of(spec)),
                    memory::reported,
                    this::happened);
            begun.recall(earlier);
            begun.update(configuration);
            reports = begun;
        });
    }

    Attention attention() {
        return attention;
    }

    /** Makes a silence; from any thread. */
    Future<Silencing> silence(SilenceWish wish, @Nullable String key) {
        return asked(() -> hushing.make(wish, key));
    }

    /** Ends a silence; from any thread. */
    Future<Optional<Silence>> expireSilence(String id) {
        return asked(() -> hushing.expire(id, notifications::holdsChanged));
    }

    /** Every silence that is not forgotten; from any thread. */
    List<Silence> silences() {
        return hushing.all();
    }

    /** Brings {@link #held} up to date; from any thread. */
    Future<Void> publish() {
        return done(() -> {
            held = notifications.held();
            ours = notifications.firingOf(Lookout.OURS);
        });
    }

    /** What receivers know of an episode, and are told next; from any thread. */
    Future<List<Prospect>> prospects(String episode) {
        return seen(() -> notifications.prospects(episode));
    }

    /** What fires of Vedette itself, as of the last {@link #publish}; from any thread. */
    List<Alert> ours() {
        return ours;
    }

    /** The episodes that nobody is told of for now, and why, as of the last {@link #publish}; from any thread. */
    Map<String, Held> held() {
        return held;
    }

    @Override
    public Future<List<Reach>> receivers() {
        return seen(drills::receivers);
    }

    @Override
    public Future<Drilled> drill(Order order, @Nullable String key) {
        return asked(() -> drills.drill(order, key));
    }

    @Override
    public Future<Rehearsal> rehearse(Undo undo) {
        return asked(() -> dryRuns.rehearse(undo));
    }

    ServiceManager manager() {
        return selfCare.manager();
    }

    /** Deliveries that wait, as of the last second; from any thread. */
    int depth() {
        return depth;
    }

    /** Deliveries that wait once everything asked of the desk before has been done; from any thread. */
    Future<Integer> waiting() {
        return seen(this::count);
    }

    private int count() {
        return effects.depth() + notifications.depth() + rollbacks.depth();
    }

    @Override
    public Future<Void> stop() {
        stopped = true;
        selfCare.close();
        notifications.close();
        if (reports != null) {
            reports.close();
        }
        rollbacks.close();
        actions.close();
        return Future.succeededFuture();
    }

    private void happened(Event event) {
        var line = LOG.atInfo().addKeyValue("event", event.kind().label());
        (event.service() == null ? line : line.addKeyValue("service", event.service())).log(event.text());
        timeline.append(event);
    }

    private void arm() {
        loop.at(clock.instant().plus(BEAT), this::beat);
    }

    private void beat() {
        if (stopped) {
            return;
        }
        depth = count();
        selfCare.beat(clock.instant());
        outlook.beat(clock.instant());
        arm();
    }

    /** Tells of the daemon itself. */
    private void say(Alert alert) {
        var kind = alert.firing() ? Event.Kind.ALERT_FIRED : Event.Kind.ALERT_RESOLVED;
        String text = alert.summary() + ": " + alert.description();
        effects.perform(List.of(
                new Effect.Happened(Event.of(clock.instant(), kind, alert.service(), text)), new Effect.Tell(alert)));
    }

    private List<Integration> integrations(Configuration configuration) {
        return LastResort.added(receivers.integrations(configuration.receivers()), configuration.route());
    }

    /** What {@code work} comes to, done on this loop. */
    private <T> Future<T> asked(Supplier<Future<T>> work) {
        return Future.future(answer -> loop.execute(() -> work.get().onComplete(answer)));
    }

    /** What is seen on this loop. */
    private <T> Future<T> seen(Supplier<T> look) {
        return asked(() -> Future.succeededFuture(look.get()));
    }

    private Future<Void> done(Runnable work) {
        return seen(() -> {
            work.run();
            return null;
        });
    }
}
