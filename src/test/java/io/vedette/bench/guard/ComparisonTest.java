package io.vedette.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.bench.guard.Stream.Change;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guard's promises on few deployments of fixed seeds; {@link io.vedette.bench.GuardBench} prints them on many. */
final class ComparisonTest {
    @ParameterizedTest
    @CsvSource({"0.5, 0, 0, 1", "0.5, 0, 0, 6", "0.5, 0, 0.2, 1", "0.5, 0.9, 0, 1"})
    void anInnocentDeploymentIsHardlyEverBlamed(double sigma, double correlation, double shock, int burst) {
        var stream = new Stream(sigma, correlation, shock, 0.001, burst);

        int[] delays = Comparison.delays(stream, Change.NONE, 360, 100, Trial::guard);

        assertThat(Arrays.stream(delays).filter(delay -> delay >= 0).count()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "outage, 18",
        "20 % errors, 36",
        "5 % errors, 160",
        "latency x 2, 54",
        "latency + 50 %, 200",
        "p99 x 2, 400"
    })
    void aBadDeploymentIsBlamedInTime(String change, int probes) {
        int[] delays = Comparison.delays(
                Comparison.INDEPENDENT,
                Objects.requireNonNull(Comparison.changes().get(change)),
                2160,
                60,
                Trial::guard);

        assertThat(Integer.parseInt(Comparison.quantile(delays, 0.5))).isLessThanOrEqualTo(probes);
    }
}
