package io.vedette.simulation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.alert.Alert;
import io.vedette.alert.Route;
import io.vedette.delivery.Delivery;
import io.vedette.deployment.Order;
import io.vedette.deployment.RollbackProgress;
import io.vedette.engine.Board;
import io.vedette.engine.EffectRunner;
import io.vedette.engine.Fleet;
import io.vedette.engine.Outlook;
import io.vedette.engine.Station;
import io.vedette.fakes.SimulatedTime;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.monitor.Effect;
import io.vedette.monitor.Journal;
import io.vedette.monitor.Recalled;
import io.vedette.monitor.ServicePlan;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.notify.Integration;
import io.vedette.notify.Notifications;
import io.vedette.notify.Receiver;
import io.vedette.rollback.Action;
import io.vedette.rollback.RollbackBook;
import io.vedette.rollback.RollbackSpec;
import io.vedette.rollback.Rollbacks;
import io.vedette.rollback.Terms;
import io.vedette.secret.Secret;
import io.vedette.store.Fact;
import io.vedette.store.Facts;
import io.vedette.store.Kept;
import io.vedette.store.Recollections;
import io.vedette.timeline.Timeline;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/**
 * One process of a simulated daemon, wired as app wires it, from its start to a kill. After that nothing it does has any effect: which is what a kill at that
 * instruction is.
 */
final class Life {
    private static final int EVENTS = 100_000;
    private static final int RECALLED = 100;
    private static final RollbackSpec SPEC = spec("take-back");
    private static final RollbackSpec FAILOVER = spec("failover");

    final Timeline timeline = new Timeline(EVENTS);
    private final Board board = new Board();
    final Notifications notifications;
    final Rollbacks rollbacks;
    final Station station;
    final EffectRunner effects;
    private final Outlook outlook;
    private final World world;
    private final SimulatedTime time;
    private final Mortal process;

    Life(World world, Route route, long seed) {
        this.world = world;
        this.time = world.time;
        this.process = new Mortal(time, world::mayDie);
        Recollections earlier = world.disk.read(Recollections.last(RECALLED));
        timeline.recall(earlier.events());
        timeline.listen(event -> keep(Facts.of(event)));
        var meters = new SimpleMeterRegistry();
        var integrations = world.phones.stream()
                .map(phone -> new Integration("oncall", phone.name(), telephone(phone)))
                .toList();
        var maintenance = new MaintenanceBook();
        outlook = new Outlook(time, maintenance, around(), timeline::append, meters);
        notifications = new Notifications(
                route,
                integrations,
                new io.vedette.notify.Surroundings(
                        time, process, new Random(seed), timeline::append, meters, change -> keep(Facts.of(change))
                                .mapEmpty()),
                outlook.hold());
        rollbacks = new Rollbacks(
                List.of(SPEC, FAILOVER),
                Terms.DEFAULT,
                _ -> new Telegraph(),
                progress -> process.at(time.instant(), () -> progressed(progress)),
                new io.vedette.rollback.Surroundings(
                        time, process, new Random(seed + 1), timeline::append, meters, state -> keep(Facts.of(state))
                                .map(kept ->
                                        kept == Kept.ON_DISK ? RollbackBook.Kept.SAFELY : RollbackBook.Kept.NOT_YET)));
        effects = new EffectRunner(
                this::keepEffects,
                alert -> notifications.tell(outlook.told(alert)),
                notifications::seen,
                outlook::request,
                rollbacks::unneeded,
                rollbacks::deployed,
                timeline::append,
                meters);
        outlook.open(notifications::holdsChanged, rollbacks::request, rollbacks::blind);
        outlook.recall(earlier.alerts().firing());
        station = new Station(0, time, process, world.network::probe, board, Journal.NONE, maintenance, this::take);
        outlook.watch(
                new Fleet(List.of(new Fleet.Member(station, task -> process.at(time.instant(), task)))), this::take);
        notifications.recall(earlier.alerts());
        station.start();
        world.plans.forEach(plan -> station.add(plan, of(plan.name(), earlier)));
        earlier.watches().forEach(watch -> rollbacks.deployed(watch.deployment()));
        rollbacks.recall(earlier.rollbacks(), outlook::request);
        beat();
    }

    private Outlook.Around around() {
        return new Outlook.Around(world.plans.stream().map(ServicePlan::service).toList(), List.of());
    }

    private void beat() {
        process.at(time.instant().plusSeconds(1), () -> {
            outlook.beat(time.instant());
            beat();
        });
    }

    private static Recalled of(String service, Recollections earlier) {
        List<Alert> firing = earlier.alerts().firing().stream()
                .filter(alert -> alert.service().equals(service))
                .toList();
        return new Recalled(
                firing,
                earlier.watches().stream()
                        .filter(watch -> watch.deployment().service().equals(service))
                        .toList());
    }

    /** Every service as whoever asks sees it. */
    Collection<ServiceSnapshot> services() {
        station.publishChanged();
        return board.services();
    }

    ServiceSnapshot service(String name) {
        station.publishChanged();
        return board.service(name).orElseThrow();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** From now on nothing that it does has any effect. */
    void kill() {
        process.kill();
    }

    private void progressed(RollbackProgress progress) {
        station.progress(progress);
    }

    private void take(List<Effect> wanted) {
        process.at(time.instant(), () -> effects.perform(wanted));
    }

    private Future<Void> keepEffects(List<Effect> wanted) {
        return Facts.areIn(wanted) ? keep(Facts.of(wanted)).mapEmpty() : Future.succeededFuture();
    }

    /** Keeps a fact, unless the process dies right before or after. */
    Future<Kept> keep(Fact fact) {
        return process.crossing(() -> world.disk.keep(fact));
    }

    private Receiver telephone(FakePhone phone) {
        return notice -> process.crossing(() -> phone.send(notice));
    }

    private static RollbackSpec spec(String name) {
        var platform = new RollbackSpec.SignedWebhook(
                new Secret("http://platform/"), new Secret("whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ="));
        return new RollbackSpec(name, platform, false, Duration.ZERO, null);
    }

    private final class Telegraph implements Action {
        @Override
        public Future<Delivery> request(Order order) {
            return process.crossing(() -> world.platform.request(order));
        }

        @Override
        public Delivery lost(String why) {
            return world.platform.lost(why);
        }
    }
}
