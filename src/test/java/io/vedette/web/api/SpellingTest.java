package io.vedette.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpellingTest {
    @Test
    void timesHaveThreeDigitsAlsoWhenTheyAreZero() {
        assertThat(Spelling.time(Instant.parse("2026-11-21T09:30:00Z"))).isEqualTo("2026-11-21T09:30:00.000Z");
        assertThat(Spelling.time(Instant.parse("2026-11-21T09:30:00.123456789Z")))
                .isEqualTo("2026-11-21T09:30:00.123Z");
        assertThat(Spelling.time(null)).isNull();
    }

    @Test
    void latenciesKeepTheirMicroseconds() {
        assertThat(Spelling.millis(Long.valueOf(12_345))).isEqualTo(12.345);
        assertThat(Spelling.millis(Duration.ofNanos(3_120_499))).isEqualTo(3.12);
        assertThat(Spelling.seconds(Duration.ofMillis(250))).isEqualTo(0.25);
    }

    @Test
    void aRatioThatIsNoNumberIsAbsent() {
        assertThat(Spelling.ratio(Double.NaN)).isNull();
        assertThat(Spelling.ratio(Double.NEGATIVE_INFINITY)).isNull();
        assertThat(Spelling.ratio(-0.123_456_789)).isEqualTo(-0.123_457);
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:secret@host.example.org:8443/health?token=secret, https://host.example.org:8443/health?…",
        "https://host.example.org, https://host.example.org",
        "tcp://host:5432, tcp://host:5432",
        "http://[::1]:80/x, http://[::1]:80/x",
        "https://a@b@host/x, https://host/x",
    })
    void anAddressIsShownWithoutWhatMayBeSecret(String url, String shown) {
        assertThat(Spelling.withoutSecrets(URI.create(url.replace("a@b@", "a%40b@"))))
                .isEqualTo(shown);
    }
}
