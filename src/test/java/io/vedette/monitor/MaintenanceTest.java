package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.deployment.Deployment;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.TargetId;
import io.vedette.window.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is found while a service is worked on is seen, and counts nowhere. */
final class MaintenanceTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Outcome UP = ScriptedProbe.up(20);
    private static final Outcome DOWN = ScriptedProbe.down(Reason.STATUS);

    private final ServicePlan plan = Plans.service("checkout", 1, INTERVAL);
    private final TargetId target = plan.service().targets().getFirst().id();
    private final List<Effect> effects = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private final ServiceMonitor monitor = new ServiceMonitor(plan, now);

    private void take(int times, Outcome outcome, Purpose purpose) {
        for (int i = 0; i < times; i++) {
            now = now.plus(INTERVAL);
            if (purpose == Purpose.SCHEDULED) {
                monitor.left(now);
            }
            effects.addAll(monitor.accept(new Sample(target, now, Duration.ZERO, outcome, purpose), now));
            effects.addAll(monitor.tick(now));
        }
    }

    private Counts counted() {
        now = now.plus(INTERVAL.multipliedBy(2));
        effects.addAll(monitor.tick(now));
        return monitor.judges().getFirst().period();
    }

    private List<Alert> told() {
        return effects.stream()
                .flatMap(effect -> effect instanceof Effect.Tell(Alert alert) ? Stream.of(alert) : Stream.empty())
                .toList();
    }

    @Test
    void itIsOnNoSideOfAnObjectiveAndNotEvenMissing() {
        take(30, UP, Purpose.SCHEDULED);
        take(300, DOWN, Purpose.MAINTENANCE);
        take(30, UP, Purpose.SCHEDULED);

        assertThat(counted()).isEqualTo(new Counts(60, 0, 0));
        assertThat(counted().coverage()).isEqualTo(1);
    }

    @Test
    void aFailureIsSeenAndFiresForWhoeverHoldsIt() {
        take(3, DOWN, Purpose.MAINTENANCE);

        assertThat(monitor.snapshot(now).health()).isEqualTo(Health.DOWN);
        assertThat(told()).extracting(Alert::name).containsExactly("EndpointDown");
    }

    @Test
    void itsLatencyAndItsResultsAreNoPartOfTheUsual() {
        take(30, UP, Purpose.SCHEDULED);
        take(30, ScriptedProbe.up(900), Purpose.MAINTENANCE);

        var seen = monitor.snapshot(now).targets().getFirst();
        assertThat(seen.latency().count()).isEqualTo(30);
        assertThat(seen.results().up()).isEqualTo(30);
    }

    @Test
    void noDeploymentIsToBlameForWhatBeginsThen() {
        take(30, UP, Purpose.SCHEDULED);
        monitor.deploy(new Deployment("d-2", "checkout", "2", "1", null, null, "ci", now), now);

        take(60, DOWN, Purpose.MAINTENANCE);

        assertThat(effects).noneMatch(effect -> effect instanceof Effect.Judged || effect instanceof Effect.TakeBack);
    }

    @Test
    void aServiceThatIsBrokenAfterwardsIsJudgedAgain() {
        take(30, UP, Purpose.SCHEDULED);
        take(30, DOWN, Purpose.MAINTENANCE);
        take(30, DOWN, Purpose.SCHEDULED);

        assertThat(counted()).isEqualTo(new Counts(30, 30, 0));
        assertThat(told()).extracting(Alert::name).contains("ErrorBudgetBurn");
    }
}
