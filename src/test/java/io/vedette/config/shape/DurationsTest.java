package io.vedette.config.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
    private static final Pattern PATTERN = Pattern.compile(Durations.PATTERN);

    @ParameterizedTest
    @CsvSource({
        "250ms,PT0.25S",
        "10s,PT10S",
        "5m,PT5M",
        "2h,PT2H",
        "14d,PT336H",
        "1h30m,PT1H30M",
        "0s,PT0S",
        "90s,PT90S"
    })
    void aDurationIsANumberAndAUnit(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(text).matches(PATTERN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10", "s", "-1s", "1.5s", "1s1m", "1m1m", "1w", "1 s", "1S", "1234567890s", "PT1S", "1s "})
    void anythingElseIsNone(String text) {
        assertThat(Durations.parse(text)).isNull();
        assertThat(text).doesNotMatch(PATTERN);
    }

    @Property
    void theWordsOfADurationAreReadAsIt(@ForAll @LongRange(min = 0, max = 86_400_000_000L) long millis) {
        Duration duration = Duration.ofMillis(millis);

        assertThat(Durations.parse(Durations.words(duration))).isEqualTo(duration);
    }
}
