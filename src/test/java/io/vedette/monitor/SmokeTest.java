package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Mode;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.WatchPlan;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.monitor.SmokeCheck.Result;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.TargetId;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two endpoints probed every minute, one of which is a smoke check. */
final class SmokeTest {
    private static final Outcome UP = ScriptedProbe.up(20);
    private static final Outcome POOR =
            new Outcome.Down(Reason.STATUS, "step 2 (buy): expected 200, found 500", Phases.EMPTY, Observed.NOTHING);

    private final ServicePlan plan = plan(List.of("endpoint-1"));
    private final TargetId buy = plan.service().targets().get(1).id();
    private final List<Effect> effects = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private ServiceMonitor monitor = new ServiceMonitor(plan, now);

    private static ServicePlan plan(List<String> smoke) {
        ServicePlan usual = Plans.service("shop", 2, Duration.ofMinutes(1));
        var watched = new WatchPlan(Duration.ofMinutes(15), Duration.ofMinutes(10), null, Mode.OBSERVE, false);
        return new ServicePlan(usual.service(), List.of(), watched.checking(smoke));
    }

    private void deploy() {
        effects.addAll(monitor.deploy(new Deployment("d-2", "shop", "2", "1", null, null, null, now), now));
        effects.addAll(monitor.tick(now));
    }

    private void look(int seconds, Outcome outcome) {
        now = now.plusSeconds(seconds);
        var sample = new Sample(buy, now, Duration.ZERO, outcome, Purpose.CONFIRMATION);
        effects.addAll(monitor.accept(sample, now));
        effects.addAll(monitor.tick(now));
    }

    private WatchSnapshot watch() {
        return monitor.snapshot(now).watches().getFirst();
    }

    private List<String> said() {
        return effects.stream()
                .flatMap(effect ->
                        effect instanceof Effect.Happened(Event event) && event.kind() == Event.Kind.SMOKE_CHECKED
                                ? Stream.of(event.text())
                                : Stream.empty())
                .toList();
    }

    @Test
    void theEndpointIsLookedAtRightAfterTheDeploymentWhateverItsInterval() {
        deploy();

        assertThat(effects).contains(new Effect.Confirm(buy, Smoke.SOON));
        assertThat(watch().smoke()).containsExactly(new SmokeCheck("endpoint-1", Result.PENDING, ""));
    }

    @Test
    void aSuccessPassesIt() {
        deploy();
        look(5, UP);
        assertThat(said()).isEmpty();
        look(6, UP);

        assertThat(said()).containsExactly("smoke check of version 2 passed: endpoint-1");
        assertThat(watch().smoke()).extracting(SmokeCheck::result).containsExactly(Result.PASSED);
        assertThat(watch().held()).isFalse();
    }

    @Test
    void whileAVersionMayStillBeStartingAFailureIsLookedAtAgain() {
        deploy();
        look(11, POOR);
        look(10, UP);

        assertThat(said()).containsExactly("smoke check of version 2 passed: endpoint-1");
    }

    @Test
    void oneThatStillFailsAMinuteLaterHoldsTheVersionAndIsAResultOfItsWatch() {
        deploy();
        look(20, POOR);
        look(20, new Outcome.Unknown("our own stall"));
        look(21, POOR);

        assertThat(said())
                .containsExactly("smoke check of version 2 failed: endpoint-1: step 2 (buy): expected 200, found 500");
        assertThat(watch().held()).isTrue();
        assertThat(watch().smoke()).extracting(SmokeCheck::result).containsExactly(Result.FAILED);
    }

    @Test
    void oneThatFailsWithoutBeingDownCallsAPersonToLookAtTheVersion() {
        deploy();
        look(61, POOR);

        assertThat(effects.stream()
                        .flatMap(effect ->
                                effect instanceof Effect.Tell(Alert alert) ? Stream.of(alert.name()) : Stream.empty()))
                .containsExactly("DeploymentSuspected");
        assertThat(watch().verdict()).isEqualTo(Verdict.WATCHING);
    }

    @Test
    void aRestartMakesThemAgain() {
        deploy();
        var watches = effects.stream()
                .flatMap(effect -> effect instanceof Effect.Watched(var watch) ? Stream.of(watch) : Stream.empty())
                .toList();
        effects.clear();
        monitor = new ServiceMonitor(plan, now);
        effects.addAll(monitor.recall(new Recalled(List.of(), List.of(watches.getLast())), now));
        effects.addAll(monitor.tick(now));

        assertThat(effects).contains(new Effect.Confirm(buy, Smoke.SOON));
    }

    @Test
    void aServiceWithoutThemIsLookedAtAsEver() {
        monitor = new ServiceMonitor(plan(List.of()), now);
        deploy();

        assertThat(effects).noneMatch(Effect.Confirm.class::isInstance);
        assertThat(watch().smoke()).isEmpty();
    }
}
