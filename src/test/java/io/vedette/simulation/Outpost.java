package io.vedette.simulation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.alert.Alert;
import io.vedette.alert.Hold;
import io.vedette.alert.Route;
import io.vedette.alert.Silence;
import io.vedette.alert.Silences;
import io.vedette.delivery.Delivery;
import io.vedette.engine.Board;
import io.vedette.engine.EffectRunner;
import io.vedette.engine.Fleet;
import io.vedette.engine.Outlook;
import io.vedette.engine.Outlook.Around;
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
import io.vedette.notify.Surroundings;
import io.vedette.store.Fact;
import io.vedette.store.Facts;
import io.vedette.store.Kept;
import io.vedette.store.Recollections;
import io.vedette.target.Target;
import io.vedette.time.Scheduler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** One process that watches a large fleet, with all that holds its alerts, wired as app wires it; from its start to a kill, after which nothing it does has any effect. */
final class Outpost {
    private final SimulatedTime time;
    private final FakeDisk disk;
    private final Uplink uplink;
    private final Board board = new Board();
    private final Station station;
    private final Silences silences = new Silences();
    private final Outlook outlook;
    private final Notifications notifications;
    private final EffectRunner effects;
    private boolean alive = true;

    Outpost(
            SimulatedTime time,
            FakeDisk disk,
            Uplink uplink,
            List<ServicePlan> plans,
            List<Target> anchors,
            Route route,
            Consumer<Alert> phone,
            MaintenanceBook maintenance) {
        this.time = time;
        this.disk = disk;
        this.uplink = uplink;
        Recollections earlier = disk.read(Recollections.last(10));
        var meters = new SimpleMeterRegistry();
        station = new Station(0, time, this::at, uplink::probe, board, Journal.NONE, maintenance, this::take);
        outlook = new Outlook(time, maintenance, around(plans, anchors), _ -> {}, meters);
        notifications = new Notifications(
                route,
                List.of(new Integration("oncall", "phone", notice -> {
                    notice.alerts().forEach(alive ? phone : _ -> {});
                    return Future.succeededFuture(new Delivery.Delivered("rang"));
                })),
                new Surroundings(time, this::at, new Random(1), _ -> {}, meters, change -> keep(Facts.of(change))
                        .mapEmpty()),
                Hold.firstOf(List.of(outlook.hold(), silences)));
        effects = new EffectRunner(
                this::keepEffects,
                this::tell,
                notifications::seen,
                outlook::request,
                (_, _) -> {},
                _ -> {},
                _ -> {},
                meters);
        outlook.open(notifications::holdsChanged, _ -> {}, _ -> {});
        outlook.recall(earlier.alerts().firing());
        earlier.silences().forEach(silence -> silences.put(silence, time.instant()));
        notifications.recall(earlier.alerts());
        station.start();
        var loops = new Fleet(List.of(new Fleet.Member(station, task -> at(time.instant(), task))));
        outlook.watch(loops, this::take);
        plans.forEach(plan -> station.add(plan, of(plan.name(), earlier)));
        resume(plans, earlier);
        beat();
    }

    private void resume(List<ServicePlan> plans, Recollections earlier) {
        var names = plans.stream().map(ServicePlan::name).toList();
        earlier.alerts().firing().stream()
                .filter(alert -> !names.contains(alert.service()) && !outlook.goesOn(alert))
                .forEach(alert -> take(List.of(new Effect.Tell(alert.resolvedAt(time.instant(), "restarted")))));
        take(List.of(new Effect.Seen("vedette")));
    }

    private static Recalled of(String service, Recollections earlier) {
        return new Recalled(
                earlier.alerts().firing().stream()
                        .filter(alert -> alert.service().equals(service))
                        .toList(),
                List.of());
    }

    private static Around around(Collection<ServicePlan> plans, List<Target> anchors) {
        return new Around(plans.stream().map(ServicePlan::service).toList(), anchors);
    }

    /** Puts other plans in force, as a reload does; those of the same name are changed. */
    void reload(List<ServicePlan> plans, List<Target> anchors) {
        outlook.update(around(plans, anchors));
        plans.forEach(station::change);
    }

    void remove(String service) {
        station.remove(service);
    }

    void silence(Silence silence) {
        keep(Facts.of(silence));
        silences.put(silence, time.instant());
        notifications.holdsChanged();
    }

    /** From now on nothing that it does has any effect. */
    void kill() {
        alive = false;
        disk.crash();
        uplink.hangUp();
    }

    Collection<ServiceSnapshot> services() {
        station.publishChanged();
        return board.services();
    }

    private void tell(Alert alert) {
        notifications.tell(outlook.told(alert));
    }

    private void take(List<Effect> wanted) {
        at(time.instant(), () -> effects.perform(wanted));
    }

    private void beat() {
        at(time.instant().plus(Duration.ofSeconds(1)), () -> {
            outlook.beat(time.instant());
            beat();
        });
    }

    private Future<Void> keepEffects(List<Effect> wanted) {
        return Facts.areIn(wanted) ? keep(Facts.of(wanted)).mapEmpty() : Future.succeededFuture();
    }

    private Future<Kept> keep(Fact fact) {
        return alive ? disk.keep(fact) : Promise.<Kept>promise().future();
    }

    private Scheduler.Timer at(Instant due, Runnable task) {
        return time.at(due, () -> {
            if (alive) {
                task.run();
            }
        });
    }
}
