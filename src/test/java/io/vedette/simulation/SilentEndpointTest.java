package io.vedette.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.vedette.alert.Alert;
import io.vedette.alert.Route;
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
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** How soon somebody is told of a single endpoint that nothing is heard of any more, in fleets that look at so few a second that it might be our own network. */
final class SilentEndpointTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.vedette");
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Route AT_ONCE = new Route(
            "oncall",
            List.of(),
            List.of("service"),
            Duration.ZERO,
            Duration.ofMinutes(5),
            Duration.ofHours(4),
            List.of());

    @BeforeAll
    static void failuresAreNotWorthALine() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void failuresAreLoudAgain() {
        LOG.setLevel(null);
    }

    private record Spec(URI url) implements ProbeSpec {
        @Override
        public Spec at(URI other) {
            return new Spec(other);
        }
    }

    /** A fleet without anchors, each service with one endpoint. */
    private static final class Watch {
        private final SimulatedTime time = new SimulatedTime();
        private final Uplink uplink = new Uplink(time);
        private final List<Alert> told = new ArrayList<>();
        private final List<Instant> when = new ArrayList<>();
        private final int services;

        Watch(int services, long seed) {
            this.services = services;
            var disk = new FakeDisk(time, new Random(seed));
            var plans = IntStream.range(0, services).mapToObj(Watch::plan).toList();
            var _ = new Outpost(time, disk, uplink, plans, List.of(), AT_ONCE, this::rings, new MaintenanceBook());
        }

        private static ServicePlan plan(int number) {
            var id = new TargetId("service-" + number, "health");
            var url = URI.create("https://s" + number + ".domain-" + number % 7 + ".org/health");
            var target = new Target(id, new Spec(url), INTERVAL, Duration.ofSeconds(5));
            var service = new Service(id.service(), Labels.NONE, List.of(target), null, Set.of());
            return new ServicePlan(service, List.of(Plans.AVAILABILITY), WatchPlan.DEFAULT);
        }

        private void rings(Alert alert) {
            told.add(alert);
            when.add(time.instant());
        }

        /** Of so many services of a hundred nothing is heard any more. */
        void partOfTheUplinkIsCut(int percent, long seed) {
            var random = new Random(seed);
            IntStream.range(0, services)
                    .filter(_ -> random.nextInt(100) < percent)
                    .mapToObj(number -> "service-" + number)
                    .forEach(service -> {
                        if (random.nextInt(3) == 0) {
                            uplink.hangService(service);
                        } else {
                            uplink.unplugService(service);
                        }
                    });
        }

        /** In milliseconds, of a service that cannot be reached from {@code offset} after some minute on. */
        long delay(Duration offset) {
            time.advance(Duration.ofMinutes(1).plus(offset));
            Instant began = time.instant();
            uplink.unplugService("service-3");
            time.advance(INTERVAL.multipliedBy(3));
            assertThat(told).extracting(Alert::service).startsWith("service-3");
            return Duration.between(began, when.getFirst()).toMillis();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 13, 30, 100, 300})
    void isToldHalfAnIntervalAndASecondAndAHalfAfterItFellSilentOnAverage(int services) {
        LongSummaryStatistics delays = LongStream.range(0, 25)
                .map(part -> new Watch(services, part)
                        .delay(INTERVAL.multipliedBy(part).dividedBy(25).plusMillis(41 * part)))
                .summaryStatistics();

        assertThat(delays.getAverage()).isLessThan(6_500);
        assertThat(delays.getMax()).isLessThan(12_500);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 13, 30, 100, 300})
    void isNotToldWhereItWasTheFirstOfAll(int services) {
        for (int part = 0; part < 10; part++) {
            var watch = new Watch(services, part);
            watch.time.advance(Duration.ofMinutes(1).plusMillis(1_037L * part));
            watch.uplink.cut();
            watch.time.advance(Duration.ofMinutes(2));
            assertThat(watch.told).extracting(Alert::name).containsExactly("LocationBlind");
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 80", "100, 60", "300, 60"})
    void isNotToldBeforeThePageForTheCutWhereSomeStillAnswer(int services, int percent) {
        for (int part = 0; part < 10; part++) {
            var watch = new Watch(services, part);
            watch.time.advance(Duration.ofMinutes(1).plusMillis(1_037L * part));
            watch.partOfTheUplinkIsCut(percent, part);
            watch.time.advance(Duration.ofSeconds(25));
            assertThat(watch.told).extracting(Alert::name).startsWith("LocationBlind");
        }
    }
}
