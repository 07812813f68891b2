package io.vedette.web.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.target.ProbeSpec;
import io.vedette.web.BlackboxSpec.Module;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BlackboxApiTest {
    private record Spec(URI url) implements ProbeSpec {
        @Override
        public ProbeSpec at(URI other) {
            return new Spec(other);
        }
    }

    private final Module module = new Module(new Spec(URI.create("http://example.org")), Duration.ofSeconds(5));

    @ParameterizedTest
    @CsvSource({"10, 5000", "5, 4500", "2.5, 2000", "0.2, 100", "0, 100", "-1, 5000", "soon, 5000", "1e9, 5000"})
    void aProbeEndsBeforeTheScrapeDoes(String scrapeTimeout, long millis) {
        assertThat(BlackboxApi.deadline(module, scrapeTimeout)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void withoutAScrapeTheModuleHasItsOwnTime() {
        assertThat(BlackboxApi.deadline(module, null)).isEqualTo(Duration.ofSeconds(5));
    }
}
