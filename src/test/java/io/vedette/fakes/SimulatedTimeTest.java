package io.vedette.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SimulatedTimeTest {
    private final SimulatedTime time = new SimulatedTime();
    private final List<String> ran = new ArrayList<>();

    private Instant in(int seconds) {
        return time.instant().plusSeconds(seconds);
    }

    @Test
    void tasksRunInTheOrderOfTheirTimeWithTheClockAtIt() {
        time.at(in(2), () -> ran.add("second at " + time.read()));
        time.at(in(1), () -> ran.add("first at " + time.read()));

        time.advance(Duration.ofSeconds(3));

        assertThat(ran).containsExactly("first at 1000000000", "second at 2000000000");
        assertThat(time.read()).isEqualTo(3_000_000_000L);
    }

    @Test
    void tasksOfOneTimeRunInTheOrderOfTheirMaking() {
        time.at(in(1), () -> ran.add("a"));
        time.at(in(1), () -> ran.add("b"));

        time.advance(Duration.ofSeconds(1));

        assertThat(ran).containsExactly("a", "b");
    }

    @Test
    void aTaskMadeByATaskRunsInTheSameAdvanceWhenItFallsIntoIt() {
        time.at(in(1), () -> time.at(in(1), () -> ran.add("child")));

        time.advance(Duration.ofSeconds(2));

        assertThat(ran).containsExactly("child");
    }

    @Test
    void aCancelledTaskDoesNotRun() {
        var timer = time.at(in(1), () -> ran.add("never"));

        timer.cancel();
        time.advance(Duration.ofSeconds(5));

        assertThat(ran).isEmpty();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void whatFellDueInAStallRunsLate() {
        time.at(in(1), () -> ran.add("late at " + time.read()));

        time.stall(Duration.ofSeconds(7));
        time.advance(Duration.ZERO);

        assertThat(ran).containsExactly("late at 7000000000");
    }
}
