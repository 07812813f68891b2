package io.vedette.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.vedette.alert.Alert;
import io.vedette.alert.Matcher;
import io.vedette.alert.Route;
import io.vedette.alert.Silence;
import io.vedette.deployment.WatchPlan;
import io.vedette.fakes.Plans;
import io.vedette.fakes.SimulatedTime;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.monitor.ServicePlan;
import io.vedette.target.Labels;
import io.vedette.target.ProbeSpec;
import io.vedette.target.Service;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * The law of our own uplink: while it is cut, whatever else happens, reloads, silences, kills, nobody is paged for anything but the cut, once, and nobody's budget is
 * charged. From seeds; a failure names its seed.
 */
final class UplinkLawTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.vedette");
    private static final long FIRST = 281;
    private static final int SEEDS = 40;

    @BeforeAll
    static void failuresAreNotWorthALine() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void failuresAreLoudAgain() {
        LOG.setLevel(null);
    }

    @Test
    void whileTheUplinkIsCutNobodyIsPagedForAnythingElseAndEverythingIsToldAfterwards() {
        int kills = 0;
        int reloads = 0;
        int told = 0;
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            var cut = new Cut(seed);
            try {
                cut.play();
            } catch (AssertionError | RuntimeException wrong) {
                throw new AssertionError(
                        "seed " + seed + ": " + wrong.getMessage() + "\n" + String.join("\n", cut.story), wrong);
            }
            kills += cut.kills;
            reloads += cut.reloads;
            told += cut.firings.size();
        }
        assertThat(kills).isGreaterThan(SEEDS / 2);
        assertThat(reloads).isGreaterThan(SEEDS / 2);
        assertThat(told).isGreaterThan(SEEDS);
    }

    @Test
    void whereAnchorsAnswerMuchThatFallsAtOnceIsARealOutageToldOnceAtFirstAndCharged() {
        for (long seed = 1; seed <= 10; seed++) {
            var outage = new Cut(seed, true);
            outage.playAnOutage();
        }
    }

    @Test
    void aCutThatIsOverBeforeTheAnchorsAreLookedAtTwiceChargesNobodyAndPagesNobodyForAnEndpoint() {
        int told = 0;
        for (long seed = 1; seed <= 20; seed++) {
            var cut = new Cut(seed, true);
            cut.playAShortCut();
            told += cut.firings.size();
        }
        assertThat(told).isLessThan(10);
    }

    /** One fleet, and one cut of its uplink. */
    private static final class Cut {
        private final SimulatedTime time = new SimulatedTime();
        private final Random random;
        private final FakeDisk disk;
        private final Uplink uplink = new Uplink(time);
        private final Route route;
        private final List<Told> firings = new ArrayList<>();
        private final Set<String> open = new HashSet<>();
        private final Set<String> broken = new HashSet<>();
        private final int services;
        private final boolean anchored;
        private Duration interval;
        private Outpost outpost;
        private final List<String> story = new ArrayList<>();
        private int kills;
        private int reloads;

        private record Told(Alert alert, Instant at, boolean whileCut) {}

        Cut(long seed) {
            this(seed, seed % 2 == 0);
        }

        Cut(long seed, boolean anchored) {
            this.anchored = anchored;
            random = new Random(seed);
            disk = new FakeDisk(time, new Random(seed + 1));
            services = 30 + random.nextInt(60);
            interval = Duration.ofSeconds(10L + 10L * random.nextInt(3));
            Duration wait = Duration.ofSeconds(List.of(0, 5, 30).get(random.nextInt(3)));
            route = new Route(
                    "oncall",
                    List.of(),
                    List.of("service"),
                    wait,
                    Duration.ofMinutes(5),
                    Duration.ofHours(4),
                    List.of());
            outpost = open();
        }

        private Outpost open() {
            return new Outpost(time, disk, uplink, plans(), anchors(), route, this::rings, new MaintenanceBook());
        }

        private List<ServicePlan> plans() {
            return IntStream.range(0, services).mapToObj(this::plan).toList();
        }

        /** Three places, or none; a reload may put another in the place of one. */
        private List<Target> anchors() {
            return IntStream.range(0, anchored ? 3 : 0)
                    .mapToObj(number -> new Target(
                            new TargetId("vedette", "anchor-" + number),
                            new Spec(URI.create("https://anchor-" + number + "-" + reloads / 2 + ".net")),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(3)))
                    .toList();
        }

        private ServicePlan plan(int number) {
            var id = new TargetId("service-" + number, "health");
            var url = URI.create("https://s" + number + ".domain-" + number % 7 + ".org/health");
            var target = new Target(id, new Spec(url), interval, Duration.ofSeconds(5));
            var labels = new Labels(Map.of("release", "r" + reloads));
            var service = new Service(id.service(), labels, List.of(target), null, Set.of());
            return new ServicePlan(service, List.of(Plans.AVAILABILITY), WatchPlan.DEFAULT);
        }

        private record Spec(URI url) implements ProbeSpec {
            @Override
            public Spec at(URI other) {
                return new Spec(other);
            }
        }

        private void rings(Alert alert) {
            if (!alert.firing()) {
                story.add(time.instant() + " RESOLVED " + alert.name() + " " + alert.service() + " "
                        + alert.description());
                open.remove(alert.episode());
            } else if (open.add(alert.episode())) {
                story.add(time.instant() + " FIRING " + alert.name() + " " + alert.service() + " since "
                        + alert.startsAt());
                firings.add(new Told(alert, time.instant(), uplink.isCut()));
            }
        }

        void play() {
            time.advance(Duration.ofMinutes(2));
            if (random.nextBoolean()) {
                breakOne();
            }
            time.advance(Duration.ofMinutes(2));
            uplink.cut();
            story.add(time.instant() + " CUT interval " + interval);
            Instant end = time.instant().plusSeconds(45 + random.nextInt(800));
            while (time.instant().isBefore(end)) {
                Instant next = time.instant().plusSeconds(5 + random.nextInt(120));
                time.advance(Duration.between(time.instant(), next.isAfter(end) ? end : next));
                somethingHappens(end);
            }
            uplink.mend();
            story.add(time.instant() + " MEND");
            time.advance(Duration.ofMinutes(6));
            judge();
            disk.close();
        }

        /** Between five and nine seconds: each anchor is looked at once, and some of them twice. */
        void playAShortCut() {
            time.advance(Duration.ofMinutes(4).plusMillis(random.nextInt(10_000)));
            uplink.cut();
            time.advance(Duration.ofMillis(5_000 + random.nextInt(4_000)));
            uplink.mend();
            time.advance(Duration.ofMinutes(3));
            assertThat(firings).extracting(told -> told.alert().name()).allMatch("LocationBlind"::equals);
            assertThat(outpost.services())
                    .allMatch(service -> service.slos().getFirst().bad() == 0);
            disk.close();
        }

        /** Half of the fleet times out for two minutes, while the anchors answer. */
        void playAnOutage() {
            time.advance(Duration.ofMinutes(4));
            for (int number = 0; number < services; number += 2) {
                broken.add("service-" + number);
                uplink.hangService("service-" + number);
            }
            time.advance(Duration.ofMinutes(2));
            assertThat(firings).extracting(told -> told.alert().name()).containsExactly("MassOutage");
            broken.forEach(uplink::mendService);
            time.advance(Duration.ofMinutes(8));
            assertThat(firings)
                    .filteredOn(told -> !told.alert().name().equals("ErrorBudgetBurn")) // charged, and so it burns
                    .allMatch(told -> !open.contains(told.alert().episode()));
            assertThat(outpost.services())
                    .filteredOn(service -> broken.contains(service.service().name()))
                    .allMatch(service -> service.slos().getFirst().bad() > 0);
            disk.close();
        }

        private void breakOne() {
            String service = "service-" + random.nextInt(services);
            story.add(time.instant() + " BROKE " + service);
            broken.add(service);
            uplink.breakService(service);
        }

        private void somethingHappens(Instant end) {
            switch (random.nextInt(6)) {
                case 0, 1 -> reload();
                case 2, 3 -> restart();
                case 4 -> breakOne();
                default -> silence(end);
            }
        }

        private void reload() {
            reloads++;
            story.add(time.instant() + " RELOAD");
            interval = Duration.ofSeconds(10L + 10L * random.nextInt(3));
            outpost.reload(plans(), anchors());
        }

        private void restart() {
            kills++;
            story.add(time.instant() + " KILL");
            outpost.kill();
            time.advance(Duration.ofMillis(random.nextInt(30_000)));
            outpost = open();
            story.add(time.instant() + " STARTED");
        }

        private void silence(Instant end) {
            String service = random.nextInt(3) == 0 ? "vedette" : "service-" + random.nextInt(services);
            Instant now = time.instant();
            story.add(now + " SILENCE " + service);
            Instant over = now.plusSeconds(1 + random.nextInt(60));
            outpost.silence(new Silence(
                    "s-" + now,
                    List.of(new Matcher("service", service)),
                    now,
                    over.isAfter(end) ? end.plusMillis(1) : over,
                    "ada",
                    "x"));
        }

        private void judge() {
            assertThat(firings)
                    .filteredOn(Told::whileCut)
                    .extracting(told -> told.alert().name())
                    .allMatch("LocationBlind"::equals)
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(firings)
                    .filteredOn(told -> !told.alert().service().equals("vedette"))
                    .extracting(told -> told.alert().service())
                    .allMatch(broken::contains)
                    .containsAll(broken);
            assertThat(firings)
                    .filteredOn(told -> told.alert().service().equals("vedette"))
                    .allMatch(told -> !open.contains(told.alert().episode()));
            assertThat(outpost.services())
                    .filteredOn(service -> !broken.contains(service.service().name()))
                    .allMatch(service -> service.slos().getFirst().bad() == 0);
        }
    }
}
