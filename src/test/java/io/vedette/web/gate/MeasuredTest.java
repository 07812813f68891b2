package io.vedette.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MeasuredTest {
    private static final Instant START = Instant.parse("2026-11-21T09:30:00Z");
    private static final Observed OBSERVED = new Observed(200, null, null);

    @Test
    void onlyWhatWasScheduledAndMeasuredSinceTheDeploymentCounts() {
        var samples = List.of(
                sample(-1, down(), Purpose.SCHEDULED),
                sample(0, up(5_000), Purpose.SCHEDULED),
                sample(1, down(), Purpose.SCHEDULED),
                sample(2, down(), Purpose.CONFIRMATION),
                sample(3, new Outcome.Unknown("our own stall"), Purpose.SCHEDULED));

        Measured measured = Measured.since(START, samples);

        assertThat(measured.count()).isEqualTo(2);
        assertThat(measured.success()).isEqualTo(0.5);
    }

    @Test
    void nothingMeasuredIsNeitherGoodNorBad() {
        assertThat(Measured.since(START, List.of()).success()).isNull();
    }

    @Test
    void aNinetyNinthNeedsAHundred() {
        var hundred = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> sample(i, up(i * 1_000L), Purpose.SCHEDULED))
                .toList();

        assertThat(Measured.since(START, hundred).p99Millis()).isEqualTo(99.0);
        assertThat(Measured.since(START, hundred.subList(0, 99)).p99Millis()).isNull();
    }

    private static Sample sample(int second, Outcome outcome, Purpose purpose) {
        return new Sample(
                new TargetId("checkout", "node-0"), START.plusSeconds(second), Duration.ZERO, outcome, purpose);
    }

    private static Outcome up(long micros) {
        return new Outcome.Up(new Phases(0, 0, 0, micros, 0), OBSERVED);
    }

    private static Outcome down() {
        return new Outcome.Down(Reason.STATUS, "found 503", Phases.EMPTY, OBSERVED);
    }
}
