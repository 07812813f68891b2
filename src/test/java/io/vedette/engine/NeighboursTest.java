package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.fakes.SimulatedTime;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.monitor.Effect;
import io.vedette.monitor.Journal;
import io.vedette.monitor.ServicePlan;
import io.vedette.sample.Reason;
import io.vedette.target.Labels;
import io.vedette.target.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Services of different event loops that are each other's control group, probed every ten seconds at phases of their own. */
final class NeighboursTest {
    private static final List<String> NAMES = List.of("shop", "search", "mail", "maps", "login");

    private final SimulatedTime time = new SimulatedTime();
    private final Board board = new Board();
    private final List<Effect> effects = new ArrayList<>();
    private final Map<String, ScriptedProbe> probes = new HashMap<>();
    private final List<Station> stations = List.of(station(0), station(1));

    private Station station(int number) {
        return new Station(
                number,
                time,
                time,
                target -> probe(target.id().service()),
                board,
                Journal.NONE,
                new MaintenanceBook(),
                effects::addAll);
    }

    private ScriptedProbe probe(String service) {
        return probes.computeIfAbsent(service, _ -> new ScriptedProbe(time));
    }

    private static ServicePlan plan(String name) {
        ServicePlan usual = Plans.service(name, 1, Duration.ofSeconds(10));
        var targets = List.of(Plans.target(name, name + ".example.org", Duration.ofSeconds(10)));
        return new ServicePlan(new Service(name, Labels.NONE, targets, null, Set.of()), List.of(), usual.deployments());
    }

    private void deployedAfterAnHour() {
        stations.forEach(Station::start);
        for (int i = 0; i < NAMES.size(); i++) {
            stations.get(i % 2).add(plan(NAMES.get(i)));
        }
        time.advance(Duration.ofHours(1));
        stations.getFirst().deploy(new Deployment("d-2", "shop", "2", "1", null, null, null, time.instant()));
        time.advance(Duration.ofMinutes(2));
    }

    private void fail(List<String> names) {
        names.forEach(name -> probe(name).finding(ScriptedProbe.down(Reason.STATUS)));
        time.advance(Duration.ofMinutes(1));
    }

    private Verdict verdict() {
        stations.getFirst().publishChanged();
        return board.service("shop").orElseThrow().watches().getFirst().verdict();
    }

    @Test
    void whatTakesAllDownIsTheEnvironmentWhoeverIsProbedFirst() {
        deployedAfterAnHour();
        fail(NAMES);

        assertThat(verdict()).isEqualTo(Verdict.ENVIRONMENT);
        assertThat(effects).noneMatch(Effect.TakeBack.class::isInstance);
    }

    @Test
    void aVersionThatFailsAloneIsTakenBack() {
        deployedAfterAnHour();
        fail(List.of("shop"));

        assertThat(verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(effects).filteredOn(Effect.TakeBack.class::isInstance).hasSize(1);
    }

    @Test
    void whoIsNotWatchedAnyMoreExcusesNothing() {
        deployedAfterAnHour();
        List.of("search", "maps").forEach(name -> stations.getLast().remove(name));
        List.of("mail", "login").forEach(name -> stations.getFirst().remove(name));
        fail(NAMES);

        assertThat(verdict()).isEqualTo(Verdict.REGRESSED);
    }
}
