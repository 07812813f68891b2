package io.vedette.deployment.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** A canary beside the stable version, in slots of a minute; the deployment comes after a day, or at once. */
final class PairedTrialTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final int DAY = 1_440;
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final SplittableRandom random = new SplittableRandom(17);
    private final SlotHistory canary = new SlotHistory(6, INTERVAL, Duration.ofHours(2));
    private final SlotHistory stable = new SlotHistory(6, INTERVAL, Duration.ofHours(2));

    /** @param bad whether a slot has a failure */
    private void slots(
            SlotHistory history, int from, int to, int offset, IntToDoubleFunction factor, IntPredicate bad) {
        for (int i = from; i < to; i++) {
            long median = Math.round(80_000 * factor.applyAsDouble(i) * Math.exp(0.15 * random.nextGaussian()));
            history.add(new Slot(START.plusSeconds(60L * i + offset), bad.test(i), 6, median, 2 * median));
        }
    }

    private void slots(SlotHistory history, int from, int to, double factor) {
        slots(history, from, to, history == stable ? 10 : 0, _ -> factor, _ -> false);
    }

    private Trial trial(int deployed) {
        return new Trial(
                GuardSettings.DEFAULT,
                START.plusSeconds(60L * deployed),
                List.of(),
                Map.of("canary", canary, "stable", stable),
                Map.of("canary", "stable"));
    }

    private static Component component(Trial trial, String name) {
        return trial.figures().getFirst().components().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSlowVersionIsBlamedThoughNothingIsKnownOfBefore() {
        slots(canary, 0, 60, 1.5);
        slots(stable, 0, 60, 1);
        Trial trial = trial(0);

        assertThat(trial.strength()).isEqualTo(Strength.REGRESSED);
        assertThat(trial.figures()).extracting(EndpointFigures::endpoint).containsExactly("canary");
        assertThat(trial.against())
                .startsWith("canary: latency: the median of 6 probes is above that of the version before beside it"
                        + " by more than 5 % and 5 ms in ");
    }

    @Test
    void errorsOfTheNewVersionAloneAreBlamed() {
        slots(canary, 0, 60, 0, _ -> 1, i -> i % 2 == 0);
        slots(stable, 0, 60, 1);

        assertThat(trial(0).strength()).isEqualTo(Strength.REGRESSED);
        assertThat(component(trial(0), "paired errors").hits()).isGreaterThan(20);
    }

    @Test
    void whatBothHaveIsNoEvidenceOfThePairs() {
        slots(canary, 0, DAY, 1);
        slots(stable, 0, DAY, 1);
        slots(canary, DAY, DAY + 60, 0, _ -> 2, i -> i % 3 == 0);
        slots(stable, DAY, DAY + 60, 10, _ -> 2, i -> i % 3 == 0);
        Trial trial = trial(DAY);

        assertThat(component(trial, "paired median").lnE()).isNegative();
        assertThat(component(trial, "paired errors").lnE()).isNotPositive();
        assertThat(trial.versionsBefore().get("stable")).isNotNull().satisfies(before -> assertThat(before.lnE())
                .isGreaterThan(Math.log(20)));
    }

    @Test
    void anEndpointThatWasSlowerAllDayIsNotBlamedForThat() {
        slots(canary, 0, DAY + 120, 1.2);
        slots(stable, 0, DAY + 120, 1);
        Trial trial = trial(DAY);

        assertThat(component(trial, "paired median").bound()).isGreaterThan(0.7);
        assertThat(trial.figures().getFirst().paired())
                .isNotNull()
                .satisfies(paired -> assertThat(paired.before().pairs()).isEqualTo(DAY));
        assertThat(trial.strength()).isEqualTo(Strength.NONE);
    }

    @Test
    void aVersionBeforeThatIsGoneSaysNothing() {
        slots(canary, 0, DAY + 60, 1);
        slots(stable, 0, DAY, 1);
        for (int i = DAY; i < DAY + 60; i++) {
            stable.add(new Slot(START.plusSeconds(60L * i + 10), true, 0, 0, 0));
        }
        Trial trial = trial(DAY);

        assertThat(component(trial, "paired errors").trials()).isZero();
        assertThat(trial.versionsBefore().get("stable")).isNotNull().satisfies(before -> assertThat(before.slots())
                .isZero());
    }

    @Test
    void aRecordOfPairsIsMadeAgainToTheLastBit() {
        slots(canary, 0, DAY, 1);
        slots(stable, 0, DAY, 1);
        slots(canary, DAY, DAY + 30, 1.4);
        slots(stable, DAY, DAY + 30, 1);
        Trial trial = trial(DAY);
        var deployment = new Deployment("d-1", "shop", "2", "1", null, null, null, START);
        Dossier dossier = Dossier.of(deployment, Verdict.REGRESSED, trial.against(), START, trial, ControlGroup.NONE);

        assertThat(dossier.endpoints().getFirst().paired()).isNotNull().satisfies(paired -> assertThat(paired.pairs())
                .hasSize(29));
        assertThat(dossier.disagreements()).isEmpty();
    }

    @Test
    void whatNothingIsKnownOfBeforeIsWellWhenItIsAsTheVersionBesideIt() {
        slots(canary, 0, 60, 1.5);
        slots(stable, 0, 60, 1);
        Recovery recovery = trial(0).recovery();

        slots(canary, 60, 70, 1.5);
        slots(stable, 60, 70, 1);
        follow(recovery, 60, 70);
        assertThat(recovery.isComplete()).isFalse();

        slots(canary, 70, 74, 0.8);
        slots(stable, 70, 74, 1.2);
        follow(recovery, 70, 74);
        assertThat(recovery.isComplete()).isTrue();
    }

    private void follow(Recovery recovery, int from, int to) {
        for (int i = from; i < to; i++) {
            Instant at = START.plusSeconds(60L * i);
            Instant next = at.plusSeconds(60);
            canary.since(at).stream()
                    .filter(slot -> slot.at().isBefore(next))
                    .forEach(slot -> recovery.add("canary", slot));
            stable.since(at).stream()
                    .filter(slot -> slot.at().isBefore(next))
                    .forEach(slot -> recovery.add("stable", slot));
        }
    }
}
