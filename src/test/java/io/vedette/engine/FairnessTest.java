package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class FairnessTest {
    private static Outcome down(Reason reason, long millis) {
        var phases = new Phases(Phases.NONE, 1_000, Phases.NONE, millis * 1_000 - 1_000, 0);
        return new Outcome.Down(reason, "expected and found", phases, Observed.NOTHING);
    }

    private static boolean stands(Outcome outcome, long absentMillis) {
        return Fairness.judge(outcome, Duration.ofMillis(absentMillis)).equals(outcome);
    }

    @Test
    void aTimeoutStandsUnlessWeWereAwayForMoreThanATenthOfASecond() {
        assertThat(stands(down(Reason.TIMEOUT, 5_000), 0)).isTrue();
        assertThat(stands(down(Reason.TIMEOUT, 5_000), 100)).isTrue();
        assertThat(stands(down(Reason.TIMEOUT, 5_000), 101)).isFalse();
    }

    @Test
    void aLatencyStandsUnlessATwentiethOfItMayBeOurs() {
        assertThat(stands(down(Reason.LATENCY, 2_000), 100)).isTrue();
        assertThat(stands(down(Reason.LATENCY, 2_000), 101)).isFalse();
        assertThat(stands(down(Reason.LATENCY, 60), 25)).isFalse();
    }

    @Test
    void whatIsOnlyDegradedIsJudgedAlike() {
        var slow = new Outcome.Degraded(Reason.LATENCY, "slow", new Phases(-1, 1_000, -1, 50_000, 0), Observed.NOTHING);

        assertThat(Fairness.judge(slow, Duration.ofMillis(30)))
                .isEqualTo(new Outcome.Unknown(
                        "our event loop was away for 30 ms during the probe, which latency may come from"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"TIMEOUT", "LATENCY", "DNS"})
    void whatHasNothingToDoWithTimeStandsHoweverLongWeWereAway(Reason reason) {
        assertThat(stands(down(reason, 10), 60_000)).isTrue();
    }

    @Test
    void aGoodAnswerStandsHoweverLongWeWereAway() {
        var up = new Outcome.Up(Phases.EMPTY, Observed.NOTHING);

        assertThat(Fairness.judge(up, Duration.ofMinutes(1))).isEqualTo(up);
    }
}
