package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.sample.Evidence;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.TargetId;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DegradedTest {
    private static final Outcome UP = ScriptedProbe.up(20);
    private static final Outcome POOR = ScriptedProbe.degraded(40);
    private static final Outcome DOWN = ScriptedProbe.down(Reason.STATUS);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final ServicePlan plan = Plans.service("checkout", 1, INTERVAL);
    private final TargetId target = plan.service().targets().getFirst().id();
    private final List<Effect> effects = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private final ServiceMonitor monitor = new ServiceMonitor(plan, now);

    private void found(Outcome... outcomes) {
        for (Outcome outcome : outcomes) {
            now = now.plus(INTERVAL);
            effects.addAll(monitor.accept(new Sample(target, now, Duration.ZERO, outcome, Purpose.SCHEDULED), now));
        }
    }

    private List<String> told() {
        return effects.stream()
                .flatMap(effect -> effect instanceof Effect.Tell(Alert alert) ? Stream.of(alert) : Stream.empty())
                .map(alert -> alert.name() + (alert.firing() ? " fires" : " ends"))
                .toList();
    }

    private Health health() {
        return monitor.snapshot(now).health();
    }

    @Test
    void aPoorAnswerIsSeenAtOnceAndToldToNobody() {
        found(UP, POOR, POOR);

        assertThat(health()).isEqualTo(Health.DEGRADED);
        assertThat(told()).isEmpty();
        assertThat(effects).noneMatch(Effect.Confirm.class::isInstance);
    }

    @Test
    void theThirdPoorAnswerInARowIsAWarningThatSaysExpectedAndFound() {
        found(UP, POOR, POOR, POOR);

        assertThat(told()).containsExactly("EndpointDegraded fires");
        Alert alert = monitor.snapshot(now).alerts().getFirst();
        assertThat(alert.severity()).isEqualTo(Severity.WARNING);
        assertThat(alert.summary()).isEqualTo("checkout is degraded");
        assertThat(alert.description())
                .contains("expected latency under 10 ms, found 40 ms (degraded since 12:00:20 UTC)");
        assertThat(effects)
                .anyMatch(effect ->
                        effect instanceof Effect.Happened(Event event) && event.kind() == Event.Kind.ENDPOINT_DEGRADED);
    }

    @Test
    void aGoodAnswerBetweenPoorOnesBeginsTheCountAnew() {
        found(POOR, POOR, UP, POOR, POOR);

        assertThat(told()).isEmpty();
    }

    @Test
    void twoGoodAnswersInARowEndTheWarning() {
        found(POOR, POOR, POOR, UP, POOR, UP);
        assertThat(told()).containsExactly("EndpointDegraded fires");

        found(UP);

        assertThat(told()).containsExactly("EndpointDegraded fires", "EndpointDegraded ends");
        assertThat(health()).isEqualTo(Health.UP);
    }

    @Test
    void oneFailureAmongPoorAnswersIsSuspectedAndLeavesTheWarningOpen() {
        found(POOR, POOR, POOR, DOWN);
        assertThat(health()).isEqualTo(Health.SUSPECT);

        found(POOR);

        assertThat(health()).isEqualTo(Health.DEGRADED);
        assertThat(told()).containsExactly("EndpointDegraded fires");
    }

    @Test
    void oneGoodAnswerAfterAFailureDoesNotEndTheWarningYet() {
        found(POOR, POOR, POOR, DOWN, UP);
        assertThat(health()).isEqualTo(Health.DEGRADED);

        found(UP);

        assertThat(health()).isEqualTo(Health.UP);
    }

    @Test
    void anEndpointThatGoesDownIsToldBeforeTheWarningEnds() {
        found(POOR, POOR, POOR, DOWN, DOWN, DOWN);

        assertThat(told()).containsExactly("EndpointDegraded fires", "EndpointDown fires", "EndpointDegraded ends");
        assertThat(monitor.snapshot(now).alerts()).extracting(Alert::name).containsExactly("EndpointDown");
    }

    @Test
    void poorAnswersEndAnOutage() {
        found(DOWN, DOWN, DOWN, POOR, POOR);

        assertThat(told()).containsExactly("EndpointDown fires", "EndpointDown ends");
        assertThat(health()).isEqualTo(Health.DEGRADED);

        found(POOR, POOR);

        assertThat(told()).containsExactly("EndpointDown fires", "EndpointDown ends", "EndpointDegraded fires");
    }

    @Test
    void poorAnswersAreCountedByReasonAndTheirLatencyCounts() {
        found(UP, POOR, POOR);

        var seen = monitor.snapshot(now).targets().getFirst();
        assertThat(seen.results().degraded()).isEqualTo(Map.of(Reason.LATENCY, 2L));
        assertThat(seen.results().up()).isEqualTo(1);
        assertThat(seen.latency().count()).isEqualTo(3);
    }

    @Test
    void evidenceIsWantedWhileTheTargetIsInDoubtAndKeptOnceItIsNot() {
        var seen = new Evidence(List.of(new Evidence.Line("answer", "HTTP/1.1 503")));
        assertThat(monitor.doubts(target)).isFalse();

        found(UP, DOWN);
        assertThat(monitor.doubts(target)).isTrue();
        for (var i = 0; i < 2; i++) {
            now = now.plusMillis(500);
            monitor.accept(new Sample(target, now, Duration.ZERO, DOWN, Purpose.CONFIRMATION, seen), now);
        }

        assertThat(health()).isEqualTo(Health.DOWN);
        assertThat(monitor.doubts(target)).isFalse();
        found(UP, UP);
        var proof = Objects.requireNonNull(
                monitor.snapshot(now).targets().getFirst().proof());
        assertThat(proof.reason()).isEqualTo(Reason.STATUS);
        assertThat(proof.evidence()).isEqualTo(seen);
    }

    @Test
    void aReloadKeepsTheCountsAndTheWarning() {
        found(POOR, POOR, POOR);

        var later = new ServiceMonitor(plan, now, monitor);

        assertThat(later.snapshot(now).health()).isEqualTo(Health.DEGRADED);
        assertThat(later.snapshot(now).alerts()).hasSize(1);
        assertThat(later.snapshot(now).targets().getFirst().results().degraded())
                .isEqualTo(Map.of(Reason.LATENCY, 3L));
    }
}
