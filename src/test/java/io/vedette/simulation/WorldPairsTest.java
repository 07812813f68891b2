package io.vedette.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Matcher;
import io.vedette.alert.Route;
import io.vedette.alert.Silence;
import io.vedette.deployment.WatchPlan;
import io.vedette.fakes.SimulatedTime;
import io.vedette.maintenance.Concerned;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.maintenance.When;
import io.vedette.monitor.ServicePlan;
import io.vedette.target.Labels;
import io.vedette.target.ProbeSpec;
import io.vedette.target.Service;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds alerts, two at a time: dependencies and the cut uplink, with a reload, a restart, a silence and maintenance. A shop needs its database; forty others need nothing. */
final class WorldPairsTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration WHILE = Duration.ofMinutes(2);
    private static final Route ROUTE = new Route(
            "oncall",
            List.of(),
            List.of("service"),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofHours(4),
            List.of());

    private final SimulatedTime time = new SimulatedTime();
    private final FakeDisk disk = new FakeDisk(time, new Random(1));
    private final Uplink uplink = new Uplink(time);
    private final MaintenanceBook maintenance = new MaintenanceBook();
    private final List<String> told = new ArrayList<>();
    private List<ServicePlan> plans = plans("db");
    private Outpost outpost = open();

    @AfterEach
    void close() {
        disk.close();
    }

    private Outpost open() {
        return new Outpost(time, disk, uplink, plans, List.of(), ROUTE, this::rings, maintenance);
    }

    private void rings(Alert alert) {
        told.add(alert.service() + (alert.firing() ? " " : " ends ") + alert.name());
    }

    private static List<ServicePlan> plans(String... neededByShop) {
        return Stream.concat(
                        Stream.of(plan("db"), plan("shop", neededByShop)),
                        IntStream.range(0, 40).mapToObj(number -> plan("other-" + number)))
                .toList();
    }

    private static ServicePlan plan(String name, String... needs) {
        var url = URI.create("https://health." + name + ".org/");
        var target = new Target(new TargetId(name, "health"), new Spec(url), INTERVAL, Duration.ofSeconds(5));
        var service = new Service(name, Labels.NONE, List.of(target), null, Set.of(needs));
        return new ServicePlan(service, List.of(), WatchPlan.DEFAULT);
    }

    private record Spec(URI url) implements ProbeSpec {
        @Override
        public Spec at(URI other) {
            return new Spec(other);
        }
    }

    private void reload(String... neededByShop) {
        plans = plans(neededByShop);
        outpost.reload(plans, List.of());
        time.advance(WHILE);
    }

    private void restart() {
        outpost.kill();
        time.advance(Duration.ofSeconds(20));
        outpost = open();
        time.advance(WHILE);
    }

    private void silence(String service, Duration length) {
        var now = time.instant();
        outpost.silence(new Silence(
                service, List.of(new Matcher("service", service)), now, now.plus(length), "ada", "moves the database"));
    }

    private void breakBoth() {
        time.advance(WHILE);
        uplink.breakService("db");
        uplink.breakService("shop");
        time.advance(WHILE);
    }

    private List<String> downs() {
        return told.stream().filter(line -> line.endsWith("EndpointDown")).toList();
    }

    @Test
    void aParentThatIsDownIsTheOnlyPageAndWhoStillFailsWhenItIsUpIsToldThen() {
        breakBoth();
        assertThat(told).containsExactly("db EndpointDown");

        uplink.mendService("db");
        time.advance(WHILE);

        assertThat(downs()).containsExactly("db EndpointDown", "db ends EndpointDown", "shop EndpointDown");
    }

    @Test
    void aReloadThatTakesADependencyAwayTellsTheChildAtOnce() {
        breakBoth();

        reload();

        assertThat(downs()).containsExactly("db EndpointDown", "shop EndpointDown");
    }

    @Test
    void aReloadThatBringsADependencyClosesWhatWasToldAndHoldsWhatComes() {
        reload();
        breakBoth();
        assertThat(downs()).containsExactlyInAnyOrder("db EndpointDown", "shop EndpointDown");

        reload("db");
        uplink.mendService("shop");
        time.advance(WHILE);
        assertThat(downs()).hasSize(3).last().isEqualTo("shop ends EndpointDown");

        uplink.breakService("shop");
        time.advance(WHILE);
        assertThat(downs()).hasSize(3);
    }

    @Test
    void aReloadThatRemovesAParentEndsItsPageAndReleasesTheChild() {
        breakBoth();

        plans = plans("db").stream().filter(plan -> !plan.name().equals("db")).toList();
        outpost.reload(plans, List.of());
        outpost.remove("db");
        time.advance(WHILE);

        assertThat(downs()).containsExactly("db EndpointDown", "db ends EndpointDown", "shop EndpointDown");
    }

    @Test
    void aRestartWhileAParentIsDownNeitherRepeatsItsPageNorReleasesTheChild() {
        breakBoth();

        restart();
        assertThat(downs()).containsExactly("db EndpointDown");

        uplink.mendService("db");
        uplink.mendService("shop");
        time.advance(WHILE);
        assertThat(downs()).containsExactly("db EndpointDown", "db ends EndpointDown");
    }

    @Test
    void aParentThatRecoversWhileTheProcessIsAwayReleasesTheChild() {
        breakBoth();

        outpost.kill();
        uplink.mendService("db");
        time.advance(Duration.ofSeconds(20));
        outpost = open();
        time.advance(WHILE);

        assertThat(downs()).containsExactlyInAnyOrder("db EndpointDown", "db ends EndpointDown", "shop EndpointDown");
    }

    @Test
    void aParentThatIsSilencedHoldsItsChildrenAllTheSameAndIsToldWhenTheSilenceEnds() {
        time.advance(WHILE);
        silence("db", Duration.ofMinutes(10));
        breakBoth();
        assertThat(told).isEmpty();

        time.advance(Duration.ofMinutes(8));

        assertThat(downs()).containsExactly("db EndpointDown");
    }

    @Test
    void aSilenceOfAChildThatEndsWhileItsParentIsDownReleasesNothing() {
        silence("shop", Duration.ofMinutes(6));
        breakBoth();
        time.advance(Duration.ofMinutes(5));
        assertThat(downs()).containsExactly("db EndpointDown");

        uplink.mendService("db");
        time.advance(WHILE);
        assertThat(downs()).containsExactly("db EndpointDown", "db ends EndpointDown", "shop EndpointDown");
    }

    @Test
    void aParentThatIsWorkedOnHoldsItsChildrenAndPagesNobody() {
        time.advance(WHILE);
        var now = time.instant();
        maintenance.open(
                new MaintenanceWindow(
                        "m-1",
                        new Concerned.Named(Set.of("db")),
                        new When.Once(now, now.plus(Duration.ofMinutes(10))),
                        "moves",
                        "ada"),
                now);
        breakBoth();
        assertThat(told).isEmpty();

        uplink.mendService("db");
        uplink.mendService("shop");
        time.advance(Duration.ofMinutes(10));
        assertThat(downs()).isEmpty();
    }

    private void cutUplink() {
        time.advance(WHILE);
        uplink.cut();
        time.advance(WHILE);
        assertThat(told).containsExactly("vedette LocationBlind");
    }

    @Test
    void aReloadWhileTheUplinkIsCutNeitherEndsThePageNorTellsAnother() {
        cutUplink();

        reload("db");
        reload();
        assertThat(told).containsExactly("vedette LocationBlind");

        uplink.mend();
        time.advance(WHILE);
        assertThat(told).containsExactly("vedette LocationBlind", "vedette ends LocationBlind");
    }

    @Test
    void aRestartWhileTheUplinkIsCutGoesOnWithThePageThatWasTold() {
        cutUplink();

        restart();
        restart();
        assertThat(told).containsExactly("vedette LocationBlind");

        uplink.mend();
        time.advance(WHILE);
        assertThat(told).containsExactly("vedette LocationBlind", "vedette ends LocationBlind");
    }

    @Test
    void aCutThatEndsWhileTheProcessIsAwayIsClosedByTheNextOne() {
        cutUplink();

        outpost.kill();
        uplink.mend();
        time.advance(Duration.ofSeconds(20));
        outpost = open();
        time.advance(WHILE);

        assertThat(told).containsExactly("vedette LocationBlind", "vedette ends LocationBlind");
    }

    @Test
    void aSilencedCutIsToldWhenTheSilenceEndsAndNothingElseIs() {
        silence("vedette", Duration.ofMinutes(5));
        time.advance(WHILE);
        uplink.cut();
        time.advance(WHILE);
        assertThat(told).isEmpty();

        time.advance(WHILE);
        assertThat(told).containsExactly("vedette LocationBlind");
        uplink.mend();
        time.advance(WHILE);
        assertThat(told).containsExactly("vedette LocationBlind", "vedette ends LocationBlind");
    }

    @Test
    void whatIsDownBehindACutUplinkIsToldWhenItIsOverTheParentOnly() {
        cutUplink();
        uplink.breakService("db");
        uplink.breakService("shop");
        time.advance(WHILE);
        assertThat(told).containsExactly("vedette LocationBlind");

        uplink.mend();
        time.advance(WHILE);

        assertThat(told).containsExactly("vedette LocationBlind", "vedette ends LocationBlind", "db EndpointDown");
    }

    @Test
    void whatWasToldBeforeTheCutStaysOpenThroughItAndIsClosedWhenItIsUp() {
        time.advance(WHILE);
        uplink.breakService("shop");
        time.advance(WHILE);
        uplink.cut();
        time.advance(WHILE);
        assertThat(told).containsExactly("shop EndpointDown", "vedette LocationBlind");

        uplink.mendService("shop");
        uplink.mend();
        time.advance(WHILE);

        assertThat(told)
                .containsExactlyInAnyOrder(
                        "shop EndpointDown",
                        "vedette LocationBlind",
                        "shop ends EndpointDown",
                        "vedette ends LocationBlind");
    }
}
