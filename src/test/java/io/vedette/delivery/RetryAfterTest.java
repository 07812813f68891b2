package io.vedette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "30, PT30S",
        "' 7 ', PT7S",
        "999999999, PT24H",
        "'Sat, 21 Nov 2026 10:02:00 GMT', PT2M",
        "'Sat, 21 Nov 2026 09:00:00 GMT', PT0S",
        "'Thu, 21 Nov 2030 10:00:00 GMT', PT24H"
    })
    void secondsAndDatesAreReadAndBounded(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999999999999", "Sat, 99 Nov 2026 10:02:00 GMT"})
    void whatCannotBeReadIsAsIfItWereNotThere(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isNull();
    }

    @Test
    void noHeaderAsksForNothing() {
        assertThat(RetryAfter.parse(null, NOW)).isNull();
    }
}
