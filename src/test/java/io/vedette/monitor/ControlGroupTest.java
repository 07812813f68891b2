package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.evidence.ControlGroup;
import io.vedette.deployment.evidence.ControlReading;
import io.vedette.fakes.Plans;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
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
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Four services on hosts of their own, probed every ten seconds for half a day; then one of them is deployed. */
final class ControlGroupTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Set<String> ALL = Set.of("shop", "search", "mail", "maps");

    private final ControlBoard board = new ControlBoard();
    private final SplittableRandom random = new SplittableRandom(3);
    private final List<Effect> effects = new ArrayList<>();
    private final List<ServiceMonitor> monitors = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T00:00:00Z");

    private record Spec(URI url) implements ProbeSpec {
        @Override
        public ProbeSpec at(URI other) {
            return new Spec(other);
        }
    }

    private ServiceMonitor watch(String name, String host, Set<String> needs) {
        return watch(name, host, needs, null);
    }

    private ServiceMonitor watch(String name, String host, Set<String> needs, @Nullable Set<String> control) {
        var target =
                new Target(new TargetId(name, "health"), new Spec(URI.create("https://" + host)), INTERVAL, INTERVAL);
        var service = new Service(name, Labels.NONE, List.of(target), null, needs);
        ServicePlan plan = Plans.service(name, 1, INTERVAL);
        var monitor = new ServiceMonitor(
                new ServicePlan(service, List.of(), plan.deployments().among(control)), now);
        monitors.add(monitor);
        return monitor;
    }

    private ServiceMonitor fourServices() {
        for (String name : List.of("search", "mail", "maps")) {
            watch(name, name + ".example.org", Set.of());
        }
        return watch("shop", "shop.example.org", Set.of());
    }

    private Outcome outcome(double factor) {
        if (factor > 9) {
            return new Outcome.Down(Reason.TIMEOUT, "10 s", Phases.EMPTY, Observed.NOTHING);
        }
        long micros = Math.round(80_000 * factor * Math.exp(0.4 * random.nextGaussian()));
        return new Outcome.Up(new Phases(Phases.NONE, 500, Phases.NONE, micros, 10), Observed.NOTHING);
    }

    /** Probes every service {@code count} times, {@code hit} ones with latencies {@code factor} times as long; from 10 on they fail. */
    private void probe(int count, Set<String> hit, double factor) {
        for (int i = 0; i < count; i++) {
            now = now.plus(INTERVAL);
            for (ServiceMonitor monitor : monitors) {
                board.exchange(monitor);
                Target target = monitor.plan().service().targets().getFirst();
                Outcome outcome = outcome(hit.contains(monitor.plan().name()) ? factor : 1);
                var sample = new Sample(target.id(), now, Duration.ZERO, outcome, Purpose.SCHEDULED);
                effects.addAll(monitor.accept(sample, now));
                effects.addAll(monitor.tick(now));
            }
        }
    }

    private void deploy(ServiceMonitor monitor) {
        String name = monitor.plan().name();
        effects.addAll(monitor.deploy(new Deployment("d-" + name, name, "2", "1", null, null, null, now), now));
    }

    private WatchSnapshot newest(ServiceMonitor monitor) {
        return monitor.snapshot(now).watches().getFirst();
    }

    private WatchSnapshot after(Set<String> hit, double factor) {
        ServiceMonitor shop = fourServices();
        probe(4_320, Set.of(), 1);
        deploy(shop);
        probe(90, hit, factor);
        return newest(shop);
    }

    @Test
    void aVersionThatAloneIsSlowRegressed() {
        assertThat(after(Set.of("shop"), 2).verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(effects).filteredOn(Effect.TakeBack.class::isInstance).hasSize(1);
    }

    @Test
    void whatIsSlowEverywhereIsTheEnvironmentAndNothingIsTakenBack() {
        WatchSnapshot watch = after(ALL, 2);

        assertThat(watch.verdict()).isEqualTo(Verdict.ENVIRONMENT);
        assertThat(watch.held()).isTrue();
        assertThat(watch.why()).startsWith("the environment: of 3 services that nobody deployed 0 fail as well");
        assertThat(effects).noneMatch(Effect.TakeBack.class::isInstance);
    }

    @Test
    void anAlertIsExcusedWhenHalfOfTheOthersFailAsWell() {
        assertThat(after(Set.of("shop", "search", "mail"), 10).verdict()).isEqualTo(Verdict.ENVIRONMENT);
    }

    @Test
    void oneOtherThatFailsAsWellExcusesNothing() {
        assertThat(after(Set.of("shop", "search"), 10).verdict()).isEqualTo(Verdict.REGRESSED);
    }

    private WatchSnapshot amongNamed(Set<String> control, Set<String> hit) {
        for (String name : List.of("search", "mail", "maps")) {
            watch(name, name.equals("mail") ? "shop.example.org" : name + ".example.org", Set.of());
        }
        ServiceMonitor shop = watch("shop", "shop.example.org", Set.of(), control);
        probe(1_000, Set.of(), 1);
        deploy(shop);
        probe(90, hit, 10);
        return newest(shop);
    }

    @Test
    void aGroupThatIsNamedIsTheOnlyOneThatIsHeard() {
        assertThat(amongNamed(Set.of("maps"), Set.of("shop", "search", "mail")).verdict())
                .isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void whoIsNamedIsHeardOnTheSameHostToo() {
        assertThat(amongNamed(Set.of("mail"), Set.of("shop", "mail")).verdict()).isEqualTo(Verdict.ENVIRONMENT);
    }

    @Test
    void anEmptyGroupExcusesNothing() {
        assertThat(amongNamed(Set.of(), ALL).verdict()).isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void theRecordHasTheGroupAndAgreesWithItsVerdict() {
        after(ALL, 2);

        var dossier = effects.stream()
                .flatMap(effect ->
                        effect instanceof Effect.Judged judged ? Stream.ofNullable(judged.dossier()) : Stream.empty())
                .findFirst()
                .orElseThrow();
        assertThat(dossier.control().readings())
                .extracting(ControlReading::service)
                .containsExactly("mail", "maps", "search");
        assertThat(dossier.disagreements()).isEmpty();
    }

    @Test
    void whoNeedsTheServiceOrSharesItsHostOrIsDeployedItselfIsNoControl() {
        watch("needs", "needs.example.org", Set.of("shop"));
        watch("far", "far.example.org", Set.of("needs"));
        watch("beside", "shop.example.org", Set.of());
        ServiceMonitor deployed = watch("deployed", "deployed.example.org", Set.of());
        ServiceMonitor shop = watch("shop", "shop.example.org", Set.of());
        probe(1_000, Set.of(), 1);
        deploy(shop);
        probe(12, Set.of(), 1);
        deploy(deployed);

        probe(90, Set.of("shop", "needs", "far", "beside", "deployed"), 10);

        assertThat(newest(shop).verdict()).isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void whoIsNotGuardedAnyMoreLeavesItsGroups() {
        ServiceMonitor shop = fourServices();
        probe(1_000, Set.of(), 1);
        deploy(shop);
        probe(12, Set.of(), 1);
        for (int i = 0; i < monitors.size(); i++) {
            ServiceMonitor each = monitors.get(i);
            if (each != shop) {
                ServicePlan plan = each.plan();
                var bare = new ServicePlan(
                        plan.service(), plan.slos(), plan.deployments().unguarded());
                monitors.set(i, new ServiceMonitor(bare, now, each));
            }
        }

        probe(6, ALL, 10);

        assertThat(newest(shop).verdict()).isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void aGroupSaysWhatItsReadingsSay() {
        var well = new ControlReading("a", false, 10, -1);
        var ill = new ControlReading("b", false, 10, 12);

        assertThat(ControlGroup.NONE.state()).isEqualTo(ControlGroup.State.NONE);
        assertThat(new ControlGroup(List.of(well, ill)).state()).isEqualTo(ControlGroup.State.DISTURBED);
        assertThat(new ControlGroup(List.of(well, well, ill)).state()).isEqualTo(ControlGroup.State.HEALTHY);
        assertThat(new ControlGroup(List.of(new ControlReading("c", false, 0, 0))).state())
                .isEqualTo(ControlGroup.State.SILENT);
    }

    private void see(ServiceMonitor monitor, boolean up, Purpose purpose) {
        TargetId target = monitor.plan().service().targets().getFirst().id();
        var sample = new Sample(target, now, Duration.ZERO, outcome(up ? 1 : 10), purpose);
        effects.addAll(monitor.accept(sample, now));
    }

    private void secondsGoBy(int count) {
        for (int i = 0; i < count; i++) {
            now = now.plusSeconds(1);
            for (ServiceMonitor monitor : monitors) {
                board.exchange(monitor);
                effects.addAll(monitor.tick(now));
            }
        }
    }

    /** The shop fails, is looked at again at once, and is down five seconds before the others are probed. */
    private ServiceMonitor shopFailsFirst() {
        ServiceMonitor shop = fourServices();
        probe(1_000, Set.of(), 1);
        deploy(shop);
        probe(12, Set.of(), 1);
        see(shop, false, Purpose.SCHEDULED);
        secondsGoBy(2);
        see(shop, false, Purpose.CONFIRMATION);
        secondsGoBy(2);
        see(shop, false, Purpose.CONFIRMATION);
        return shop;
    }

    private void othersAreProbed(boolean up) {
        monitors.stream()
                .filter(monitor -> !monitor.plan().name().equals("shop"))
                .forEach(monitor -> see(monitor, up, Purpose.SCHEDULED));
    }

    @Test
    void aVersionIsNotBlamedBeforeItsGroupHadTheTimeToFailAsWell() {
        ServiceMonitor shop = shopFailsFirst();
        othersAreProbed(false);
        secondsGoBy(10);
        assertThat(newest(shop).verdict()).isEqualTo(Verdict.WATCHING);
        othersAreProbed(false);
        secondsGoBy(2);

        assertThat(newest(shop).verdict()).isEqualTo(Verdict.ENVIRONMENT);
    }

    @Test
    void aVersionIsBlamedOnceItsGroupHadTheTimeAndIsWell() {
        ServiceMonitor shop = shopFailsFirst();
        othersAreProbed(true);
        secondsGoBy(10);
        othersAreProbed(true);
        assertThat(newest(shop).verdict()).isEqualTo(Verdict.WATCHING);
        secondsGoBy(3);

        assertThat(newest(shop).verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(newest(shop).judgedAt()).isEqualTo(now);
    }
}
