package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AllowanceTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00.200Z");

    private final Allowance allowance = new Allowance(3);

    private long taken(int wanted, Instant now) {
        return IntStream.range(0, wanted).filter(_ -> allowance.take(now)).count();
    }

    @Test
    void aStormGetsNoMoreThanASecondAllows() {
        assertThat(taken(10_000, NOW)).isEqualTo(3);
        assertThat(taken(10_000, NOW.plusMillis(700))).isZero();
    }

    @Test
    void theNextSecondAllowsAsMuchAgain() {
        taken(10_000, NOW);

        assertThat(taken(10_000, NOW.plusSeconds(1))).isEqualTo(3);
    }

    @Test
    void aClockThatIsSetBackDoesNotForbidItForLong() {
        taken(10_000, NOW);

        assertThat(taken(1, NOW.minusSeconds(3600))).isEqualTo(1);
    }
}
