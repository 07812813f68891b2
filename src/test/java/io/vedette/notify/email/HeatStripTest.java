package io.vedette.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.context.Context.Pace;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class HeatStripTest {
    private static String strip(long... millis) {
        List<Duration> hour = LongStream.of(millis).mapToObj(Duration::ofMillis).toList();
        return HeatStrip.of(new Pace(95, Duration.ofMillis(300), Duration.ofMillis(100), hour));
    }

    @Test
    void aCellIsColouredByHowManyTimesTheUsualItIs() {
        assertThat(strip(100, 200, 400, 0))
                .containsSubsequence("#7cc492", "#f0b35a", "#d0342c", "#c9ced6")
                .contains("title=\"nothing measured\"");
    }

    @Test
    void whoSeesNoColoursIsToldTheRange() {
        assertThat(strip(100, 1200, 0))
                .contains(
                        "aria-label=\"the last hour, p90 of each 5 min: 100 ms to 1.2 s, nothing measured in 1 of 3\"")
                .contains("<small>the last hour");
    }

    @Test
    void anHourWithoutAnswersHasNoStrip() {
        assertThat(strip(0, 0)).isEmpty();
        assertThat(strip()).isEmpty();
    }

    @Test
    void nothingIsLoadedFromAnywhere() {
        assertThat(strip(100, 200))
                .doesNotContain("<img")
                .doesNotContain("http")
                .doesNotContain("<style");
    }
}
