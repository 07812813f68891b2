package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.SimulatedTime;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PortionsTest {
    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T12:00:00Z"));
    private final List<Integer> done = new ArrayList<>();
    private final Portions<Integer> portions = new Portions<>(time, time, 2, this::work);

    private void work(int number) {
        if (number < 0) {
            throw new IllegalStateException("a defect");
        }
        done.add(number);
    }

    @Test
    void theFirstPortionIsDoneAtOnceAndTheRestWhenOthersHadTheirTurn() {
        Future<Void> round = portions.start(List.of(1, 2, 3));
        assertThat(done).containsExactly(1, 2);
        assertThat(round.isComplete()).isFalse();

        time.advance(Duration.ofMillis(1));

        assertThat(done).containsExactly(1, 2, 3);
        assertThat(round.succeeded()).isTrue();
    }

    @Test
    void aPortionEndsWhenItHasTakenAMillisecondHoweverFewItWas() {
        var slow = new Portions<Integer>(time, time, 10, number -> {
            done.add(number);
            time.stall(Duration.ofNanos(600_000));
        });

        slow.start(List.of(1, 2, 3));
        assertThat(done).containsExactly(1, 2);

        time.advance(Duration.ofMillis(1));
        assertThat(done).containsExactly(1, 2, 3);
    }

    @Test
    void whoeverAsksMeanwhileWaitsForTheSameRound() {
        Future<Void> round = portions.start(List.of(1, 2, 3));

        assertThat(portions.start(List.of(4))).isSameAs(round);
    }

    @Test
    void aDefectInOneKeepsNeitherTheOthersNorTheNextRoundFromBeingDone() {
        Future<Void> round = portions.start(List.of(-1, 2, -3, 4));
        time.advance(Duration.ofMillis(1));
        Future<Void> next = portions.start(List.of(5));

        assertThat(done).containsExactly(2, 4, 5);
        assertThat(round.succeeded()).isTrue();
        assertThat(next.succeeded()).isTrue();
    }
}
