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
import io.vedette.deployment.Order;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.fakes.SimulatedTime;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How often an order is tried, and what of its answers counts. */
final class RollbackAttemptsTest {
    private static final RollbackOrder CHECKOUT = order("d1", "checkout", "2.0", "1.9");

    private final SimulatedTime time = new SimulatedTime();
    private final ScriptedAction action = new ScriptedAction();
    private final List<RollbackProgress> progress = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RememberingBook book = new RememberingBook();
    private final Rollbacks rollbacks = rollbacks(Orders.free());

    private Rollbacks rollbacks(RollbackSpec... specs) {
        return new Rollbacks(List.of(specs), Terms.DEFAULT, _ -> action, progress::add, surroundings());
    }

    private Surroundings surroundings() {
        return new Surroundings(time, time, new Random(7), events::add, meters, book);
    }

    private void advance(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    private List<Stage> stages() {
        return progress.stream().map(RollbackProgress::stage).toList();
    }

    @Test
    void aBusyReceiverIsAskedAgainUntilItAccepts() {
        action.thenIsBusy(3);

        rollbacks.request(CHECKOUT);
        assertThat(rollbacks.depth()).isEqualTo(1);
        advance(10);

        assertThat(action.attempts()).hasSize(4).extracting(Order::requestId).containsOnly("rollback-d1");
        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED);
        assertThat(rollbacks.depth()).isZero();
    }

    @Test
    void theWaitThatTheReceiverAsksForIsKept() {
        action.thenAnswers(new TryAgain("429", Duration.ofSeconds(40), false));

        rollbacks.request(CHECKOUT);
        advance(39);
        assertThat(action.attempts()).hasSize(1);
        advance(1);

        assertThat(action.attempts()).hasSize(2);
    }

    @Test
    void aReceiverThatRefusesIsNotAskedAgain() {
        action.thenRefuses();

        rollbacks.request(CHECKOUT);
        advance(3600);

        assertThat(action.attempts()).hasSize(1);
        assertThat(stages()).containsExactly(REQUESTED, FAILED);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void afterTenMinutesItIsGivenUp() {
        action.thenIsBusy(10_000);

        rollbacks.request(CHECKOUT);
        advance(599);
        assertThat(stages()).containsExactly(REQUESTED);
        advance(1);

        int attempts = action.attempts().size();
        assertThat(progress.getLast().stage()).isEqualTo(FAILED);
        assertThat(progress.getLast().text())
                .isEqualTo("Rollback of version 2.0 given up after " + attempts + " attempts by back: 503 busy");
        advance(3600);
        assertThat(action.attempts()).hasSize(attempts);
    }

    @Test
    void anAttemptThatHangsIsAbandonedAfterFifteenSecondsAndMadeAgain() {
        action.thenHangs();

        rollbacks.request(CHECKOUT);
        advance(14);
        assertThat(action.attempts()).hasSize(1);
        advance(2);

        assertThat(action.attempts()).hasSize(2);
        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED);
    }

    @Test
    void theLateAnswerOfAnAbandonedAttemptIsIgnored() {
        action.thenHangs().thenAnswers(new TryAgain("429", Duration.ofSeconds(60), false));
        rollbacks.request(CHECKOUT);
        advance(20);

        action.wakesUpAndAnswers(new Delivered("200, late"));

        assertThat(stages()).containsExactly(REQUESTED);
        advance(60);
        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED);
        assertThat(action.attempts()).hasSize(3);
    }

    @Test
    void aLateAnswerIsNotTakenForThatOfTheAttemptUnderWay() {
        action.thenHangs().thenHangs();
        rollbacks.request(CHECKOUT);
        advance(17);

        action.firstWakesUpAndAnswers(new Refused("400, late"));
        assertThat(stages()).containsExactly(REQUESTED);
        action.wakesUpAndAnswers(new Delivered("200"));

        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED);
    }

    @Test
    void whatMustNotBeRepeatedEndsWithALostAnswer() {
        action.mustNotBeRepeated().thenHangs();

        rollbacks.request(CHECKOUT);
        advance(3600);

        assertThat(action.attempts()).hasSize(1);
        assertThat(progress.getLast().text())
                .isEqualTo("Rollback of version 2.0 refused by back: perhaps done: no answer within 15 s");
    }

    @Test
    void anActionThatThrowsIsAskedAgainAndItsMessageIsNeverTold() {
        action.thenThrows(new IllegalStateException("s3cret"));

        rollbacks.request(CHECKOUT);
        advance(10);

        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED);
        assertThat(progress).noneMatch(step -> step.text().contains("s3cret"));
    }

    @Test
    void anActionThatThrowsAndMustNotBeRepeatedIsNot() {
        action.mustNotBeRepeated().thenThrows(new IllegalStateException("s3cret"));

        rollbacks.request(CHECKOUT);
        advance(3600);

        assertThat(action.attempts()).hasSize(1);
        assertThat(progress.getLast().text()).endsWith("perhaps done: a fault of ours: IllegalStateException");
    }
}
