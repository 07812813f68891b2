package io.vedette.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class WordsTest {
    @Test
    void latenciesHaveThreeDigitsAtMost() {
        assertThat(Words.millis(0.312)).isEqualTo("0.31 ms");
        assertThat(Words.millis(8.0)).isEqualTo("8 ms");
        assertThat(Words.millis(8.24)).isEqualTo("8.2 ms");
        assertThat(Words.millis(340.4)).isEqualTo("340 ms");
        assertThat(Words.millis(999.7)).isEqualTo("1 s");
        assertThat(Words.millis(12_340)).isEqualTo("12.3 s");
        assertThat(Words.millis((Number) null)).isNull();
    }

    @Test
    void aRatioIsNeverRoundedUpToAWholeThatWasNotReached() {
        assertThat(Words.percent(0.999999)).isEqualTo("99.99%");
        assertThat(Words.percent(0.9995)).isEqualTo("99.95%");
        assertThat(Words.percent(1)).isEqualTo("100%");
        assertThat(Words.percent(0)).isEqualTo("0%");
        assertThat(Words.percent(-1.5)).isEqualTo("-150%");
        assertThat(Words.percent(null)).isNull();
    }

    @Test
    void aDurationIsToldInTheUnitThatSaysEnough() {
        assertThat(Words.roughly(Duration.ofSeconds(119))).isEqualTo("119s");
        assertThat(Words.roughly(Duration.ofMinutes(15))).isEqualTo("15m");
        assertThat(Words.roughly(Duration.ofHours(30))).isEqualTo("30h");
        assertThat(Words.roughly(Duration.ofDays(14))).isEqualTo("14d");
    }

    @Test
    void timesAreThoseOfTheReadersZone() {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        assertThat(Words.moment(noon, ZoneId.of("Europe/Berlin"))).isEqualTo("2026-03-02 13:00:00");
        assertThat(Words.time(noon, ZoneId.of("Asia/Tokyo"))).isEqualTo("21:00:00");
    }

    @Test
    void oneIsNotMany() {
        assertThat(Words.count(1, "problem")).isEqualTo("1 problem");
        assertThat(Words.count(0, "problem")).isEqualTo("0 problems");
    }
}
