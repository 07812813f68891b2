package io.vedette.simulation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.alert.Matcher;
import io.vedette.alert.Route;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackOrder;
import io.vedette.engine.Board;
import io.vedette.engine.EffectRunner;
import io.vedette.engine.Station;
import io.vedette.fakes.Plans;
import io.vedette.fakes.SimulatedTime;
import io.vedette.monitor.Journal;
import io.vedette.monitor.ServicePlan;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.notify.Integration;
import io.vedette.notify.Notifications;
import io.vedette.notify.Surroundings;
import io.vedette.target.Target;
import io.vedette.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The whole daemon in simulated time, as app wires it, among simulated targets and people: everything between a due time and a person's telephone is the
 * product's own code. One seed makes one world; the same seed makes the same world again.
 */
final class World {
    static final Duration INTERVAL = Duration.ofSeconds(10);

    final SimulatedTime time = new SimulatedTime();
    final Random random;
    final Instant start = time.instant();
    final FakeNetwork network;
    final Timeline timeline = new Timeline(100_000);
    final Board board = new Board();
    final List<ServicePlan> plans = new ArrayList<>();
    final List<FakePhone> phones = new ArrayList<>();
    final Map<String, List<RollbackOrder>> takenBack = new HashMap<>();
    final Notifications notifications;
    final Station station;
    private int deployments;
    private int mostTakenBack;
    private boolean calm;
    Duration stalled = Duration.ZERO;

    World(long seed, int services) {
        random = new Random(seed);
        network = new FakeNetwork(time, random);
        phones.add(new FakePhone("chat", time, new Random(seed + 1)));
        phones.add(new FakePhone("mail", time, new Random(seed + 2)));
        var meters = new SimpleMeterRegistry();
        notifications = new Notifications(
                route(),
                List.of(
                        new Integration("oncall", "chat", phones.get(0)),
                        new Integration("oncall", "mail", phones.get(1))),
                new Surroundings(time, time, new Random(seed + 3), timeline::append, meters));
        var effects = new EffectRunner(notifications::tell, this::takeBack, timeline::append, meters);
        station = new Station(0, time, time, network::probe, board, Journal.NONE, effects::perform);
        station.start();
        for (int number = 0; number < services; number++) {
            plans.add(Plans.service("service-" + number, 1 + number % 3, INTERVAL));
        }
        plans.forEach(station::add);
    }

    private static Route route() {
        var critical = new Route(
                "oncall",
                List.of(new Matcher("severity", "critical")),
                List.of("service"),
                Duration.ZERO,
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                List.of());
        return new Route(
                "oncall",
                List.of(),
                List.of("service"),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofHours(12),
                List.of(critical));
    }

    /** The first {@code count} services have moody targets; the others are always well. */
    World withMoodyServices(int count) {
        plans.stream()
                .limit(count)
                .flatMap(plan -> plan.service().targets().stream())
                .map(Target::id)
                .forEach(network::makeMoody);
        return this;
    }

    /** Deploys a version to a random service every {@code every}; every other one breaks it until it is taken back. */
    World withDeployments(Duration every) {
        time.at(time.instant().plus(every), () -> {
            if (calm) {
                return;
            }
            deploy(plans.get(random.nextInt(plans.size())).name(), random.nextBoolean());
            withDeployments(every);
        });
        return this;
    }

    /** Stalls the event loop now and then, as a long collection or a suspended machine does. */
    World withStalls(Duration every, Duration pause) {
        time.at(time.instant().plus(every), () -> {
            stalled = stalled.plus(pause);
            time.stall(pause);
            withStalls(every, pause);
        });
        return this;
    }

    void stopDeployments() {
        calm = true;
    }

    void deploy(String service, boolean bad) {
        String id = "d-" + ++deployments;
        station.deploy(new Deployment(id, service, "v" + deployments, "v0", null, null, "pipeline", time.instant()));
        if (bad) {
            network.breakService(service);
            time.at(time.instant().plus(Duration.ofHours(1)), () -> network.mendService(service));
        }
    }

    /** The platform takes the version back half a minute after it was asked to. */
    private void takeBack(RollbackOrder order) {
        takenBack
                .computeIfAbsent(order.deployment().id(), _ -> new ArrayList<>())
                .add(order);
        time.at(
                time.instant().plusSeconds(30),
                () -> network.mendService(order.deployment().service()));
    }

    int mostTakenBack() {
        return mostTakenBack;
    }

    ServiceSnapshot snapshot(ServicePlan plan) {
        return board.service(plan.name()).orElseThrow();
    }

    void play(Duration length) {
        time.advance(length);
    }
}
