package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.slo.Ratio;
import io.vedette.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ServiceOutageTest {
    private static final Outcome UP = ScriptedProbe.up(20);
    private static final Outcome DOWN = ScriptedProbe.down(Reason.STATUS);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final DownWhen TENTH = new DownWhen.Share(new Ratio(1, 10));

    private final List<Effect> effects = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private ServicePlan plan = plan(20, TENTH);
    private ServiceMonitor monitor = new ServiceMonitor(plan, now);

    private static ServicePlan plan(int endpoints, DownWhen downWhen) {
        ServicePlan usual = Plans.service("fleet", endpoints, INTERVAL);
        var alerts = new AlertPlan(Severity.WARNING, CertificateAges.OFF, null, List.of(), downWhen);
        return new ServicePlan(usual.service(), List.of(), usual.deployments(), alerts);
    }

    private void watch(int endpoints, DownWhen downWhen) {
        plan = plan(endpoints, downWhen);
        monitor = new ServiceMonitor(plan, now);
    }

    /** All endpoints are looked at {@code times} times; the first {@code down} of them do not answer as they should. */
    private void rounds(int times, int down) {
        for (int round = 0; round < times; round++) {
            now = now.plus(INTERVAL);
            List<Target> targets = plan.service().targets();
            for (int number = 0; number < targets.size(); number++) {
                Outcome found = number < down ? DOWN : UP;
                var sample = new Sample(targets.get(number).id(), now, Duration.ZERO, found, Purpose.SCHEDULED);
                effects.addAll(monitor.accept(sample, now));
            }
            effects.addAll(monitor.tick(now));
        }
    }

    private void reload(ServicePlan next) {
        var after = new ServiceMonitor(next, now, monitor);
        effects.addAll(monitor.retire(after, now, "the configuration changed"));
        effects.addAll(after.settle(now));
        plan = next;
        monitor = after;
    }

    private List<Alert> told() {
        return effects.stream()
                .flatMap(effect -> effect instanceof Effect.Tell(Alert alert) ? Stream.of(alert) : Stream.empty())
                .toList();
    }

    private List<String> news(String name) {
        return told().stream()
                .filter(alert -> alert.name().equals(name))
                .map(alert -> alert.severity().label() + (alert.firing() ? " fires" : " ends"))
                .toList();
    }

    private Alert last(String name) {
        return told().stream()
                .filter(alert -> alert.name().equals(name))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private Health health() {
        return monitor.snapshot(now).health();
    }

    private void deployed(String version) {
        effects.addAll(
                monitor.deploy(new Deployment("d-" + version, "fleet", version, "1", null, null, "ci", now), now));
    }

    private List<Verdict> verdicts() {
        return monitor.snapshot(now).watches().stream()
                .map(WatchSnapshot::verdict)
                .toList();
    }

    @Test
    void withoutAWordOneEndpointThatIsDownMakesTheServiceDown() {
        watch(20, DownWhen.any());
        rounds(3, 1);

        assertThat(news("EndpointDown")).containsExactly("critical fires");
        assertThat(news("ServiceDown")).isEmpty();
        assertThat(health()).isEqualTo(Health.DOWN);
    }

    @Test
    void oneOfTenThousandIsAWarningAndTheServiceIsNotDown() {
        watch(10_000, TENTH);
        rounds(3, 1);

        assertThat(news("EndpointDown")).containsExactly("warning fires");
        assertThat(last("EndpointDown").summary()).isEqualTo("an endpoint of fleet is down");
        assertThat(news("ServiceDown")).isEmpty();
        assertThat(health()).isEqualTo(Health.DEGRADED);
    }

    @Test
    void enoughOfTenThousandAreOneCriticalAlertThatSaysHowManyAndNamesThree() {
        watch(10_000, new DownWhen.Count(37));
        rounds(3, 37);

        assertThat(news("ServiceDown")).containsExactly("critical fires");
        assertThat(last("ServiceDown").summary()).isEqualTo("fleet is down");
        assertThat(last("ServiceDown").description())
                .isEqualTo("37 of 10,000 endpoints are down: endpoint-0, endpoint-1, endpoint-2 and 34 others");
        assertThat(last("ServiceDown").labels().values()).doesNotContainKey("endpoint");
        assertThat(health()).isEqualTo(Health.DOWN);
    }

    @Test
    void itsRuleSaysHowManyAreDownByNow() {
        rounds(3, 2);
        rounds(3, 5);

        assertThat(rule("ServiceDown").life()).isEqualTo(Life.FIRING);
        assertThat(rule("ServiceDown").why())
                .isEqualTo("5 of 20 endpoints are down: endpoint-0, endpoint-1, endpoint-2 and 2 others");
        assertThat(rule("EndpointDown").severity()).isEqualTo(Severity.WARNING);
        assertThat(rule("EndpointDown").alert()).isNotNull();
    }

    private RuleState rule(String name) {
        return monitor.snapshot(now)
                .rules()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itIsOverWhenForAMinuteTooFewWereDown() {
        rounds(3, 2);
        rounds(7, 1);
        assertThat(news("ServiceDown")).containsExactly("critical fires");
        assertThat(health()).isEqualTo(Health.DOWN);
        rounds(1, 1);

        assertThat(news("ServiceDown")).containsExactly("critical fires", "critical ends");
        assertThat(last("ServiceDown").description())
                .isEqualTo("1 of 20 endpoints is down, for a minute less than the 2 that make it down");
        assertThat(health()).isEqualTo(Health.DEGRADED);
    }

    @Test
    void aboutTheLimitItIsOneEpisode() {
        for (int turn = 0; turn < 10; turn++) {
            rounds(3, 2);
            rounds(3, 1);
        }

        assertThat(news("ServiceDown")).containsExactly("critical fires");
    }

    @Test
    void whatIsSuspectedOfFewIsNoSuspicionOfTheService() {
        rounds(1, 1);
        assertThat(health()).isEqualTo(Health.UP);
        rounds(1, 3);

        assertThat(health()).isEqualTo(Health.SUSPECT);
    }

    @Test
    void oneEndpointBlamesNoVersionAndEnoughOfThemDo() {
        rounds(60, 0);
        deployed("2");
        rounds(4, 1);
        assertThat(verdicts()).containsExactly(Verdict.WATCHING);
        rounds(20, 6);

        assertThat(verdicts()).containsExactly(Verdict.REGRESSED);
    }

    @Test
    void aRestartGoesOnWithTheSameEpisode() {
        rounds(3, 2);
        restart(ServiceMonitor.decode(monitor.encode(Long.MIN_VALUE), plan, now));
        rounds(3, 2);

        assertThat(news("ServiceDown")).containsExactly("critical fires");
        assertThat(health()).isEqualTo(Health.DOWN);
    }

    @Test
    void aRestartWithoutWindowsGoesOnWithWhatWasTold() {
        rounds(3, 2);
        restart(new ServiceMonitor(plan, now));
        rounds(3, 2);
        assertThat(news("ServiceDown")).containsExactly("critical fires");
        rounds(9, 0);

        assertThat(news("ServiceDown")).containsExactly("critical fires", "critical ends");
    }

    private void restart(ServiceMonitor next) {
        now = now.plusSeconds(60);
        List<Alert> firing = monitor.snapshot(now).alerts();
        monitor = next;
        effects.addAll(monitor.resume(now));
        effects.addAll(monitor.recall(new Recalled(firing, List.of()), now));
    }

    @Test
    void aReloadThatAsksForMoreEndpointsTellsTheOneAnewAsAWarning() {
        watch(20, DownWhen.any());
        rounds(3, 1);
        reload(plan(20, TENTH));

        assertThat(news("EndpointDown")).containsExactly("critical fires", "warning fires", "critical ends");
        assertThat(health()).isEqualTo(Health.DEGRADED);
        assertThat(monitor.snapshot(now).alerts()).hasSize(1);
    }

    @Test
    void aReloadThatAsksForOneEndpointAgainMakesItCriticalAgain() {
        rounds(3, 2);
        reload(plan(20, DownWhen.any()));

        assertThat(news("ServiceDown")).containsExactly("critical fires", "critical ends");
        assertThat(news("EndpointDown").subList(2, 6))
                .containsExactlyInAnyOrder("critical fires", "warning ends", "critical fires", "warning ends");
        assertThat(health()).isEqualTo(Health.DOWN);
    }

    @Test
    void aReloadThatChangesNothingTellsNothing() {
        rounds(3, 2);
        effects.clear();
        reload(plan(20, TENTH));

        assertThat(told()).isEmpty();
        assertThat(health()).isEqualTo(Health.DOWN);
    }

    @Test
    void aReloadThatMakesItDownBlamesNoVersion() {
        rounds(60, 0);
        deployed("2");
        rounds(3, 1);
        reload(plan(20, new DownWhen.Count(1)));

        assertThat(health()).isEqualTo(Health.DOWN);
        assertThat(verdicts()).containsExactly(Verdict.WATCHING);
    }

    @Test
    void whatWasNotSeenIsTakenBack() {
        Instant before = now;
        rounds(3, 20);
        effects.addAll(monitor.blinded(before, now));

        assertThat(news("ServiceDown")).containsExactly("critical fires", "critical ends");
        assertThat(health()).isEqualTo(Health.UNKNOWN);
        rounds(3, 0);
        assertThat(health()).isEqualTo(Health.UP);
    }

    @Test
    void aShareIsRoundedUpAndNeverLessThanOne() {
        assertThat(TENTH.least(1)).isEqualTo(1);
        assertThat(TENTH.least(10)).isEqualTo(1);
        assertThat(TENTH.least(11)).isEqualTo(2);
        assertThat(TENTH.least(20)).isEqualTo(2);
        assertThat(TENTH.least(10_000)).isEqualTo(1_000);
        assertThat(new DownWhen.Share(Ratio.ONE).least(7)).isEqualTo(7);
        assertThat(TENTH.least(0)).isEqualTo(1);
    }

    @Test
    void aNumberOfEndpointsIsAllOfThemWhereThereAreFewer() {
        assertThat(new DownWhen.Count(3).least(20)).isEqualTo(3);
        assertThat(new DownWhen.Count(3).least(2)).isEqualTo(2);
        assertThat(new DownWhen.Count(3).least(0)).isEqualTo(1);
    }
}
