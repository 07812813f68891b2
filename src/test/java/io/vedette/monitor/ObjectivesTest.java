package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.slo.Budgeting;
import io.vedette.slo.BurnRule;
import io.vedette.slo.BurnRule.Urgency;
import io.vedette.slo.Indicator;
import io.vedette.slo.Period;
import io.vedette.slo.Ratio;
import io.vedette.slo.Scope;
import io.vedette.slo.Scope.Combining;
import io.vedette.slo.Slo;
import io.vedette.target.Service;
import io.vedette.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a service does with its objectives: several endpoints, changed promises, alerts that merge, wait and freeze. */
final class ObjectivesTest {
    private static final Outcome UP = ScriptedProbe.up(20);
    private static final Outcome DOWN = ScriptedProbe.down(Reason.STATUS);
    private static final Outcome UNKNOWN = new Outcome.Unknown("our network is gone");
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final List<Alert> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private ServiceMonitor monitor = new ServiceMonitor(plan(2, slo(Combining.TOTAL, List.of())), now);

    private static Slo slo(Combining combining, List<BurnRule> policy) {
        return new Slo(
                "s",
                new Indicator.Availability(),
                new Ratio(99, 100),
                new Period.Rolling(Duration.ofDays(30)),
                Budgeting.OCCURRENCES,
                new Scope(List.of(), Map.of(), combining),
                policy);
    }

    private static ServicePlan plan(int endpoints, Slo... slos) {
        ServicePlan usual = Plans.service("shop", endpoints, INTERVAL);
        return new ServicePlan(usual.service(), List.of(slos), usual.deployments());
    }

    private void reload(ServicePlan plan) {
        monitor = new ServiceMonitor(plan, now, monitor);
    }

    /** A round of samples, one an endpoint. */
    private void round(Outcome... outcomes) {
        now = now.plus(INTERVAL);
        List<Target> targets = monitor.plan().service().targets();
        for (int i = 0; i < outcomes.length; i++) {
            var sample = new Sample(targets.get(i).id(), now, Duration.ZERO, outcomes[i], Purpose.SCHEDULED);
            hear(monitor.accept(sample, now));
        }
        hear(monitor.tick(now));
    }

    private void rounds(int count, Outcome... outcomes) {
        IntStream.range(0, count).forEach(i -> round(outcomes));
    }

    private void hear(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Tell(Alert alert) && alert.name().equals("ErrorBudgetBurn")) {
                told.add(alert);
            }
        }
    }

    private SloSnapshot slo() {
        return monitor.snapshot(now).slos().getFirst();
    }

    @Test
    void theWorstEndpointSpeaksForAnObjectiveThatGivesEachABudgetOfItsOwn() {
        reload(plan(2, slo(Combining.WORST, List.of())));
        rounds(360, UP, UP);
        rounds(60, DOWN, UP);

        assertThat(slo().worst()).isEqualTo("endpoint-0");
        assertThat(slo().bad()).isEqualTo(59);
        assertThat(slo().good()).isEqualTo(360);
        assertThat(told).singleElement().satisfies(alert -> assertThat(alert.description())
                .startsWith("page-slow is over: 48 of 180 probes in 30m and 48 of 408 in 6h were bad"));
    }

    @Test
    void anAlertThatASecondBeginsHasTheSameNameWhereAJournalTellsOfThatSecond() {
        List<String> live = unseen(Duration.ofNanos(3_456_789));
        List<String> journalled = unseen(Duration.ofMillis(1));

        assertThat(live).isNotEmpty().isEqualTo(journalled);
    }

    /** The names of what begins where nothing is seen, when every second is told so long after it began. */
    private static List<String> unseen(Duration after) {
        Instant start = Instant.parse("2026-03-02T12:00:00Z");
        var blind = new ServiceMonitor(plan(1, slo(Combining.TOTAL, List.of())), start);
        var id = blind.plan().service().targets().getFirst().id();
        List<String> names = new ArrayList<>();
        for (int second = 1; second < 1_200; second++) {
            Instant due = start.plusSeconds(second);
            List<Effect> effects = new ArrayList<>();
            if (second % 10 == 5) {
                blind.left(due);
                effects.addAll(blind.accept(new Sample(id, due, Duration.ZERO, UNKNOWN, Purpose.SCHEDULED), due));
            }
            effects.addAll(blind.tick(due.plus(after)));
            effects.stream()
                    .filter(effect -> effect instanceof Effect.Tell)
                    .map(effect -> ((Effect.Tell) effect).alert().episode())
                    .forEach(names::add);
        }
        return names;
    }

    @Test
    void jobsThatHadNothingToReportYetAreNotMissedAndKeepNoAlertBack() {
        ServicePlan usual = plan(1, slo(Combining.TOTAL, List.of()));
        Service shop = usual.service();
        List<Target> targets = List.of(
                shop.targets().getFirst(),
                Plans.waiting("shop", "monthly", INTERVAL),
                Plans.waiting("shop", "weekly", INTERVAL));
        reload(new ServicePlan(
                new Service("shop", shop.labels(), targets, null, Set.of()), usual.slos(), usual.deployments()));

        rounds(360, UP, UNKNOWN, UNKNOWN);
        rounds(60, DOWN, UNKNOWN, UNKNOWN);

        assertThat(slo().invalid()).isZero();
        assertThat(told).isNotEmpty().allMatch(Alert::firing);
    }

    @Test
    void allEndpointsTogetherBurnHalfAsFastAsTheWorst() {
        rounds(360, UP, UP);
        rounds(60, DOWN, UP);

        assertThat(slo().worst()).isNull();
        assertThat(slo().bad()).isEqualTo(59);
        assertThat(slo().why().sentence()).startsWith("page-slow is over, but that may be chance: 59 of 360");
        assertThat(told).isEmpty();
    }

    @Test
    void aChangedObjectiveIsANewRevisionAndTheOldOneStaysAsItWas() {
        Instant began = slo().since();
        rounds(100, UP, DOWN);
        var before = slo();
        Slo stricter = new Slo("s", new Indicator.Availability(), new Ratio(999, 1000), Duration.ofDays(30));
        reload(plan(2, stricter));
        Instant changed = now;
        rounds(10, UP, UP);

        assertThat(slo().revision()).isEqualTo(2);
        assertThat(slo().since()).isEqualTo(changed);
        assertThat(slo().bad()).isZero();
        assertThat(slo().earlier()).singleElement().satisfies(revision -> {
            assertThat(revision.objective()).isEqualTo("99% availability over 30d");
            assertThat(revision.since()).isEqualTo(began);
            assertThat(revision.until()).isEqualTo(changed);
            assertThat(revision.counts().bad()).isEqualTo(before.bad());
            assertThat(revision.budgetRemaining()).isEqualTo(before.budgetRemaining());
        });
    }

    @Test
    void anAddedEndpointOrAnotherTimeoutForgetsNothing() {
        rounds(100, UP, DOWN);
        long bad = slo().bad();
        reload(plan(3, slo(Combining.TOTAL, List.of())));
        assertThat(slo().bad()).isEqualTo(bad);

        Service service = monitor.plan().service();
        List<Target> patient = service.targets().stream()
                .map(target -> new Target(target.id(), target.spec(), target.interval(), target.interval()))
                .toList();
        var changed = new Service(service.name(), service.labels(), patient, service.runbook(), service.dependsOn());
        reload(new ServicePlan(changed, monitor.plan().slos(), monitor.plan().deployments()));
        round(UP, UP, DOWN);
        round(UP, UP, UP);

        assertThat(slo().revision()).isEqualTo(1);
        assertThat(slo().bad()).isEqualTo(bad + 2);
    }

    @Test
    void anotherIntervalKeepsTheBudgetAndBeginsTheRulesAnew() {
        rounds(100, UP, DOWN);
        long bad = slo().bad();
        ServicePlan slower = new ServicePlan(
                Plans.service("shop", 2, Duration.ofMinutes(1)).service(),
                monitor.plan().slos(),
                monitor.plan().deployments());
        reload(slower);

        assertThat(slo().bad()).isEqualTo(bad);
        assertThat(slo().burns()).allMatch(burn -> burn.count() == 0);
    }

    @Test
    void aPolicyOfItsOwnTakesThePlaceOfTheUsualRules() {
        var rule = new BurnRule("own", Urgency.TICKET, Duration.ofMinutes(30), Duration.ofMinutes(5), new Ratio(10, 1));
        reload(plan(2, slo(Combining.TOTAL, List.of(rule))));
        rounds(180, UP, UP);
        rounds(40, DOWN, UP);

        assertThat(told).singleElement().satisfies(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.WARNING);
            assertThat(alert.description()).startsWith("own is over: ");
        });
        assertThat(slo().burns())
                .extracting(burn -> burn.window())
                .containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(30));
    }

    @Test
    void anAlertThatCannotBeMeasuredAnyMoreFiresOnAndIsToldOnce() {
        rounds(360, UP, UP);
        rounds(60, DOWN, DOWN);
        assertThat(told).hasSize(1);
        rounds(200, UNKNOWN, UNKNOWN);

        assertThat(told).hasSize(1);
        assertThat(slo().why().sentence())
                .startsWith("page-fast fires on, for too little was measured to end it: 0 of 60");
        assertThat(slo().invalid()).isEqualTo(398);
    }

    @Test
    void aPageIsOverWhenItsRuleWasUnderForAsLongAsItsShortWindow() {
        rounds(360, UP, UP);
        rounds(60, DOWN, DOWN);
        Instant healed = now;
        while (told.size() < 2) {
            round(UP, UP);
        }

        // clean short window after about 5 min, and 5 min more; page-slow holds the same episode for longer
        assertThat(told.getLast().firing()).isFalse();
        assertThat(told.getLast().episode()).isEqualTo(told.getFirst().episode());
        assertThat(Duration.between(healed, now)).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(70));
    }

    @Test
    void phasesOfTheLastHourAreThereWhereTheyHappened() {
        var phases = new Phases(300, 900, Phases.NONE, 8_000, 150);
        rounds(20, new Outcome.Up(phases, Observed.NOTHING), UP);

        assertThat(monitor.snapshot(now.plusSeconds(20)).phaseLatencies().keySet())
                .contains("dns", "connect", "wait", "transfer")
                .doesNotContain("tls");
    }

    @Test
    void aSnapshotMakesAnewOnlyWhatChanged() {
        rounds(20, UP, UP);
        ServiceSnapshot first = monitor.snapshot(now);
        ServiceSnapshot second = monitor.snapshot(now.plusSeconds(1));

        assertThat(second.slos().getFirst()).isSameAs(first.slos().getFirst());
        assertThat(second.phases()).isSameAs(first.phases());
        assertThat(second.targets().getFirst()).isSameAs(first.targets().getFirst());
    }
}
