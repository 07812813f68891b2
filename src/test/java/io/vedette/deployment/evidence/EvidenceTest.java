package io.vedette.deployment.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EvidenceTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final GuardSettings SETTINGS = GuardSettings.DEFAULT;

    private static Slot slot(int number, boolean bad, long micros) {
        return new Slot(START.plusSeconds(60L * number), bad, 6, micros, micros * 2);
    }

    /** A day in which the median is 80 ms to 89 ms and the largest twice as much. */
    private static List<Slot> day(int badSlots) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < 1440; i++) {
            slots.add(slot(i, i < badSlots, 80_000 + 1_000 * (i % 10)));
        }
        return slots;
    }

    private static Evidence against(List<Slot> baseline) {
        return new Evidence(Baseline.of(baseline, SETTINGS, 1));
    }

    @Test
    void anOutageIsARegressionAfterThreeSlots() {
        Evidence evidence = against(day(1));
        for (int i = 0; i < 3; i++) {
            assertThat(evidence.lnE()).isLessThan(SETTINGS.lnRegressed());
            evidence.add(Slot.of(START, 6));
        }
        assertThat(evidence.lnE()).isGreaterThanOrEqualTo(SETTINGS.lnRegressed());
    }

    @Test
    void slotsLikeThoseBeforeAreNeverEvidence() {
        Evidence evidence = against(day(0));
        for (int i = 0; i < 1440; i++) {
            evidence.add(slot(i, false, 80_000 + 1_000 * (i % 10)));
            assertThat(evidence.lnE()).isLessThan(0.7);
        }
    }

    @Test
    void withoutABaselineNothingIsEvidence() {
        Evidence evidence = against(List.of());
        for (int i = 0; i < 100; i++) {
            evidence.add(Slot.of(START, 6));
        }
        assertThat(evidence.lnE()).isZero();
    }

    @Test
    void aShortBaselineLeavesOutTheQuantilesItCannotBound() {
        assertThat(Baseline.of(day(0).subList(0, 60), SETTINGS, 1).bounds())
                .extracting(LatencyBound::quantile)
                .containsOnly(0.5, 0.75);
        assertThat(Baseline.of(day(0), SETTINGS, 1).bounds()).hasSize(10);
    }

    @Test
    void anHourThatWasSlowRaisesTheBoundOfItsQuantile() {
        List<Slot> slots = day(0);
        for (int i = 600; i < 660; i++) {
            slots.set(i, slot(i, false, 300_000));
        }

        LatencyBound median = Baseline.of(slots, SETTINGS, 1).bounds().getFirst();

        assertThat(median.order()).isLessThan(100_000);
        assertThat(median.threshold()).isBetween(330_000L, 333_000L);
    }

    @Test
    void aSlotWithoutAnyAnswerSaysNothingOfLatency() {
        Evidence evidence = against(day(0));
        evidence.add(Slot.of(START, 6));

        List<Component> components = evidence.components();
        assertThat(components.getFirst().hits()).isEqualTo(1);
        assertThat(components.subList(1, components.size()))
                .extracting(Component::trials)
                .containsOnly(0L);
    }

    @Test
    void theUpperEdgeOfABucketIsTheHistogramsOwn() {
        var layout = new org.HdrHistogram.Histogram(1, 60_000_000, 2);
        for (long micros = 1; micros < 60_000_000; micros += 1 + micros / 97) {
            assertThat(LatencyBound.upperEdge(micros)).isEqualTo(layout.highestEquivalentValue(micros));
        }
    }

    @Test
    void theMeanOverEndpointsIsTheMeanOfTheirEvidence() {
        assertThat(Math.exp(Evidence.mean(Math.log(1), Math.log(9)))).isCloseTo(5, within(1e-12));
    }
}
