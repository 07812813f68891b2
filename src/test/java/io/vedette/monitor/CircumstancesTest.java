package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.context.Context;
import io.vedette.alert.context.Context.Change;
import io.vedette.alert.context.Context.Proof;
import io.vedette.alert.context.Context.Remedy;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.sample.Evidence;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.TargetId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CircumstancesTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Evidence SEEN = new Evidence(List.of(
            new Evidence.Line("answer", "HTTP/1.1 503 Service Unavailable"),
            new Evidence.Line("body", "\n{\"error\":\u0007\"db\"}\nmore")));

    private final ServicePlan plan = Plans.service("checkout", 1, INTERVAL);
    private final TargetId target = plan.service().targets().getFirst().id();
    private final ServiceMonitor monitor = new ServiceMonitor(plan, START);
    private Instant now = START;

    private List<Alert> take(int times, Outcome outcome) {
        return Stream.generate(() -> outcome).limit(times).flatMap(this::take).toList();
    }

    private Stream<Alert> take(Outcome outcome) {
        now = now.plus(INTERVAL);
        var sample = new Sample(
                target, now, Duration.ZERO, outcome, Purpose.SCHEDULED, outcome instanceof Outcome.Down ? SEEN : null);
        return monitor.accept(sample, now).stream()
                .flatMap(effect -> effect instanceof Effect.Tell(Alert alert) ? Stream.of(alert) : Stream.empty())
                .map(alert -> monitor.inFullContext(alert, now));
    }

    private Alert goesDown() {
        return take(3, ScriptedProbe.down(Reason.STATUS)).getFirst();
    }

    private void deploy(String version) {
        monitor.deploy(
                new Deployment("d-" + version, "checkout", version, "1", null, URI.create("https://ci/7"), "ci", now),
                now);
    }

    @Test
    void theFirstLineOfTheFailingAnswerIsShownInOneLineEach() {
        take(3, ScriptedProbe.up(20));

        assertThat(goesDown().context().proof())
                .isEqualTo(new Proof("status", "HTTP/1.1 503 Service Unavailable", "{\"error\": \"db\"}"));
    }

    @Test
    void aDeploymentNotLongBeforeIsWhatChanged() {
        take(3, ScriptedProbe.up(20));
        deploy("2");
        Instant deployed = now;

        assertThat(goesDown().context().change())
                .isEqualTo(new Change("2", "1", "ci", URI.create("https://ci/7"), deployed));
    }

    @Test
    void aDeploymentLongAgoOrAfterwardsIsNot() {
        deploy("2");
        take(6 * 360, ScriptedProbe.up(20));
        Alert alert = goesDown();
        take(1, ScriptedProbe.down(Reason.STATUS));
        deploy("3");

        assertThat(alert.context().change()).isNull();
        assertThat(monitor.inContext(alert, now).context().change()).isNull();
    }

    @Test
    void whatBecameOfTheRollbackIsSaidAndStaysWithTheEnd() {
        take(3, ScriptedProbe.up(20));
        deploy("2");
        goesDown();
        monitor.progress(new RollbackProgress("d-2", "checkout", Stage.WITHHELD, "within the cooldown", now));

        Alert reminded = monitor.reminders().stream()
                .map(effect -> effect instanceof Effect.Tell(Alert alert) ? alert : null)
                .filter(Objects::nonNull)
                .map(alert -> monitor.inFullContext(alert, now))
                .findFirst()
                .orElseThrow();
        Alert over = take(2, ScriptedProbe.up(20)).stream()
                .filter(alert -> !alert.firing())
                .findFirst()
                .orElseThrow();

        assertThat(reminded.context().remedy()).isEqualTo(new Remedy("withheld", "within the cooldown"));
        assertThat(over.context().remedy()).isEqualTo(reminded.context().remedy());
    }

    @Test
    void theLatencyOfTheLastMinutesStandsBesideTheDays() {
        take(6 * 60, ScriptedProbe.up(20));
        take(60, ScriptedProbe.up(400));

        var pace = Objects.requireNonNull(goesDown().context().pace());

        assertThat(pace.percent()).isEqualTo(95);
        assertThat(pace.now()).isBetween(Duration.ofMillis(400), Duration.ofMillis(404));
        assertThat(pace.hour()).hasSize(12);
        assertThat(pace.hour().getFirst()).isBetween(Duration.ofMillis(20), Duration.ofMillis(21));
        assertThat(pace.hour().getLast()).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void anAlertOfAnEarlierLifeKeepsWhatWasKnownOfIt() {
        take(3, ScriptedProbe.up(20));
        Alert told = goesDown();
        var next = new ServiceMonitor(plan, now);
        next.recall(new Recalled(List.of(told), List.of()), now);

        assertThat(next.inContext(told.in(Context.NONE), now).context().proof())
                .isEqualTo(told.context().proof());
    }

    @Test
    void whatWasKnownOfAnAlertGoesOnUnderAnotherPlanThatStillHasItsEndpoint() {
        take(3, ScriptedProbe.up(20));
        Alert told = goesDown();
        var next = new ServiceMonitor(Plans.service("checkout", 2, INTERVAL), now, monitor);

        assertThat(next.inContext(told.in(Context.NONE), now).context().proof())
                .isEqualTo(told.context().proof());
    }

    @Test
    void whatWasKnownOfAnAlertIsForgottenWithItsEndpoint() {
        take(3, ScriptedProbe.up(20));
        Alert told = goesDown();
        var next = new ServiceMonitor(Plans.service("checkout", 0, INTERVAL), now, monitor);

        assertThat(next.inContext(told.in(Context.NONE), now).context().proof()).isNull();
    }
}
