package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.Watch;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RecallTest {
    private static final Outcome UP = ScriptedProbe.up(20);
    private static final Outcome DOWN = ScriptedProbe.down(Reason.REFUSED);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    private final ServicePlan plan = Plans.service("checkout", 1, INTERVAL);
    private final TargetId target = plan.service().targets().getFirst().id();
    private ServiceMonitor monitor = new ServiceMonitor(plan, START);
    private final List<Effect> effects = new ArrayList<>();
    private Instant now = START;

    private void take(Outcome outcome) {
        now = now.plus(INTERVAL);
        effects.addAll(monitor.accept(new Sample(target, now, Duration.ZERO, outcome, Purpose.SCHEDULED), now));
        effects.addAll(monitor.tick(now));
    }

    private void take(int times, Outcome outcome) {
        for (int i = 0; i < times; i++) {
            take(outcome);
        }
    }

    /** The process is killed and comes back a minute later with what was kept: the alerts that fire, the newest watch. */
    private void restart() {
        restart(plan);
    }

    private void restart(ServicePlan next) {
        var known = new Recalled(firing(), watches());
        effects.clear();
        now = now.plusSeconds(60);
        monitor = new ServiceMonitor(next, now);
        effects.addAll(monitor.recall(known, now));
    }

    private List<Alert> told() {
        return effects.stream()
                .flatMap(effect -> effect instanceof Effect.Tell(Alert alert) ? Stream.of(alert) : Stream.empty())
                .toList();
    }

    private List<Alert> firing() {
        var ended = told().stream()
                .filter(alert -> !alert.firing())
                .map(Alert::episode)
                .toList();
        return told().stream()
                .filter(alert -> alert.firing() && !ended.contains(alert.episode()))
                .toList();
    }

    private List<Watch> watches() {
        return effects.stream()
                .flatMap(effect -> effect instanceof Effect.Watched(Watch watch) ? Stream.of(watch) : Stream.empty())
                .reduce((_, later) -> later)
                .stream()
                .toList();
    }

    private <T extends Effect> List<T> only(Class<T> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void deploy(String version) {
        effects.addAll(
                monitor.deploy(new Deployment("d-" + version, "checkout", version, "1", null, null, "ci", now), now));
    }

    @Test
    void anAlertGoesOnUnderItsEpisodeAndIsNotToldAnew() {
        take(3, DOWN);
        Alert fired = told().getFirst();

        restart();
        take(3, DOWN);
        assertThat(told()).isEmpty();
        take(2, UP);

        assertThat(told()).singleElement().satisfies(over -> {
            assertThat(over.episode()).isEqualTo(fired.episode());
            assertThat(over.firing()).isFalse();
        });
    }

    @Test
    void aServiceIsSeenWhenItsEndpointsHaveBeenJudged() {
        take(3, DOWN);
        restart();

        take(UP);
        assertThat(only(Effect.Seen.class)).isEmpty();
        take(UP);

        assertThat(only(Effect.Seen.class)).containsExactly(new Effect.Seen("checkout"));
        assertThat(told()).hasSize(1);
    }

    @Test
    void aServiceIsSeenAfterTwoIntervalsEvenIfNothingCouldBeMeasured() {
        take(3, DOWN);
        restart();

        take(3, new Outcome.Unknown("our own network"));

        assertThat(only(Effect.Seen.class)).hasSize(1);
    }

    @Test
    void whatIsNotWatchedAnyMoreIsResolvedWithTheReason() {
        take(3, DOWN);

        restart(Plans.service("checkout", 0, INTERVAL));

        assertThat(told()).singleElement().satisfies(over -> assertThat(over.description())
                .isEqualTo("no longer watched: the configuration changed while Vedette was away"));
    }

    @Test
    void aDeploymentStaysOnWatchForTheRestOfItsTime() {
        deploy("2");
        take(12, UP);
        take(12, UP);
        restart();
        take(60, UP);

        assertThat(only(Effect.Judged.class)).singleElement().satisfies(judged -> {
            assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(judged.at()).isEqualTo(START.plus(Duration.ofMinutes(15)));
        });
    }

    @Test
    void aVersionThatOnlyTheRecalledDeploymentsKnowIsNoneOfItsOwn() {
        deploy("2");
        MonitorState state = monitor.encode(Long.MIN_VALUE);
        List<Watch> watches = watches();
        monitor = ServiceMonitor.decode(state, plan, now);
        take(answering("1")); // from the journal: back after a rollback, before the end came
        effects.clear();

        monitor.recall(new Recalled(List.of(), watches), now);
        take(answering("1"));

        assertThat(monitor.snapshot(now).watches()).hasSize(1);
        assertThat(monitor.version()).isEqualTo("1");
    }

    private static Outcome answering(String version) {
        return new Outcome.Up(Phases.EMPTY, new Observed(200, version, null));
    }

    @Test
    void theVersionIsKnownAgain() {
        deploy("2");

        restart();

        assertThat(monitor.version()).isEqualTo("2");
    }

    @Test
    void refusedFirstProbesOfANewLifeTakeNoDeploymentBack() {
        deploy("2");
        take(UP);
        restart();

        take(3, DOWN);
        take(20, UP);

        assertThat(only(Effect.TakeBack.class)).isEmpty();
    }

    @Test
    void whatStillFiresWhenTheNewLifeIsWarmCountsAgainstTheDeployment() {
        deploy("2");
        take(UP);
        restart();

        take(5, DOWN);
        assertThat(only(Effect.TakeBack.class)).isEmpty();
        take(2, DOWN);

        assertThat(only(Effect.TakeBack.class)).hasSize(1);
    }

    @Test
    void aVerdictThatWasLostWithItsLifeFallsInTheNext() {
        deploy("2");
        var opened = watches();
        take(3, DOWN);
        var alert = firing();
        effects.clear();
        now = now.plusSeconds(60);
        monitor = new ServiceMonitor(plan, now);

        effects.addAll(monitor.recall(new Recalled(alert, opened), now));
        take(8, DOWN);

        assertThat(only(Effect.TakeBack.class)).hasSize(1);
    }

    @Test
    void aFailedRollbackPagesUntilTheServiceRecovers() {
        deploy("2");
        take(4, DOWN);

        effects.addAll(monitor.progress(new RollbackProgress("d-2", "checkout", Stage.FAILED, "refused: 403", now)));
        assertThat(told().getLast())
                .extracting(Alert::name, Alert::description, Alert::firing)
                .containsExactly("RollbackFailed", "refused: 403", true);
        restart();
        take(4, UP);

        assertThat(told()).as("%s", told()).extracting(Alert::name).containsExactly("EndpointDown", "RollbackFailed");
        assertThat(told()).noneMatch(Alert::firing);
    }

    private void progressed(Stage stage, String text) {
        effects.addAll(monitor.progress(new RollbackProgress("d-2", "checkout", stage, text, now)));
    }

    @Test
    void aWithheldRollbackPagesUntilTheServiceRecovers() {
        deploy("2");
        take(4, DOWN);

        progressed(Stage.WITHHELD, "withheld: frozen");
        assertThat(told().getLast())
                .extracting(Alert::name, Alert::severity, Alert::summary, Alert::description)
                .containsExactly(
                        "RollbackWithheld", Severity.CRITICAL, "checkout is not taken back", "withheld: frozen");
        take(4, UP);

        assertThat(told().getLast()).extracting(Alert::name, Alert::firing).containsExactly("RollbackWithheld", false);
    }

    @Test
    void aRollbackThatWaitsForAPersonPagesUntilItIsDecided() {
        deploy("2");
        take(4, DOWN);

        progressed(Stage.AWAITING_APPROVAL, "waits: vedette deployments approve d-2");
        assertThat(told().getLast())
                .extracting(Alert::name, Alert::firing)
                .containsExactly("RollbackAwaitsApproval", true);
        progressed(Stage.REQUESTED, "requested");

        assertThat(told().getLast())
                .extracting(Alert::name, Alert::firing)
                .containsExactly("RollbackAwaitsApproval", false);
    }

    @Test
    void whatWasSaidBeforeARestartPagesNobodyTwice() {
        deploy("2");
        take(4, DOWN);
        progressed(Stage.WITHHELD, "withheld: frozen");
        restart();
        int before = told().size();

        progressed(Stage.WITHHELD, "withheld: frozen");

        assertThat(told()).hasSize(before);
    }

    @Test
    void nobodyIsPagedForARollbackThatANewerVersionOvertook() {
        deploy("2");
        take(4, DOWN);
        deploy("3");
        int before = told().size();

        progressed(Stage.WITHHELD, "withheld: version 3 was deployed meanwhile");

        assertThat(told()).hasSize(before);
    }

    @Test
    void aFailedRollbackIsNoEvidenceAgainstTheNextVersionAndEndsWithIt() {
        deploy("2");
        take(4, DOWN);
        effects.addAll(monitor.progress(new RollbackProgress("d-2", "checkout", Stage.FAILED, "refused: 403", now)));

        deploy("3");

        assertThat(told().getLast().description()).isEqualTo("version 3 was deployed");
        assertThat(only(Effect.TakeBack.class)).hasSize(1);
    }
}
