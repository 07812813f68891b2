package io.vedette.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.window.Mark;
import io.vedette.window.OpenSlots;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** The worked examples of multiwindow burn-rate alerting, exact to the slot: one probe a slot, a healthy month before second 0. */
final class BurnRateVectorsTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Slo SLO = new Slo(
            "availability", new Indicator.Availability(), Ratio.of(new BigDecimal("0.999")), Duration.ofDays(30));

    private static LongFunction<Mark> badWhile(LongPredicate bad) {
        return second -> second >= 0 && bad.test(second) ? Mark.BAD : Mark.GOOD;
    }

    /** Plays marks by second and answers at which seconds each rule went over and under. */
    private static Map<String, List<String>> play(int stepSeconds, long endSecond, LongFunction<Mark> marks) {
        var slot = Duration.ofSeconds(stepSeconds);
        var slots = new OpenSlots(slot, Duration.ofSeconds(1));
        long first = -Duration.ofDays(3).toSeconds() - 3600;
        slots.startAt(START.plusSeconds(first));
        var judge = new SloJudge(SLO, slots, slot, 1.0 / stepSeconds);
        var told = new LinkedHashMap<String, List<String>>();
        var over = new LinkedHashMap<String, Boolean>();
        judge.rules().forEach(rule -> told.put(rule.rule().name(), new ArrayList<>()));
        for (long second = first; second < endSecond; second += stepSeconds) {
            long open = slots.slotOf(START.plusSeconds(second));
            judge.count(marks.apply(second), open);
            judge.close(open);
            slots.closed();
            for (RuleJudge rule : judge.rules()) {
                boolean now = judge.over(rule);
                if (now != over.getOrDefault(rule.rule().name(), false)) {
                    told.computeIfAbsent(rule.rule().name(), _ -> new ArrayList<>())
                            .add((now ? "F" : "R") + (second + stepSeconds));
                }
                over.put(rule.rule().name(), now);
            }
        }
        return told;
    }

    @Test
    void anOutageThatLastsTripsEveryRuleInItsTurn() {
        var told = play(10, 3600, badWhile(second -> true));

        assertThat(told.values()).containsExactly(List.of("F60"), List.of("F130"), List.of("F260"), List.of("F260"));
    }

    @Test
    void anOutageOfTenMinutesIsOverWhenItsShortWindowsAreClean() {
        var told = play(10, 30_000, badWhile(second -> second < 600));

        assertThat(told.values())
                .containsExactly(
                        List.of("F60", "R900"),
                        List.of("F130", "R2390"),
                        List.of("F260", "R7780"),
                        List.of("F260", "R22180"));
    }

    @Test
    void fiveBadProbesTripNothingAndSixThePageOnly() {
        assertThat(play(10, 3600, badWhile(second -> second < 50)).values()).allMatch(List::isEmpty);
        assertThat(play(10, 3600, badWhile(second -> second < 60)).values())
                .containsExactly(List.of("F60", "R360"), List.of(), List.of(), List.of());
    }

    @Test
    void everyTwentiethProbeBadTripsEveryRule() {
        var told = play(10, 7200, badWhile(second -> (second / 10) % 20 == 0));

        assertThat(told.values())
                .containsExactly(List.of("F1010"), List.of("F2410"), List.of("F5010"), List.of("F5010"));
    }

    @Test
    void atOneProbeAMinuteOneBadProbeTripsTheBareArithmetic() {
        var told = play(60, 3600, badWhile(second -> second < 60));

        assertThat(told.values()).containsExactly(List.of("F60", "R360"), List.of(), List.of(), List.of());
    }

    @Test
    void whatWasNotMeasuredIsOnNeitherSideOfTheBareArithmetic() {
        var told = play(
                10,
                21_600,
                second -> second >= 300 && second < 2100
                        ? Mark.INVALID
                        : badWhile(at -> at < 600).apply(second));

        assertThat(told.values())
                .containsExactly(
                        List.of("F60", "R600"), List.of("F130", "R2100"), List.of("F260", "R7490"), List.of("F260"));
    }

    @Test
    void anOutageOfHalfAMinuteEveryTenMinutesFlapsThePage() {
        var told = play(10, 14_400, badWhile(second -> second % 600 < 30));

        assertThat(told.get("page-fast"))
                .startsWith("F630", "R930", "F1210", "R1530")
                .hasSize(46)
                .endsWith("F13810", "R14130");
        assertThat(told.get("page-slow")).containsExactly("F2410");
        assertThat(told.get("ticket-fast")).containsExactly("F4820");
        assertThat(told.get("ticket-slow")).containsExactly("F4820");
    }

    @Test
    void atExactEqualityNothingIsExceeded() {
        Ratio threshold = new Ratio(72, 5).times(SLO.budget());

        assertThat(threshold.exceededBy(72, 5000)).isFalse();
        assertThat(threshold.exceededBy(73, 5000)).isTrue();
    }

    @Test
    void significantCountsAreThoseOfTheBinomialTail() {
        var budget = SLO.budget();

        assertThat(List.of(
                        Significance.leastSignificant(720, budget),
                        Significance.leastSignificant(360, budget),
                        Significance.leastSignificant(120, budget),
                        Significance.leastSignificant(60, budget)))
                .containsExactly(8L, 7L, 5L, 4L);
    }

    @Test
    void otherPeriodsKeepTheShareAndScaleTheFactor() {
        var slo = new Slo("x", new Indicator.Availability(), new Ratio(99, 100), Duration.ofDays(28));

        assertThat(BurnPolicy.rulesFor(slo).stream().map(rule -> rule.factor().approximately()))
                .containsExactly(13.44, 5.6, 2.8, 14.0 / 15);
    }

    @Test
    void aRuleWhoseThresholdIsAWholeShareCanNeverFire() {
        var slo = new Slo("x", new Indicator.Availability(), new Ratio(93, 100), Duration.ofDays(30));

        assertThat(BurnPolicy.rulesFor(slo).stream().map(rule -> rule.canFire(slo)))
                .containsExactly(false, true, true, true);
    }
}
