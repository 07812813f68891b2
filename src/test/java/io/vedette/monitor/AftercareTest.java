package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.fakes.Plans;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A service probed every two seconds for a day, a version that is bad, and what follows its rollback. */
final class AftercareTest {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int DAY = 43_200;

    private final ServicePlan plan = Plans.service("checkout", 1, INTERVAL);
    private final Target target = plan.service().targets().getFirst();
    private final SplittableRandom random = new SplittableRandom(7);
    private final List<Effect> effects = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T00:00:00Z");
    private final ServiceMonitor monitor = new ServiceMonitor(plan, now);
    private Instant deployed = now;

    private Outcome up(double factor) {
        long micros = Math.round(80_000 * factor * Math.exp(0.5 * random.nextGaussian()));
        return new Outcome.Up(new Phases(Phases.NONE, 500, Phases.NONE, micros, 10), Observed.NOTHING);
    }

    private static Outcome down() {
        return new Outcome.Down(Reason.STATUS, "503", Phases.EMPTY, Observed.NOTHING);
    }

    private void probes(int count, Supplier<Outcome> answers) {
        for (int i = 0; i < count; i++) {
            now = now.plus(INTERVAL);
            monitor.left(now);
            var sample = new Sample(target.id(), now, Duration.ZERO, answers.get(), Purpose.SCHEDULED);
            effects.addAll(monitor.accept(sample, now));
            effects.addAll(monitor.tick(now));
        }
    }

    private void deploy(String version, String previous) {
        deployed = now;
        effects.addAll(monitor.deploy(
                new Deployment("d-" + version, "checkout", version, previous, null, null, null, now), now));
    }

    private void accepted() {
        effects.addAll(
                monitor.progress(new RollbackProgress("d-2", "checkout", Stage.ACCEPTED, "accepted by ci", now)));
    }

    private boolean isTakenBack() {
        return effects.stream().anyMatch(Effect.TakeBack.class::isInstance);
    }

    private void probesUntilItIsTakenBack(Supplier<Outcome> answers) {
        for (int i = 0; i < 200 && !isTakenBack(); i++) {
            probes(1, answers);
        }
        assertThat(isTakenBack()).isTrue();
    }

    private WatchSnapshot watch(String id) {
        return monitor.snapshot(now).watches().stream()
                .filter(watch -> watch.deployment().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Stream<Alert> told(String name) {
        return effects.stream()
                .flatMap(effect -> effect instanceof Effect.Tell(Alert alert) ? Stream.of(alert) : Stream.empty())
                .filter(alert -> alert.name().equals(name));
    }

    @Test
    void anOutageIsFoundTakenBackAndSeenToBeOverInLessThanTwoMinutes() {
        probes(DAY, () -> up(1));
        deploy("2", "1");
        probesUntilItIsTakenBack(AftercareTest::down);
        accepted();
        probes(5, AftercareTest::down); // until the old version runs

        probes(5, () -> up(1));

        assertThat(Duration.between(deployed, watch("d-2").recoveredAt())).isLessThan(Duration.ofMinutes(2));
        assertThat(effects).filteredOn(Effect.Recovered.class::isInstance).hasSize(1);
    }

    @Test
    void aDoubledLatencyIsFoundTakenBackAndSeenToBeOverInLessThanFourMinutes() {
        probes(DAY, () -> up(1));
        deploy("2", "1");
        probesUntilItIsTakenBack(() -> up(2));
        accepted();
        probes(5, () -> up(2));

        probes(30, () -> up(1));

        assertThat(watch("d-2").recoveredAt()).isNotNull();
        assertThat(Duration.between(deployed, watch("d-2").recoveredAt())).isLessThan(Duration.ofMinutes(4));
        assertThat(told("RollbackDidNotHelp")).isEmpty();
    }

    @Test
    void aRollbackThatDoesNotHelpPagesOnceAndTakesNothingElseBack() {
        probes(DAY, () -> up(1));
        deploy("2", "1");
        probesUntilItIsTakenBack(() -> up(2));
        accepted();

        probes(299, () -> up(2));
        assertThat(told("RollbackDidNotHelp")).isEmpty();
        probes(60, () -> up(2));

        assertThat(told("RollbackDidNotHelp")).singleElement().satisfies(alert -> assertThat(alert.description())
                .startsWith("Rollback of version 2 was accepted 10m ago, and the service is not as before: "));
        assertThat(effects).filteredOn(Effect.TakeBack.class::isInstance).hasSize(1);
        assertThat(watch("d-2").recoveredAt()).isNull();
    }

    @Test
    void whatRecoversAfterAllEndsThePage() {
        probes(DAY, () -> up(1));
        deploy("2", "1");
        probesUntilItIsTakenBack(() -> up(2));
        accepted();
        probes(310, () -> up(2));

        probes(60, () -> up(1));

        assertThat(told("RollbackDidNotHelp")).hasSize(2).last().matches(alert -> !alert.firing());
        assertThat(watch("d-2").recoveredAt()).isNotNull();
    }

    @Test
    void theReturnThatAPipelineReportsDoesNotHideTheRecovery() {
        probes(DAY, () -> up(1));
        deploy("2", "1");
        probesUntilItIsTakenBack(AftercareTest::down);
        accepted();
        deploy("1", "2");

        probes(5, () -> up(1));

        assertThat(watch("d-2").recoveredAt()).isNotNull();
    }

    @Test
    void aNewerVersionIsNoRecoveryOfTheOneBefore() {
        probes(DAY, () -> up(1));
        deploy("2", "1");
        probesUntilItIsTakenBack(AftercareTest::down);
        deploy("3", "2");

        probes(5, () -> up(1));

        assertThat(watch("d-2").recoveredAt()).isNull();
    }
}
