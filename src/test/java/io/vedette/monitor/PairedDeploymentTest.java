package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.fakes.Plans;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
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
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A new version at endpoint-0, and the version before still at endpoint-1; both probed every ten seconds for half a day before. */
final class PairedDeploymentTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final double DOWN = 0;

    private final ServicePlan usual = Plans.service("shop", 2, INTERVAL);
    private final ServicePlan plan = new ServicePlan(
            usual.service(), usual.slos(), usual.deployments().with(Map.of("endpoint-0", "endpoint-1")));
    private final SplittableRandom random = new SplittableRandom(23);
    private final List<Effect> effects = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T00:00:00Z");
    private final ServiceMonitor monitor = new ServiceMonitor(plan, now);

    private Outcome outcome(double factor) {
        if (factor == DOWN) {
            return new Outcome.Down(Reason.STATUS, "503", Phases.EMPTY, Observed.NOTHING);
        }
        long micros = Math.round(80_000 * factor * Math.exp(0.3 * random.nextGaussian()));
        return new Outcome.Up(new Phases(Phases.NONE, 500, Phases.NONE, micros, 10), Observed.NOTHING);
    }

    private void probe(int count, double candidate, double before) {
        for (int i = 0; i < count; i++) {
            now = now.plus(INTERVAL);
            see("endpoint-0", candidate);
            see("endpoint-1", before);
            effects.addAll(monitor.tick(now));
        }
    }

    private void see(String endpoint, double factor) {
        var sample = new Sample(new TargetId("shop", endpoint), now, Duration.ZERO, outcome(factor), Purpose.SCHEDULED);
        effects.addAll(monitor.accept(sample, now));
    }

    private WatchSnapshot deployed(int probes, double candidate, double before) {
        probe(4_320, 1, 1);
        effects.addAll(monitor.deploy(new Deployment("d-2", "shop", "2", "1", null, null, null, now), now));
        probe(12, 1, 1);
        probe(probes, candidate, before);
        return monitor.snapshot(now).watches().getFirst();
    }

    @Test
    void aVersionThatIsSlowBesideTheOneBeforeRegressed() {
        assertThat(deployed(70, 2, 1).verdict()).isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void whatMakesBothSlowIsTheEnvironment() {
        WatchSnapshot watch = deployed(70, 2, 2);

        assertThat(watch.verdict()).isEqualTo(Verdict.ENVIRONMENT);
        assertThat(watch.why())
                .startsWith("the environment: the version before, beside it at endpoint-1, got worse as well");
        assertThat(effects).noneMatch(Effect.TakeBack.class::isInstance);
    }

    @Test
    void whatTakesBothDownIsTheEnvironment() {
        WatchSnapshot watch = deployed(10, DOWN, DOWN);

        assertThat(watch.verdict()).isEqualTo(Verdict.ENVIRONMENT);
        assertThat(watch.why())
                .startsWith("the environment: the version before, beside it at endpoint-1, fails as well");
    }

    @Test
    void theAlertOfTheVersionBeforeIsNoFaultOfTheNewOne() {
        assertThat(deployed(30, 1, DOWN).verdict()).isEqualTo(Verdict.WATCHING);
    }

    @Test
    void aVersionBeforeThatWasGoneExcusesNothing() {
        deployed(30, 1, DOWN);
        probe(20, DOWN, DOWN);

        assertThat(monitor.snapshot(now).watches().getFirst().verdict()).isEqualTo(Verdict.REGRESSED);
    }
}
