package io.vedette.simulation;

import io.vedette.alert.Matcher;
import io.vedette.alert.Route;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.RollbackState;
import io.vedette.deployment.WatchPlan;
import io.vedette.fakes.Plans;
import io.vedette.fakes.SimulatedTime;
import io.vedette.monitor.AlertPlan;
import io.vedette.monitor.RemedyPlan;
import io.vedette.monitor.ServicePlan;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.store.Recollections;
import io.vedette.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    final FakePlatform platform;
    final FakeDisk disk;
    final List<ServicePlan> plans = new ArrayList<>();
    final List<FakePhone> phones = new ArrayList<>();
    Life life;
    private final long seed;
    private final Random fate;
    /** What a pipeline reported and was not answered yet: it will report it again. */
    private final Map<String, Deployment> unanswered = new LinkedHashMap<>();

    private int deployments;
    private int crashes;
    private int mortality;
    private boolean calm;
    Duration stalled = Duration.ZERO;

    World(long seed, int services) {
        this(seed, services, true);
    }

    private static final List<Matcher> DOWN = List.of(new Matcher("alertname", "EndpointDown"));

    /** A world whose services have no objectives if {@code judged} is false: what fires then heals as soon as the endpoints do. */
    World(long seed, int services, boolean judged) {
        this(seed, services, judged, Mode.AUTOMATIC);
    }

    /** One in which rollbacks are requested as {@code mode} says. */
    World(long seed, int services, boolean judged, Mode mode) {
        this.seed = seed;
        random = new Random(seed);
        fate = new Random(seed + 4);
        network = new FakeNetwork(time, random);
        disk = new FakeDisk(time, new Random(seed + 5));
        platform = new FakePlatform(time, new Random(seed + 6), seed % 2 == 0, network::mendService);
        phones.add(new FakePhone("chat", time, new Random(seed + 1)));
        phones.add(new FakePhone("mail", time, new Random(seed + 2)));
        for (int number = 0; number < services; number++) {
            ServicePlan plan = Plans.service("service-" + number, 1 + number % 3, INTERVAL);
            WatchPlan usual = plan.deployments();
            var watched = new WatchPlan(usual.watch(), usual.verify(), usual.onRegression(), mode, usual.guarded());
            plans.add(new ServicePlan(
                    plan.service(),
                    judged ? plan.slos() : List.of(),
                    watched,
                    AlertPlan.DEFAULT,
                    List.of(new RemedyPlan("failover", DOWN, mode, Duration.ofMinutes(5)))));
        }
        life = new Life(this, route(), seed + 3);
    }

    /** Whenever something leaves the process, it may die: once in {@code crossings} times, on average. */
    World withMortality(int crossings) {
        mortality = crossings;
        return this;
    }

    void mayDie() {
        if (mortality > 0 && life.isAlive() && fate.nextInt(mortality) == 0) {
            crash();
        }
    }

    /** Kills the daemon now, and starts it again a while later. */
    void crash() {
        if (!life.isAlive()) {
            return;
        }
        crashes++;
        life.kill();
        disk.crash();
        network.hangUp();
        phones.forEach(FakePhone::hangUp);
        time.at(time.instant().plusMillis(fate.nextInt(90_000)), this::restart);
    }

    private void restart() {
        var known = remembered().alerts().correspondence();
        phones.forEach(phone -> known.stream()
                .filter(knew -> knew.integration().contains(phone.name()))
                .forEach(phone::perhapsHeard));
        life = new Life(this, route(), seed + 100 + crashes);
        var again = List.copyOf(unanswered.values());
        unanswered.clear();
        again.forEach(this::report);
    }

    /** How often the daemon was killed. */
    int crashes() {
        return crashes;
    }

    Recollections remembered() {
        return disk.read(Recollections.last(10));
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
        int number = ++deployments;
        if (bad) {
            network.breakService(service);
            time.at(time.instant().plus(Duration.ofHours(1)), () -> network.mendService(service));
        }
        report(new Deployment("d-" + number, service, "v" + number, "v0", null, null, "pipeline", time.instant()));
    }

    /** Reports as a pipeline does: again under another id, until it is answered. */
    private void report(Deployment deployment) {
        String id = deployment.id() + "x".repeat(unanswered.containsKey(deployment.id()) ? 1 : 0);
        var reported = new Deployment(
                id,
                deployment.service(),
                deployment.version(),
                deployment.previousVersion(),
                null,
                null,
                deployment.by(),
                time.instant());
        unanswered.put(
                id,
                new Deployment(
                        id + "x",
                        reported.service(),
                        reported.version(),
                        "v0",
                        null,
                        null,
                        "pipeline",
                        time.instant()));
        if (life.isAlive()) {
            life.station.deploy(reported);
            time.at(time.instant(), () -> life.keep(_ -> {}).onSuccess(_ -> unanswered.remove(id)));
        }
    }

    /** Somebody says yes to whatever waits for it, or no; two people at once, now and then. */
    void decide(Random person) {
        if (!life.isAlive()) {
            return;
        }
        Life asked = life;
        asked.rollbacks.states().stream()
                .filter(state -> state.stage() == Stage.AWAITING_APPROVAL)
                .map(RollbackState::id)
                .forEach(id -> decide(asked, id, person));
    }

    private static void decide(Life asked, String deployment, Random person) {
        for (int people = 1 + person.nextInt(2); people > 0 && asked.isAlive(); people--) {
            if (person.nextInt(3) == 0) {
                asked.rollbacks.reject(deployment, "bob");
            } else {
                asked.rollbacks.approve(deployment, "ann");
            }
        }
    }

    ServiceSnapshot snapshot(ServicePlan plan) {
        return life.service(plan.name());
    }

    void play(Duration length) {
        time.advance(length);
    }
}
