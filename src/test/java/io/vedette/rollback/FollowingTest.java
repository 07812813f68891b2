package io.vedette.rollback;

import static io.vedette.deployment.RollbackProgress.Stage.ACCEPTED;
import static io.vedette.deployment.RollbackProgress.Stage.FAILED;
import static io.vedette.deployment.RollbackProgress.Stage.REQUESTED;
import static io.vedette.rollback.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.fakes.SimulatedTime;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A platform that answers which run it started: the run is looked at until it ends. */
final class FollowingTest {
    private final SimulatedTime time = new SimulatedTime();
    private final ScriptedAction action = new ScriptedAction().thenAnswers(new Delivered("run 7", "7"));
    private final List<RollbackProgress> progress = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final RememberingBook book = new RememberingBook();
    private Rollbacks rollbacks = life();

    private Rollbacks life() {
        return new Rollbacks(
                List.of(Orders.free()),
                Terms.DEFAULT,
                _ -> action,
                progress::add,
                new Surroundings(time, time, new Random(7), events::add, new SimpleMeterRegistry(), book));
    }

    private List<Stage> stages() {
        return progress.stream().map(RollbackProgress::stage).toList();
    }

    @Test
    void aRunThatSucceedsIsSaidToBeCarriedOutAndNothingMoreIsLookedAt() {
        action.thenIsSeen(TryAgain.notTaken("runs")).thenIsSeen(new Delivered("run 7 succeeded"));
        rollbacks.request(order("d1", "checkout"));
        time.advance(Duration.ofSeconds(30));

        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED);
        assertThat(events).last().satisfies(event -> assertThat(event.text())
                .isEqualTo("Rollback of version 2.0-d1 carried out by back: run 7 succeeded"));
        assertThat(time.waiting()).isZero();
        assertThat(book.states().getFirst().run()).isNull();
    }

    @Test
    void aRunThatFailsMakesTheRollbackFailedAfterAll() {
        action.thenIsSeen(new Refused("run 7 ended with failure"));
        rollbacks.request(order("d1", "checkout"));
        time.advance(Duration.ofSeconds(30));

        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED, FAILED);
        assertThat(progress.getLast().text())
                .isEqualTo("Rollback of version 2.0-d1 accepted by back, and then failed: run 7 ended with failure");
        assertThat(book.states().getFirst().stage()).isEqualTo(FAILED);
    }

    @Test
    void aSecondLifeGoesOnToLook() {
        rollbacks.request(order("d1", "checkout"));
        time.advance(Duration.ofSeconds(15));
        rollbacks.close();
        action.thenIsSeen(new Refused("run 7 ended with failure"));
        time.advance(Duration.ofMinutes(2));
        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED);

        rollbacks = life();
        rollbacks.recall(book.states(), rollbacks::request);
        time.advance(Duration.ofSeconds(15));

        assertThat(stages()).endsWith(FAILED);
        assertThat(action.attempts()).hasSize(1);
    }

    @Test
    void aSecondLifeWaitsNoLongerThanTheFirstWouldHave() {
        rollbacks.request(order("d1", "checkout"));
        time.advance(Duration.ofMinutes(29));
        rollbacks.close();

        rollbacks = life();
        rollbacks.recall(book.states(), rollbacks::request);
        time.advance(Duration.ofMinutes(2));

        assertThat(time.waiting()).isZero();
        assertThat(events).last().satisfies(event -> assertThat(event.text()).contains("not seen to end"));
    }

    @Test
    void nobodyLooksForEver() {
        rollbacks.request(order("d1", "checkout"));
        time.advance(Duration.ofHours(1));

        assertThat(time.waiting()).isZero();
        assertThat(events).last().satisfies(event -> assertThat(event.text()).contains("not seen to end"));
    }
}
