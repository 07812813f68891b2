package io.vedette.rollback;

import static io.vedette.deployment.RollbackProgress.Stage.ACCEPTED;
import static io.vedette.deployment.RollbackProgress.Stage.FAILED;
import static io.vedette.deployment.RollbackProgress.Stage.REQUESTED;
import static io.vedette.deployment.RollbackProgress.Stage.WITHHELD;
import static io.vedette.rollback.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.fakes.SimulatedTime;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RollbacksTest {
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

    private double counted(String outcome) {
        return meters.get("vedette.rollbacks")
                .tag("service", "checkout")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void aRollbackIsRequestedAndAcceptedInTheSameInstant() {
        rollbacks.request(CHECKOUT);

        assertThat(progress)
                .containsExactly(
                        new RollbackProgress(
                                "d1",
                                "checkout",
                                REQUESTED,
                                "Rollback of version 2.0 to 1.9 requested by back: checkout is down",
                                time.instant()),
                        new RollbackProgress(
                                "d1",
                                "checkout",
                                ACCEPTED,
                                "Rollback of version 2.0 accepted by back: 202 ok",
                                time.instant()));
        assertThat(rollbacks.depth()).isZero();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void itIsSaidToBeRequestedBeforeTheFirstAttemptLeaves() {
        var before = new ArrayList<Stage>();
        action.whenAsked(() -> before.addAll(stages()));

        rollbacks.request(CHECKOUT);

        assertThat(before).containsExactly(REQUESTED);
    }

    @Test
    void theTimelineOfTheDeploymentTellsTheSame() {
        action.thenRefuses();

        rollbacks.request(CHECKOUT);

        assertThat(events)
                .extracting(Event::kind, Event::service, Event::deployment, Event::text)
                .containsExactly(
                        tuple(
                                Event.Kind.ROLLBACK_REQUESTED,
                                "checkout",
                                "d1",
                                "Rollback of version 2.0 to 1.9 requested by back: checkout is down"),
                        tuple(
                                Event.Kind.ROLLBACK_FAILED,
                                "checkout",
                                "d1",
                                "Rollback of version 2.0 refused by back: 410 gone"));
    }

    @Test
    void theSameDeploymentIsNeverRequestedAgainAndItsStoryStaysAsItIs() {
        rollbacks.request(CHECKOUT);
        rollbacks.request(CHECKOUT);
        rollbacks.update(List.of(), Terms.DEFAULT);
        rollbacks.request(CHECKOUT);

        assertThat(action.attempts()).hasSize(1);
        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED);
        assertThat(counted("accepted")).isEqualTo(1);
        assertThat(counted("withheld")).isZero();
    }

    @Test
    void aRollbackThatIsWithheldSaysWhyAndWhatToDo() {
        rollbacks.update(List.of(), Terms.DEFAULT);

        rollbacks.request(CHECKOUT);

        assertThat(action.attempts()).isEmpty();
        assertThat(progress)
                .containsExactly(new RollbackProgress(
                        "d1",
                        "checkout",
                        WITHHELD,
                        "Rollback of version 2.0 withheld: no rollback named back is configured. Why it was wanted: checkout is down."
                                + " What to do: take it back by hand, and configure the rollback",
                        time.instant()));
        assertThat(events).extracting(Event::kind).containsExactly(Event.Kind.ROLLBACK_WITHHELD);
        assertThat(counted("withheld")).isEqualTo(1);
    }

    @Test
    void whatWasWithheldWasNotRequestedAndCoolsNothingDown() {
        rollbacks.update(List.of(), Terms.DEFAULT);
        rollbacks.request(CHECKOUT);
        rollbacks.update(List.of(Orders.spec(Duration.ofMinutes(30), null)), Terms.DEFAULT);

        rollbacks.request(order("d2", "checkout"));

        assertThat(stages()).containsExactly(WITHHELD, REQUESTED, ACCEPTED);
    }

    @Test
    void aReloadKeepsTheCooldown() {
        rollbacks.request(CHECKOUT);
        rollbacks.update(List.of(Orders.spec(Duration.ofMinutes(30), null)), Terms.DEFAULT);
        advance(60);

        rollbacks.request(order("d2", "checkout"));

        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED, WITHHELD);
        assertThat(progress.getLast().text()).contains("runs until 2026-03-02T12:30:00Z");
    }

    @Test
    void aRollbackUnderWayEndsWithTheActionItBeganWith() {
        action.thenIsBusy(2);
        rollbacks.request(CHECKOUT);

        rollbacks.update(List.of(), Terms.DEFAULT);
        advance(10);

        assertThat(action.attempts()).hasSize(3);
        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED);
    }

    @Test
    void aReloadWithAnActionThatCannotBeMadeChangesNothing() {
        var picky =
                new Rollbacks(List.of(Orders.free()), Terms.DEFAULT, this::onlyWebhooks, progress::add, surroundings());

        assertThatThrownBy(() -> picky.update(List.of(Orders.workflow(Map.of())), Terms.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);

        picky.request(CHECKOUT);
        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED);
    }

    private Action onlyWebhooks(RollbackSpec.ActionSpec spec) {
        if (spec instanceof RollbackSpec.SignedWebhook) {
            return action;
        }
        throw new IllegalArgumentException("unknown name");
    }

    @Test
    void afterItIsClosedNothingLeavesAndNothingIsTold() {
        action.thenHangs();
        rollbacks.request(CHECKOUT);

        rollbacks.close();
        rollbacks.request(order("d2", "cart"));
        action.wakesUpAndAnswers(new Delivered("200, late"));
        advance(3600);

        assertThat(action.attempts()).hasSize(1);
        assertThat(stages()).containsExactly(REQUESTED);
        assertThat(rollbacks.depth()).isZero();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void everyOutcomeOfAServiceIsThereAtZeroOnceOneIsRequested() {
        action.thenHangs();

        rollbacks.request(CHECKOUT);

        assertThat(List.of(counted("accepted"), counted("failed"), counted("withheld")))
                .containsOnly(0.0);
    }

    /** As Prometheus sees no increase in what begins at one. */
    @Test
    void everyOutcomeOfAServiceThatMayBeTakenBackIsThereAtZeroBeforeAnythingIsRequested() {
        rollbacks.expect(List.of("checkout"));

        assertThat(List.of(counted("accepted"), counted("failed"), counted("withheld"), counted("rejected")))
                .containsOnly(0.0);
    }

    @Test
    void whatIsCountedStaysCountedWhenItIsExpectedAgain() {
        rollbacks.request(CHECKOUT);
        rollbacks.expect(List.of("checkout"));

        assertThat(counted("accepted")).isEqualTo(1);
    }

    @Test
    void whatCannotBeWrittenDownIsNotRequestedAndSaysWhy() {
        book.close();

        rollbacks.request(CHECKOUT);
        advance(3600);

        assertThat(action.attempts()).isEmpty();
        assertThat(stages()).containsExactly(WITHHELD);
        assertThat(progress.getFirst().text()).contains("history cannot be written now");
    }

    @Test
    void whatIsOrderedAfterANewerVersionCameIsNotRequested() {
        rollbacks.deployed(Orders.after(CHECKOUT, "2.1"));

        rollbacks.request(CHECKOUT);

        assertThat(action.attempts()).isEmpty();
        assertThat(stages()).containsExactly(WITHHELD);
        assertThat(progress.getFirst().text()).contains("version 2.1 was deployed meanwhile");
    }

    @Test
    void whatIsOverWhileItIsWrittenDownIsNotRequested() {
        book.fallBehind();
        rollbacks.request(CHECKOUT);

        rollbacks.unneeded("d1", "version 2.1 was deployed meanwhile");
        book.catchUp();
        advance(1_200);

        assertThat(action.attempts()).isEmpty();
        assertThat(stages()).containsExactly(REQUESTED, FAILED);
        assertThat(progress.getLast().text()).contains("version 2.1 was deployed meanwhile");
        assertThat(rollbacks.depth()).isZero();
    }

    @Test
    void whatIsOverWhileARepetitionIsWrittenDownIsNotRequestedAgain() {
        action.thenIsBusy(1);
        rollbacks.request(CHECKOUT);
        book.fallBehind();
        advance(10);

        rollbacks.unneeded("d1", "version 2.1 was deployed meanwhile");
        book.catchUp();
        advance(1_200);

        assertThat(action.attempts()).hasSize(1);
        assertThat(stages()).containsExactly(REQUESTED, FAILED);
    }

    @Test
    void aRetryThatCannotBeWrittenDownWaitsUntilItCan() {
        action.thenIsBusy(1);
        rollbacks.request(CHECKOUT);
        book.close();
        advance(120);
        assertThat(action.attempts()).hasSize(1);

        book.open();
        advance(60);

        assertThat(action.attempts()).hasSize(2);
        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED);
    }
}
