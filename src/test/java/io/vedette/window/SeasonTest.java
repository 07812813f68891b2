package io.vedette.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.window.Season.Comparison;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SeasonTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long WEEK = 168;

    private final Random random = new Random(11);
    private Season season = new Season();

    /** An hour of 360 answers around {@code millis}, each up to a third off. */
    private Distribution hour(Instant start, double millis) {
        var window = new LatencyWindow();
        for (int sample = 0; sample < 360; sample++) {
            double noise = Math.exp(random.nextGaussian() * 0.15);
            window.record(start.plusSeconds(sample * 10L), Math.round(millis * 1_000 * noise));
        }
        window.rollTo(start.plus(HOUR));
        return window.lastHour();
    }

    /** Nights are fast, working hours slow. */
    private static double usual(Instant start) {
        int hour = (int) (start.getEpochSecond() / 3600 % 24);
        return hour >= 8 && hour < 18 ? 300 : 60;
    }

    private void learn(int weeks, ToDoubleFunction<Instant> millis) {
        for (long number = 0; number < weeks * WEEK; number++) {
            Instant start = START.plus(HOUR.multipliedBy(number));
            season.ended(start.plus(HOUR).plusSeconds(5), hour(start, millis.applyAsDouble(start)));
        }
    }

    private @Nullable Comparison comparison(Instant start, double millis) {
        return season.compare(start.plus(HOUR), hour(start, millis));
    }

    private Comparison compared(Instant start, double millis) {
        return Objects.requireNonNull(comparison(start, millis));
    }

    private static Instant at(int week, int day, int hour) {
        return START.plus(HOUR.multipliedBy(week * WEEK + day * 24L + hour));
    }

    @Test
    void beforeThreeWeeksNothingIsSaid() {
        learn(2, SeasonTest::usual);

        assertThat(comparison(at(2, 1, 3), 60)).isNull();
    }

    @Test
    void whatIsUsualInTheMorningIsAnAnomalyAtNight() {
        learn(4, SeasonTest::usual);

        assertThat(compared(at(4, 1, 11), 300).isOver()).isFalse();
        assertThat(compared(at(4, 1, 3), 300).isOver()).isTrue();
        assertThat(compared(at(4, 1, 3), 60).isOver()).isFalse();
        assertThat(compared(at(4, 1, 3), 300).usual()).isBetween(55_000L, 90_000L);
    }

    @Test
    void aQuarterSlowerAtMostIsNothingAndFasterNeverIs() {
        learn(4, SeasonTest::usual);

        assertThat(compared(at(4, 1, 3), 70).isOver()).isFalse();
        assertThat(compared(at(4, 1, 3), 5).isOver()).isFalse();
    }

    @Test
    void aWeekOfTroubleIsNoMeasureForTheNext() {
        learn(4, start -> start.isBefore(at(2, 0, 0)) || !start.isBefore(at(3, 0, 0)) ? usual(start) : 3_000);

        assertThat(compared(at(4, 1, 3), 60).isOver()).isFalse();
        assertThat(compared(at(4, 1, 3), 300).isOver()).isTrue();
    }

    @Test
    void whatStaysSlowerIsTheUsualAfterAWhile() {
        learn(8, SeasonTest::usual);
        assertThat(compared(at(8, 1, 3), 120).isOver()).isTrue();
        for (long number = 8 * WEEK; number < 14 * WEEK; number++) {
            Instant start = START.plus(HOUR.multipliedBy(number));
            season.ended(start.plus(HOUR).plusSeconds(5), hour(start, 2 * usual(start)));
        }

        assertThat(compared(at(14, 1, 3), 120).isOver()).isFalse();
    }

    @Test
    void fourWeeksOfAnHonestServiceRaiseNothing() {
        learn(4, SeasonTest::usual);
        int over = 0;
        for (long number = 4 * WEEK; number < 8 * WEEK; number++) {
            Instant start = START.plus(HOUR.multipliedBy(number));
            double millis = usual(start) * Math.exp(random.nextGaussian() * 0.05);
            if (compared(start, millis).isOver()) {
                over++;
            }
            season.ended(start.plus(HOUR).plusSeconds(5), hour(start, millis));
        }

        assertThat(over).isZero();
    }

    @Test
    void anHourWithFewAnswersIsNeitherKeptNorJudged() {
        var window = new LatencyWindow();
        window.record(START, 1_000);
        learn(4, SeasonTest::usual);

        assertThat(season.compare(at(4, 1, 3), window.lastHour())).isNull();
    }

    @Test
    void anHourIsKeptOnceAndOnlyJustAfterItsEnd() {
        Instant end = START.plus(HOUR);

        assertThat(season.lacks(end.plusSeconds(1_800), Duration.ofMinutes(5))).isFalse();
        assertThat(season.lacks(end.plusSeconds(9), Duration.ofMinutes(5))).isTrue();
        season.ended(end.plusSeconds(9), hour(START, 60));
        assertThat(season.lacks(end.plusSeconds(19), Duration.ofMinutes(5))).isFalse();
    }

    @Test
    void itSurvivesAsBytesAndDamageIsANewBeginning() {
        learn(4, SeasonTest::usual);
        byte[] bytes = season.encode();
        Distribution slow = hour(at(4, 1, 3), 300);
        Comparison before = season.compare(at(4, 1, 4), slow);

        season = Season.decode(bytes);
        assertThat(season.compare(at(4, 1, 4), slow)).isEqualTo(before);
        assertThat(bytes.length).isLessThan(8_200);
        assertThat(Season.decode(new byte[] {1, 2, 3}).compare(at(4, 1, 4), slow))
                .isNull();
    }

    @Test
    void whatIsNotKnownTakesNoRoomWhenItIsKept() {
        assertThat(new Season().encode()).hasSizeLessThan(32);
    }
}
