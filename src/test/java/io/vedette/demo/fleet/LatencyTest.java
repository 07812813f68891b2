package io.vedette.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LatencyTest {
    private final Random random = new Random(7);

    @Test
    void theMedianIsAsDrawnAndTheTailIsLong() {
        long[] micros = IntStream.range(0, 20_001)
                .mapToLong(
                        i -> Latency.around(20).next(random, Duration.ZERO, 0).toNanos() / 1_000)
                .sorted()
                .toArray();

        assertThat(micros[10_000]).isBetween(19_000L, 21_000L);
        assertThat(micros[19_800]).isGreaterThan(40_000L);
    }

    @Test
    void theDayGoesUpAndDown() {
        Latency steady = new Latency(Duration.ofMillis(100), 0, 0);

        assertThat(steady.next(random, Duration.ofSeconds(150), 0)).isEqualTo(Duration.ofMillis(125));
        assertThat(steady.next(random, Duration.ofSeconds(450), 0)).isEqualTo(Duration.ofMillis(75));
    }

    @Test
    void noAnswerTakesSoLongThatItWouldCountAsDown() {
        Latency wild = new Latency(Duration.ofMillis(500), 3, 500);

        assertThat(IntStream.range(0, 1_000).mapToObj(i -> wild.next(random, Duration.ZERO, i)))
                .allMatch(latency -> latency.compareTo(Duration.ofSeconds(1)) < 0);
    }
}
