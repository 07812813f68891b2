package io.vedette.deployment.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class HourFiguresTest {
    @Test
    void anEmptyHourSaysNothing() {
        assertThat(HourFigures.of(0)).isEqualTo(new HourFigures(0, 0, null, null, null, null));
    }

    @Test
    void quantilesLieBetweenOrderStatistics() {
        HourFigures hour = HourFigures.of(0, LongStream.rangeClosed(1, 100).toArray());

        assertThat(hour.p50()).isEqualTo(new Interval(50, 40.0, 61.0));
        Interval p95 = Objects.requireNonNull(hour.p95());
        assertThat(p95.value()).isEqualTo(95);
        assertThat(p95.low()).isBetween(89.0, 91.0);
        assertThat(p95.high()).isBetween(99.0, 100.0);
    }

    @Test
    void aHundredProbesDoNotBoundThe99thPercentileFromAbove() {
        Interval p99 = Objects.requireNonNull(
                HourFigures.of(0, LongStream.rangeClosed(1, 100).toArray()).p99());

        assertThat(p99.high()).isNull();
        assertThat(p99.low()).isNotNull();
    }

    @Test
    void noErrorIn360ProbesMayBeOnePercentOfThem() {
        Interval errors =
                Objects.requireNonNull(HourFigures.of(0, new long[360]).errors());

        assertThat(errors.value()).isZero();
        assertThat(errors.low()).isCloseTo(0, within(1e-9));
        assertThat(errors.high()).isCloseTo(1 - Math.pow(0.025, 1.0 / 360), within(1e-9));
    }

    @Test
    void theTrueMedianIsOutsideInFivePercentOfTheHoursAtMost() {
        var random = new SplittableRandom(1);
        int outside = 0;
        for (int hour = 0; hour < 2_000; hour++) {
            long[] latencies = random.longs(101, 0, 1_000_000).toArray();
            Interval p50 = Objects.requireNonNull(HourFigures.of(0, latencies).p50());
            double low = Objects.requireNonNull(p50.low());
            double high = Objects.requireNonNull(p50.high());
            outside += low > 500_000 || high < 500_000 ? 1 : 0;
        }
        assertThat(outside).isLessThanOrEqualTo(110);
    }
}
