package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where each rule is in its life, and what is said when nothing is known. */
final class LifeTest {
    private static final Outcome UP = ScriptedProbe.up(20);
    private static final Outcome POOR = ScriptedProbe.degraded(40);
    private static final Outcome DOWN = ScriptedProbe.down(Reason.STATUS);
    private static final Outcome UNKNOWN = new Outcome.Unknown("too many open files");
    private static final ServicePlan PLAN = Plans.service("checkout", 1, Duration.ofSeconds(10));

    private final Watched watched = new Watched(PLAN);

    @Test
    void aDownAlertRecoversBeforeItIsOver() {
        watched.found(1, UP);
        assertThat(watched.life("EndpointDown")).isEqualTo(Life.OK);

        watched.found(1, DOWN);
        assertThat(watched.life("EndpointDown")).isEqualTo(Life.FIRING);
        assertThat(watched.rule("EndpointDown").why()).isNotEmpty();
        assertThat(watched.rule("EndpointDown").alert()).isNotNull();

        watched.found(1, UP);
        assertThat(watched.life("EndpointDown")).isEqualTo(Life.RECOVERING);

        watched.found(1, UP);
        assertThat(watched.life("EndpointDown")).isEqualTo(Life.OK);
    }

    @Test
    void poorAnswersArePendingUntilTheThird() {
        watched.found(2, POOR);
        assertThat(watched.life("EndpointDegraded")).isEqualTo(Life.PENDING);
        assertThat(watched.news()).isEmpty();

        watched.found(1, POOR);
        assertThat(watched.life("EndpointDegraded")).isEqualTo(Life.FIRING);
    }

    @Test
    void anObjectiveThatWasHardlyMeasuredHasNoDataAndItsAlertStays() {
        watched.found(400, UP);
        watched.found(40, DOWN);
        assertThat(watched.life("ErrorBudgetBurn")).isEqualTo(Life.FIRING);
        watched.effects.clear();

        watched.found(200, UNKNOWN);

        assertThat(watched.life("ErrorBudgetBurn")).isEqualTo(Life.NO_DATA);
        assertThat(watched.rule("ErrorBudgetBurn").alert()).isNotNull();
        assertThat(watched.news()).containsExactly("NoData fires");
    }

    @Test
    void anEndpointThatGivesOnlyUnknownsForFiveMinutesHasNoDataAndOneWarningSaysSo() {
        watched.found(3, UP);
        watched.found(29, UNKNOWN);
        assertThat(watched.life("EndpointDown")).isEqualTo(Life.OK);
        assertThat(watched.news()).isEmpty();

        watched.found(2, UNKNOWN);

        assertThat(watched.life("EndpointDown")).isEqualTo(Life.NO_DATA);
        assertThat(watched.life("NoData")).isEqualTo(Life.FIRING);
        assertThat(watched.news()).containsExactly("NoData fires");
        assertThat(watched.told().getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(watched.told().getFirst().description())
                .isEqualTo(
                        "endpoint-0: no result for 5m and 5 intervals, too many open files; what fires stays, and nothing new does");
    }

    @Test
    void oneResultEndsIt() {
        watched.found(40, UNKNOWN);
        watched.found(2, UP);

        assertThat(watched.news()).containsExactly("NoData fires", "NoData ends");
        assertThat(watched.life("EndpointDown")).isEqualTo(Life.OK);
    }

    @Test
    void whatWasDownStaysDownWhileNothingIsKnown() {
        watched.found(2, DOWN);
        watched.found(40, UNKNOWN);

        assertThat(watched.news()).containsExactly("EndpointDown fires", "NoData fires");
        assertThat(watched.rule("EndpointDown").alert()).isNotNull();
    }

    @Test
    void fiveIntervalsAreWaitedForWhereTheyAreLonger() {
        var slow = new Watched(Plans.service("report", 1, Duration.ofMinutes(10)));
        slow.found(5, UNKNOWN);
        assertThat(slow.life("EndpointDown")).isEqualTo(Life.NO_DATA);

        var seen = new Watched(Plans.service("report", 1, Duration.ofMinutes(10)));
        seen.found(4, UNKNOWN);
        assertThat(seen.life("EndpointDown")).isEqualTo(Life.OK);
    }

    @Test
    void theAlertCanBeSwitchedOffAndTheStateIsStillSeen() {
        var quiet = new Watched(new ServicePlan(
                PLAN.service(),
                PLAN.slos(),
                PLAN.deployments(),
                new AlertPlan(null, CertificateAges.OFF, null, List.of())));
        quiet.found(40, UNKNOWN);

        assertThat(quiet.news()).isEmpty();
        assertThat(quiet.life("EndpointDown")).isEqualTo(Life.NO_DATA);
    }

    @Test
    void aRestartNeitherEndsNorBeginsIt() {
        watched.found(20, UNKNOWN);
        watched.restart(Duration.ofHours(7));
        watched.found(5, UNKNOWN);
        assertThat(watched.news()).isEmpty();

        watched.found(10, UNKNOWN);
        watched.restart(Duration.ofHours(7));
        watched.found(2, UNKNOWN);

        assertThat(watched.news()).containsExactly("NoData fires");
    }

    @Test
    void everyRuleIsCountedOnce() {
        watched.found(3, UP);
        Map<Life, Integer> counts = new EnumMap<>(Life.class);
        ServiceSnapshot snapshot = watched.monitor.snapshot(watched.now);

        snapshot.countRules((_, life) -> counts.merge(life, 1, Integer::sum));

        List<RuleState> rules = snapshot.rules().toList();
        assertThat(rules).hasSize(7);
        rules.forEach(rule -> counts.merge(rule.life(), -1, Integer::sum));
        assertThat(counts.values()).containsOnly(0);
    }

    @Test
    void anEndpointThatIsNewAfterARestartIsNotWithoutData() {
        var one = new Watched(Plans.service("shop", 1, Duration.ofSeconds(10)));
        one.found(3, ScriptedProbe.up(20));
        MonitorState kept = one.monitor.encode(Long.MIN_VALUE);
        Instant now = one.now.plusSeconds(30);
        var more = ServiceMonitor.decode(kept, Plans.service("shop", 2, Duration.ofSeconds(10)), now);
        var effects = new ArrayList<>(more.resume(now));
        effects.addAll(more.tick(now.plusSeconds(30)));

        assertThat(effects).noneMatch(Effect.Tell.class::isInstance);
        assertThat(more.snapshot(now).targets()).hasSize(2);
    }
}
