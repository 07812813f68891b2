package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Severity;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Mode;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.WatchPlan;
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
import java.util.Objects;
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
    private ServiceMonitor monitor = new ServiceMonitor(plan, now);

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
        assertThat(effects)
                .noneMatch(effect ->
                        effect instanceof Effect.Tell told && told.alert().severity() == Severity.CRITICAL);
        assertThat(regressed().findFirst().orElseThrow().lnE()).isGreaterThan(Math.log(1250));
    }

    @Test
    void aVersionThatIsTwiceAsSlowCallsAPersonWhenNothingTakesItBack() {
        var alone = new WatchPlan(Duration.ofMinutes(15), Duration.ofMinutes(10), null, Mode.AUTOMATIC, true);
        monitor = new ServiceMonitor(new ServicePlan(plan.service(), plan.slos(), alone), now);
        probes(DAY, _ -> up(1));
        deploy("2");
        probes(90, _ -> up(2));

        assertThat(effects).noneMatch(Effect.TakeBack.class::isInstance);
        assertThat(effects)
                .filteredOn(effect ->
                        effect instanceof Effect.Tell told && told.alert().severity() == Severity.CRITICAL)
                .singleElement()
                .satisfies(effect ->
                        assertThat(((Effect.Tell) effect).alert().name()).isEqualTo("DeploymentRegressed"));
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
        assertThat(monitor.snapshot(now).watches().getFirst().why())
                .matches(
                        "endpoint-0: failures in \\d+ of \\d+ slots of 6 probes against 0 of 1,440 before; evidence 1 : [\\d,]+");
    }

    @Test
    void aShortWatchVouchesForNothingAndSaysHowMuchItKnows() {
        probes(DAY, _ -> up(1));
        deploy("2");

        assertThat(probes(100, _ -> up(1))).isEqualTo(-1);
        var watch = monitor.snapshot(now).watches().getFirst();
        assertThat(watch.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(watch.held()).isFalse();
        assertThat(watch.why())
                .isEqualTo(
                        "nothing speaks against it, and too little for it: after 14 slots, errors may be in up to 33 % of them"
                                + " (2.0 % are tolerated) and up to 84 % may be slower than half of those before; endpoint-0."
                                + " A pass takes 283 slots without an error");
    }

    @Test
    void aLongWatchWithoutAnErrorPassesWithItsBound() {
        var plans = new WatchPlan(Duration.ofHours(6), Duration.ofMinutes(10), null, Mode.OBSERVE, true);
        monitor = new ServiceMonitor(new ServicePlan(plan.service(), plan.slos(), plans), now);
        probes(DAY, _ -> up(1));
        deploy("2");

        probes(2_200, _ -> up(1));
        var watch = monitor.snapshot(now).watches().getFirst();
        assertThat(watch.verdict()).isEqualTo(Verdict.PASS);
        assertThat(watch.why())
                .startsWith("errors in at most 1.6 % of slots (2.0 % are tolerated), and at most ")
                .contains(" 99 % sure after 35");
    }

    @Test
    void aWatchThatEndsUnderSuspicionIsHeld() {
        probes(DAY, _ -> up(1));
        deploy("2");

        probes(100, i -> i < 12 || i >= 30 ? up(1) : i % 6 == 0 ? down() : up(1));
        probes(100, i -> up(1));

        var watch = monitor.snapshot(now).watches().getFirst();
        assertThat(watch.verdict()).isIn(Verdict.SUSPECT, Verdict.INCONCLUSIVE);
        assertThat(watch.held()).isEqualTo(watch.verdict() == Verdict.SUSPECT);
    }

    @Test
    void everyVerdictComesWithARecordThatGivesTheSameAgain() {
        probes(DAY, _ -> up(1));
        deploy("2");
        probes(90, _ -> up(2));

        var dossier =
                Objects.requireNonNull(regressed().findFirst().orElseThrow().dossier());
        assertThat(dossier.isEnough()).isTrue();
        assertThat(dossier.disagreements()).isEmpty();
        assertThat(dossier.endpoints()).singleElement().satisfies(endpoint -> assertThat(endpoint.components())
                .hasSize(11));
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
    void withoutADayBeforeItNothingIsJudgedByEvidenceAndTheSentenceSaysWhatItTakes() {
        deploy("1");

        assertThat(probes(100, _ -> up(2))).isEqualTo(-1);
        assertThat(monitor.snapshot(now).watches().getFirst().why())
                .isEqualTo("nothing speaks against it, but only 0 slots of before are known of endpoint-0:"
                        + " a comparison of latency needs 16, and 1,077 for all of its quantiles");
    }
}
