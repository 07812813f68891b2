package io.vedette.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.alert.Alert;
import io.vedette.delivery.Delivery;
import io.vedette.deployment.WatchPlan;
import io.vedette.engine.Board;
import io.vedette.engine.EffectRunner;
import io.vedette.engine.Ledger;
import io.vedette.engine.Lookout;
import io.vedette.engine.Station;
import io.vedette.fakes.Alerts;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.fakes.SimulatedTime;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.monitor.Effect;
import io.vedette.monitor.Journal;
import io.vedette.monitor.ServicePlan;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.notify.Integration;
import io.vedette.notify.Notifications;
import io.vedette.notify.Outbox;
import io.vedette.notify.Surroundings;
import io.vedette.probe.Probe;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.sight.Seen;
import io.vedette.sight.Sight;
import io.vedette.sight.Watched;
import io.vedette.target.Labels;
import io.vedette.target.ProbeSpec;
import io.vedette.target.Service;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Six hundred endpoints of a hundred domains, whose uplink is cut for ten minutes. */
final class UplinkTest {
    private static final int ENDPOINTS = 600;
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final SimulatedTime time = new SimulatedTime();
    private final Board board = new Board();
    private final List<Alert> told = new ArrayList<>();
    private final Station station =
            new Station(0, time, time, this::probe, board, Journal.NONE, new MaintenanceBook(), this::take);
    private final Sight sight;
    private final Lookout lookout;
    private final Notifications notifications;
    private final EffectRunner effects;
    private boolean cut;
    private final Set<String> broken = new HashSet<>();

    UplinkTest() {
        var meters = new SimpleMeterRegistry();
        List<ServicePlan> plans =
                IntStream.range(0, ENDPOINTS).mapToObj(UplinkTest::plan).toList();
        sight = new Sight(
                List.of(station.silence()),
                new Watched(plans.stream()
                        .flatMap(plan -> plan.service().targets().stream())
                        .toList()));
        lookout = new Lookout(sight, new Loops(), this::take, this::holdsChanged);
        notifications = new Notifications(
                Alerts.route("oncall"),
                List.of(new Integration("oncall", "phone", notice -> {
                    told.addAll(notice.alerts());
                    return Future.succeededFuture(new Delivery.Delivered("rang"));
                })),
                new Surroundings(time, time, new Random(1), _ -> {}, meters, Outbox.NONE),
                lookout);
        effects = new EffectRunner(Ledger.NONE, this::tell, _ -> {}, _ -> {}, (_, _) -> {}, _ -> {}, _ -> {}, meters);
        station.start();
        plans.forEach(station::add);
        beat();
    }

    private static ServicePlan plan(int number) {
        var id = new TargetId("service-" + number, "health");
        var url = URI.create("https://s" + number + ".domain-" + number % 100 + ".org/health");
        var target = new Target(id, new Spec(url), INTERVAL, Duration.ofSeconds(5));
        var service = new Service(id.service(), Labels.NONE, List.of(target), null, Set.of());
        return new ServicePlan(service, List.of(Plans.AVAILABILITY), WatchPlan.DEFAULT);
    }

    private record Spec(URI url) implements ProbeSpec {
        @Override
        public Spec at(URI other) {
            return new Spec(other);
        }
    }

    private final class Loops implements Lookout.Stations {
        @Override
        public void blinded(Instant since) {
            station.blinded(since);
        }

        @Override
        public void see() {
            station.see();
        }

        @Override
        public void glanceAtAnchors() {}

        @Override
        public void glance(int most) {
            station.glance(most);
        }
    }

    private Probe probe(Target target) {
        return () -> {
            boolean gone = cut || broken.contains(target.id().service());
            Promise<Outcome> answer = Promise.promise();
            Duration taking =
                    cut && target.id().service().hashCode() % 2 == 0 ? target.timeout() : Duration.ofMillis(20);
            time.at(
                    time.instant().plus(taking),
                    () -> answer.complete(gone ? ScriptedProbe.down(Reason.TIMEOUT) : ScriptedProbe.up(20)));
            return answer.future();
        };
    }

    private void take(List<Effect> wanted) {
        time.at(time.instant(), () -> effects.perform(wanted));
    }

    private void holdsChanged() {
        notifications.holdsChanged();
    }

    private void tell(Alert alert) {
        if (alert.firing() && !alert.service().equals(Lookout.OURS)) {
            lookout.look(time.instant());
        }
        notifications.tell(alert);
    }

    private void beat() {
        lookout.look(time.instant());
        time.at(time.instant().plusSeconds(1), this::beat);
    }

    private List<String> names() {
        return told.stream()
                .map(alert -> alert.name() + (alert.firing() ? "" : " is over"))
                .toList();
    }

    private long bad() {
        station.publishChanged();
        return board.services().stream()
                .map(ServiceSnapshot::slos)
                .mapToLong(slos -> slos.getFirst().bad())
                .sum();
    }

    @Test
    void aCutOfTenMinutesIsOnePageOfOurOwnAndChargesNobody() {
        time.advance(Duration.ofMinutes(1));
        cut = true;
        time.advance(Duration.ofMinutes(10));

        assertThat(names()).containsExactly("LocationBlind");
        assertThat(sight.seen()).isInstanceOf(Seen.Blind.class);

        cut = false;
        time.advance(Duration.ofMinutes(1));
        assertThat(names()).containsExactly("LocationBlind", "LocationBlind is over");
        assertThat(bad()).isZero();

        broken.add("service-7");
        time.advance(Duration.ofMinutes(2));
        assertThat(names()).containsSequence("LocationBlind is over", "EndpointDown");
        assertThat(told.getLast().service()).isEqualTo("service-7");
    }

    @Test
    void whatIsDownWhenTheCutIsOverIsTold() {
        time.advance(Duration.ofMinutes(1));
        cut = true;
        time.advance(Duration.ofMinutes(2));
        broken.add("service-7");
        time.advance(Duration.ofMinutes(3));
        cut = false;
        time.advance(Duration.ofMinutes(2));

        assertThat(names()).containsExactly("LocationBlind", "LocationBlind is over", "EndpointDown");
    }

    @Test
    void anOutageOfTwoFifthsIsTakenForOursNoLongerThanARecoveryTakesAndThenIsTold() {
        time.advance(Duration.ofMinutes(1));
        IntStream.range(0, ENDPOINTS)
                .filter(number -> number % 5 < 2)
                .forEach(number -> broken.add("service-" + number));
        time.advance(Duration.ofMinutes(2));

        assertThat(names()).containsExactly("LocationBlind", "LocationBlind is over", "MassOutage");

        time.advance(Duration.ofMinutes(8));
        assertThat(told.stream()
                        .filter(alert -> alert.name().equals("EndpointDown"))
                        .map(Alert::service)
                        .distinct())
                .hasSize(ENDPOINTS / 5 * 2);
        assertThat(bad()).isGreaterThan(ENDPOINTS);
    }
}
