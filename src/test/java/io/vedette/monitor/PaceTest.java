package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.window.LatencyTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PaceTest {
    private final Pace pace = new Pace();
    private final LatencyTotals lateness = new LatencyTotals();
    private final List<Alert> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");

    /** So many seconds in each of which a hundred probes leave, {@code late} of them half a second late. */
    private void pass(int seconds, int late) {
        for (int second = 0; second < seconds; second++) {
            now = now.plusSeconds(1);
            for (int probe = 0; probe < 100; probe++) {
                lateness.record(probe < late ? 500_000 : 1_000);
            }
            var loop = new LoopSnapshot(0, 1_000, lateness.snapshot(), 0, Duration.ZERO);
            pace.look(List.of(loop), now).ifPresent(told::add);
        }
    }

    @Test
    void aDaemonThatKeepsUpSaysNothing() {
        pass(600, 0);

        assertThat(told).isEmpty();
    }

    @Test
    void aShortPauseIsNoReason() {
        pass(120, 0);
        pass(1, 100);
        pass(120, 0);

        assertThat(told).isEmpty();
    }

    @Test
    void nothingIsSaidBeforeAWholeMinuteWasSeen() {
        pass(90, 0);
        pass(10, 100);
        assertThat(told).isEmpty();

        pass(40, 0);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().description()).startsWith("1,000 of the last minute's 6,000 probes");
    }

    @Test
    void oneAlertSaysWithFiguresThatItCannotKeepUpAndWhatHelps() {
        pass(120, 0);
        pass(600, 10);

        assertThat(told).hasSize(1);
        assertThat(told.getFirst().name()).isEqualTo("CannotKeepUp");
        assertThat(told.getFirst().firing()).isTrue();
        assertThat(told.getFirst().description())
                .startsWith("310 of the last minute's 6,000 probes left more than 250 ms late")
                .contains("1,000 endpoints", "interval");
    }

    @Test
    void itIsOverWhenAMinuteWasOnTime() {
        pass(60, 0);
        pass(60, 50);
        pass(58, 0);
        assertThat(told).hasSize(1);

        pass(2, 0);
        assertThat(told).hasSize(2);
        assertThat(told.getLast().firing()).isFalse();
        assertThat(told.getLast().episode()).isEqualTo(told.getFirst().episode());
    }

    @Test
    void aProcessThatHasJustBegunIsGivenAMinute() {
        pass(20, 100);
        pass(120, 0);

        assertThat(told).isEmpty();
    }

    @Test
    void aFewLateProbesOfASmallFleetAreNoReason() {
        for (int second = 0; second < 300; second++) {
            now = now.plusSeconds(1);
            if (second % 10 == 0) {
                lateness.record(second == 100 ? 500_000 : 1_000);
            }
            pace.look(List.of(new LoopSnapshot(0, 1, lateness.snapshot(), 0, Duration.ZERO)), now)
                    .ifPresent(told::add);
        }

        assertThat(told).isEmpty();
    }
}
