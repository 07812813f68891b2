package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.fakes.Plans;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.Target;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A service probed every ten seconds for a day, and then a new version. */
final class GuardedDeploymentTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int DAY = 8_640;

    private final ServicePlan plan = Plans.service("checkout", 1, INTERVAL);
    private final Target target = plan.service().targets().getFirst();
    private final SplittableRandom random = new SplittableRandom(7);
    private final List<Effect> effects = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T00:00:00Z");
    private final ServiceMonitor monitor = new ServiceMonitor(plan, now);

    private Outcome up(double factor) {
        long micros = Math.round(80_000 * factor * Math.exp(0.5 * random.nextGaussian()));
        return new Outcome.Up(new Phases(Phases.NONE, 500, Phases.NONE, micros, 10), Observed.NOTHING);
    }

    private static Outcome down() {
        return new Outcome.Down(Reason.STATUS, "503", Phases.EMPTY, Observed.NOTHING);
    }

    /** Probes {@code count} times; gives how many it took until {@code verdict}, or -1. */
    private int probes(int count, Function<Integer, Outcome> answers) {
        for (int i = 0; i < count; i++) {
            now = now.plus(INTERVAL);
            monitor.left(now);
            var sample = new Sample(target.id(), now, Duration.ZERO, answers.apply(i), Purpose.SCHEDULED);
            effects.addAll(monitor.accept(sample, now));
            effects.addAll(monitor.tick(now));
            if (regressed().findAny().isPresent()) {
                return i + 1;
            }
        }
        return -1;
    }

    private void deploy(String version) {
        effects.clear();
        effects.addAll(
                monitor.deploy(new Deployment("d-" + version, "checkout", version, "1", null, null, null, now), now));
    }

    private Stream<Effect.Judged> regressed() {
        return effects.stream()
                .filter(Effect.Judged.class::isInstance)
                .map(Effect.Judged.class::cast)
                .filter(judged -> judged.verdict() == Verdict.REGRESSED);
    }

    private Stream<Event> events(Event.Kind kind) {
        return effects.stream()
                .filter(Effect.Happened.class::isInstance)
                .map(effect -> ((Effect.Happened) effect).event())
                .filter(event -> event.kind() == kind);
    }

    @Test
    void aVersionThatIsTwiceAsSlowIsTakenBackThoughNoAlertFires() {
        probes(DAY, _ -> up(1));
        deploy("2");

        int took = probes(90, _ -> up(2));

        assertThat(took).isBetween(6 + 6, 6 + 66); // the warm-up is not judged
        assertThat(effects).filteredOn(Effect.TakeBack.class::isInstance).hasSize(1);
        assertThat(effects).noneMatch(Effect.Tell.class::isInstance);
        assertThat(regressed().findFirst().orElseThrow().lnE()).isGreaterThan(Math.log(1250));
    }

    @Test
    void peopleHearOnceThatAVersionIsUnderSuspicionAndOfWhat() {
        probes(DAY, _ -> up(1));
        deploy("2");
        probes(90, _ -> up(2));

        assertThat(events(Event.Kind.SUSPECTED)).singleElement().satisfies(event -> assertThat(event.text())
                .startsWith("version 2 is under suspicion: ")
                .contains("latency: "));
    }

    @Test
    void everyFifthAnswerAnErrorIsARegression() {
        probes(DAY, _ -> up(1));
        deploy("2");

        int took = probes(90, i -> i % 5 == 4 ? down() : up(1));

        assertThat(took).isPositive();
        assertThat(monitor.snapshot(now).watches().getFirst().why()).contains("slots of 6 probes had failures");
    }

    @Test
    void aVersionLikeTheLastIsHealthyAtTheEndOfItsWatch() {
        probes(DAY, _ -> up(1));
        deploy("2");

        assertThat(probes(100, _ -> up(1))).isEqualTo(-1);
        assertThat(monitor.snapshot(now).watches().getFirst().verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void aSlowStartIsForgivenWithinTheWarmUp() {
        probes(DAY, _ -> up(1));
        deploy("2");

        assertThat(probes(90, i -> up(i < 6 ? 20 : 1))).isEqualTo(-1);
    }

    @Test
    void whatWasTakenBackIsNoExampleForTheNextVersion() {
        probes(DAY, _ -> up(1));
        deploy("2");
        probes(90, _ -> up(3));
        deploy("3");

        assertThat(probes(90, _ -> up(3))).isPositive();
    }

    @Test
    void whatABadVersionDoesAfterItsVerdictIsNoExampleEither() {
        probes(DAY, _ -> up(1));
        deploy("2");
        probes(90, _ -> up(3));
        effects.clear();
        probes(180, _ -> up(3)); // half an hour until somebody has taken it back
        deploy("3");

        assertThat(probes(90, _ -> up(3))).isPositive();
    }

    @Test
    void withoutADayBeforeItNothingIsJudgedByEvidence() {
        deploy("1");

        assertThat(probes(90, _ -> up(2))).isEqualTo(-1);
    }
}
