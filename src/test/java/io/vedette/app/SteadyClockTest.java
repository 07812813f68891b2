package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SteadyClockTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Instant wall = NOON;
    private long ticks;
    private final SteadyClock clock = new SteadyClock(() -> wall, () -> ticks);

    private void pass(Duration time) {
        wall = wall.plus(time);
        ticks += time.toNanos();
    }

    @Test
    void aStepOfTheWallClockMovesNothing() {
        pass(Duration.ofMinutes(1));
        wall = wall.minus(Duration.ofHours(1));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
        assertThat(clock.offset()).isEqualTo(Duration.ofHours(-1));
    }

    @Test
    void itBeginsWhereHistoryEndsWhenTheWallClockIsNotThereYet() {
        assertThat(clock.notBefore(NOON.plusSeconds(600))).isEqualTo(Duration.ofMinutes(10));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(600));
        assertThat(clock.offset()).isEqualTo(Duration.ofMinutes(-10));
    }

    @Test
    void historyThatIsOverMovesNothing() {
        assertThat(clock.notBefore(NOON.minusSeconds(600))).isZero();
        pass(Duration.ofHours(1));

        assertThat(clock.offset()).isZero();
    }

    @Test
    void whatItIsAheadItLosesBySecondsAMinuteAndThenNoMore() {
        clock.notBefore(NOON.plusSeconds(600));
        pass(Duration.ofHours(1));
        assertThat(clock.offset()).isEqualTo(Duration.ofMinutes(-9));
        pass(Duration.ofHours(9));
        assertThat(clock.offset()).isZero();
        pass(Duration.ofHours(9));

        assertThat(clock.offset()).isZero();
    }

    @Test
    void itNeverGoesBack() {
        clock.notBefore(NOON.plusSeconds(600));
        Instant before = clock.instant();
        for (int step = 0; step < 10_000; step++) {
            ticks += 7;
            assertThat(clock.instant()).isAfterOrEqualTo(before);
            before = clock.instant();
        }
    }
}
