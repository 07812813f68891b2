package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Mode;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.WatchPlan;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ServiceMonitorTest {
    private static final Outcome UP = ScriptedProbe.up(20);
    private static final Outcome DOWN = ScriptedProbe.down(Reason.STATUS);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final ServicePlan plan = Plans.service("checkout", 1, INTERVAL);
    private final TargetId target = plan.service().targets().getFirst().id();
    private final Instant start = Instant.parse("2026-03-02T12:00:00Z");
    private final ServiceMonitor monitor = new ServiceMonitor(plan, start);
    private final List<Effect> effects = new ArrayList<>();
    private Instant now = start;

    /** A scheduled sample at the next due time. */
    private void scheduled(Outcome outcome) {
        now = now.plus(INTERVAL);
        take(outcome, Purpose.SCHEDULED);
    }

    private void scheduled(int times, Outcome outcome) {
        for (int i = 0; i < times; i++) {
            scheduled(outcome);
        }
    }

    private void confirmed(Outcome outcome) {
        now = now.plusMillis(500);
        take(outcome, Purpose.CONFIRMATION);
    }

    private void take(Outcome outcome, Purpose purpose) {
        effects.addAll(monitor.accept(new Sample(target, now, Duration.ZERO, outcome, purpose), now));
    }

    private void fail() {
        scheduled(DOWN);
        confirmed(DOWN);
        confirmed(DOWN);
        now = now.minusMillis(1000);
    }

    private List<Alert> told(String name) {
        return effects.stream()
                .flatMap(effect -> effect instanceof Effect.Tell(Alert alert) ? Stream.of(alert) : Stream.empty())
                .filter(alert -> alert.name().equals(name))
                .toList();
    }

    private <T extends Effect> List<T> only(Class<T> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void deployed(String version) {
        effects.addAll(
                monitor.deploy(new Deployment("d-" + version, "checkout", version, "1", null, null, "ci", now), now));
    }

    @Test
    void aFailureAsksForASecondLookSoonAndTellsNobody() {
        scheduled(DOWN);

        assertThat(effects).containsExactly(new Effect.Confirm(target, Duration.ofMillis(500)));
    }

    @Test
    void theThirdFailureInARowIsOneCriticalAlertThatSaysWhatWasFound() {
        fail();

        assertThat(told("EndpointDown")).singleElement().satisfies(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(alert.summary()).isEqualTo("checkout is down");
            assertThat(alert.description()).contains("expected 200-299, found 503", "failing since 12:00:10 UTC");
        });
    }

    @Test
    void aSuccessBetweenTwoFailuresStartsTheCountAnew() {
        scheduled(DOWN);
        confirmed(UP);
        scheduled(DOWN);
        confirmed(DOWN);

        assertThat(told("EndpointDown")).isEmpty();
    }

    @Test
    void whatWasNotMeasuredNeitherFailsNorHeals() {
        scheduled(DOWN);
        confirmed(new Outcome.Unknown("our network is gone"));
        confirmed(DOWN);
        confirmed(DOWN);

        assertThat(told("EndpointDown")).hasSize(1);
    }

    @Test
    void twoSuccessesResolveTheSameEpisode() {
        fail();
        scheduled(UP);
        assertThat(told("EndpointDown")).hasSize(1);
        scheduled(UP);

        assertThat(told("EndpointDown").getLast().firing()).isFalse();
        assertThat(told("EndpointDown"))
                .extracting(Alert::episode)
                .containsOnly(told("EndpointDown").getFirst().episode());
        assertThat(monitor.snapshot(now).alerts()).isEmpty();
    }

    @Test
    void confirmationsCountForHealthOnly() {
        fail();
        now = now.plusSeconds(30);
        effects.addAll(monitor.tick(now));

        var slo = monitor.snapshot(now).slos().getFirst();
        assertThat(slo.bad()).isEqualTo(1);
        assertThat(monitor.snapshot(now).targets().getFirst().results().down()).containsEntry(Reason.STATUS, 1L);
    }

    @Test
    void anOutageAtTenSecondsPagesForTheBudgetWithinSeventySeconds() {
        scheduled(360, UP);
        Instant before = now;
        scheduled(7, DOWN);
        effects.addAll(monitor.tick(now.plusSeconds(10)));

        assertThat(told("ErrorBudgetBurn"))
                .anySatisfy(alert -> assertThat(alert.severity()).isEqualTo(Severity.CRITICAL));
        assertThat(Duration.between(before, told("ErrorBudgetBurn").getFirst().startsAt()))
                .isLessThanOrEqualTo(Duration.ofSeconds(80));
    }

    @Test
    void aSlowServiceBurnsItsLatencyBudgetWhileItIsUp() {
        scheduled(360, UP);
        scheduled(360, ScriptedProbe.up(900));

        assertThat(told("EndpointDown")).isEmpty();
        assertThat(told("ErrorBudgetBurn"))
                .isNotEmpty()
                .allMatch(alert -> alert.labels().value("slo").equals("fast"));
    }

    @Test
    void skippedDueTimesAreOnNeitherSide() {
        scheduled(10, UP);
        now = now.plus(INTERVAL);
        effects.addAll(monitor.skipped(target, now, now));
        effects.addAll(monitor.tick(now.plusSeconds(20)));

        var slo = monitor.snapshot(now).slos().getFirst();
        assertThat(List.of(slo.good(), slo.bad(), slo.invalid())).containsExactly(10L, 0L, 1L);
    }

    @Test
    void aCriticalAlertInsideTheWatchTakesTheDeploymentBackOnce() {
        scheduled(20, UP);
        deployed("2");
        fail();
        scheduled(6, DOWN);

        assertThat(only(Effect.TakeBack.class)).singleElement().satisfies(back -> {
            assertThat(back.order().action()).isEqualTo("take-back");
            assertThat(back.order().requestId()).isEqualTo("rollback-d-2");
            assertThat(back.order().reason()).contains("checkout is down");
        });
        assertThat(monitor.snapshot(now).watches().getFirst().verdict()).isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void theOrderSaysWhatBudgetWasLeftBeforeTheVersionSpentAny() {
        scheduled(20, UP);
        deployed("2");
        fail();
        scheduled(20, DOWN);

        assertThat(only(Effect.TakeBack.class).getFirst().order().budget()).isEqualTo(1.0);
        assertThat(monitor.snapshot(now).slos().getFirst().budgetRemaining()).isLessThan(1);
    }

    @Test
    void anAlertThatFiredBeforeTheDeploymentTakesNothingBack() {
        fail();
        deployed("2");
        scheduled(100, DOWN);
        effects.addAll(monitor.tick(now));

        assertThat(only(Effect.TakeBack.class)).isEmpty();
        assertThat(monitor.snapshot(now).watches().getFirst().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whatFailsAgainAfterItHadHealedInsideTheWatchIsEvidence() {
        fail();
        deployed("2");
        scheduled(2, UP);
        fail();

        assertThat(only(Effect.TakeBack.class)).hasSize(1);
    }

    @Test
    void anAlertAfterTheWatchTakesNothingBack() {
        deployed("2");
        scheduled(100, UP);
        effects.addAll(monitor.tick(now));
        fail();

        assertThat(only(Effect.TakeBack.class)).isEmpty();
        assertThat(monitor.snapshot(now).watches().getFirst().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aNewerDeploymentSupersedesTheOneOnWatch() {
        deployed("2");
        deployed("3");

        assertThat(monitor.snapshot(now).watches())
                .extracting(watch -> watch.verdict())
                .containsExactly(Verdict.WATCHING, Verdict.SUPERSEDED);
    }

    @Test
    void aRegressionIsRecoveredWhenNothingCriticalFiresAnyMore() {
        scheduled(20, UP);
        deployed("2");
        fail();
        scheduled(2, UP);

        assertThat(monitor.snapshot(now).watches().getFirst().recoveredAt()).isEqualTo(now);
    }

    @Test
    void aVersionThatWasAnsweredBeforeAReportIsNoDeploymentAfterIt() {
        scheduled(version("v1"));
        deployed("2");
        scheduled(version("v1"));

        assertThat(monitor.snapshot(now).watches())
                .singleElement()
                .satisfies(watch -> assertThat(watch.deployment().version()).isEqualTo("2"));
    }

    @Test
    void anAnswerThatNamesANewVersionIsADeploymentAndAnOldOneIsNot() {
        scheduled(version("1"));
        scheduled(version("2"));
        scheduled(version("1"));

        assertThat(monitor.snapshot(now).watches()).singleElement().satisfies(watch -> {
            assertThat(watch.deployment().version()).isEqualTo("2");
            assertThat(watch.deployment().previousVersion()).isEqualTo("1");
        });
    }

    @Test
    void aChangedPlanKeepsHealthAlertsAndWindowsThatMeanTheSame() {
        scheduled(50, UP);
        fail();
        var later = new ServiceMonitor(
                new ServicePlan(
                        plan.service(),
                        plan.slos(),
                        new WatchPlan(Duration.ofMinutes(1), Duration.ofMinutes(10), null, Mode.OBSERVE, true)),
                now,
                monitor);

        assertThat(monitor.retire(later, now, "changed")).isEmpty();
        assertThat(later.snapshot(now).alerts()).isEqualTo(monitor.snapshot(now).alerts());
        assertThat(later.snapshot(now).slos().getFirst().good()).isGreaterThanOrEqualTo(49);
    }

    @Test
    void anEndpointMoreOrLessLeavesTheLatenciesOfTheServiceAsTheyAre() {
        scheduled(200, UP);

        var two = new ServiceMonitor(Plans.service("checkout", 2, INTERVAL), now, monitor);
        assertThat(two.snapshot(now).latency().count()).isEqualTo(200);
        var three = new ServiceMonitor(Plans.service("checkout", 3, INTERVAL), now, two);
        now = now.plus(INTERVAL);
        three.accept(new Sample(target, now, Duration.ZERO, UP, Purpose.SCHEDULED), now);

        ServiceSnapshot shown = three.snapshot(now);
        assertThat(shown.latency().count()).isEqualTo(201);
        assertThat(shown.targets().getFirst().latency().count()).isEqualTo(201);
        assertThat(shown.phases())
                .hasEntrySatisfying("total", all -> assertThat(all.count()).isEqualTo(201));
        assertThat(shown.phaseLatencies())
                .hasEntrySatisfying("wait", hour -> assertThat(hour.count()).isEqualTo(201));
    }

    @Test
    void aRemovedServiceClosesItsAlertsWithTheReason() {
        fail();

        assertThat(monitor.retire(null, now, "removed")).singleElement().satisfies(effect -> {
            assertThat(((Effect.Tell) effect).alert().firing()).isFalse();
            assertThat(((Effect.Tell) effect).alert().description()).isEqualTo("removed");
        });
    }

    @Test
    void percentilesAppearOnlyWhereTheCountSupportsThem() {
        scheduled(99, UP);
        assertThat(monitor.snapshot(now).latency().p99()).isNull();

        scheduled(2, UP);
        assertThat(monitor.snapshot(now).latency().p99()).isBetween(20_000L, 20_200L);
    }

    @Test
    void whatIsTakenBackCountsInNoObjectiveButStaysInTheCountersWhichNeverFall() {
        scheduled(DOWN);
        monitor.revoked(new Sample(target, now, Duration.ZERO, DOWN, Purpose.SCHEDULED));
        now = now.plusSeconds(30);
        effects.addAll(monitor.tick(now));

        var seen = monitor.snapshot(now);
        assertThat(seen.slos().getFirst().bad()).isZero();
        assertThat(seen.targets().getFirst().results().down()).containsExactly(Map.entry(Reason.STATUS, 1L));
        assertThat(seen.targets().getFirst().results().unknown()).isZero();
    }

    private static Outcome version(String version) {
        return new Outcome.Up(Phases.EMPTY, new Observed(200, version, null));
    }
}
