package io.vedette.web.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.sample.Reason;
import io.vedette.web.Past.Period;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DayTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    @Test
    void whatIsDegradedIsGoodAndWhatIsUnknownIsOnNeitherSide() {
        var period = new Period(
                START, 90, 500, 3, Map.of(Reason.LATENCY, 8L), Map.of(Reason.STATUS, 2L), 98, null, null, null);

        assertThat(Day.of(period)).isEqualTo(new Day(START, 98, 2));
        assertThat(Day.of(period).ratio()).isEqualTo(0.98);
    }

    @Test
    void aDayWithoutAMeasurementHasNoRatio() {
        assertThat(new Day(START, 0, 0).ratio()).isNull();
        assertThat(Day.ratio(List.of())).isNull();
    }

    @Test
    void daysWeighByTheirProbes() {
        assertThat(Day.ratio(List.of(new Day(START, 8640, 0), new Day(START.plusSeconds(86_400), 0, 10))))
                .isEqualTo(8640 / 8650.0);
    }
}
