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
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.deployment.Order;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.RollbackState;
import io.vedette.fakes.SimulatedTime;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RollbacksTest {
    private static final RollbackOrder CHECKOUT = order("d1", "checkout", "2.0", "1.9");

    private final SimulatedTime time = new SimulatedTime();
    private final Instant started = time.instant();
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
    void whatWasCutOffIsNotRepeatedOnceANewerVersionCame() {
        action.thenHangs();
        rollbacks.request(CHECKOUT);
        rollbacks.close();
        var next = rollbacks(Orders.free());
        next.deployed(Orders.after(CHECKOUT, "2.1"));

        next.recall(book.states(), next::request);
        advance(3600);

        assertThat(action.attempts()).hasSize(1);
        assertThat(stages()).containsExactly(REQUESTED, FAILED);
        assertThat(progress.getLast().text()).contains("version 2.1 was deployed meanwhile");
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

    @Test
    void anotherLifeDoesNotRequestAgainWhatThisOneRequested() {
        rollbacks.request(CHECKOUT);

        var next = nextLife();
        next.request(CHECKOUT);
        advance(3600);

        assertThat(action.attempts()).hasSize(1);
    }

    @Test
    void anAttemptThatWasCutOffIsRepeatedUnderItsIdByTheNextLife() {
        action.thenHangs();
        rollbacks.request(CHECKOUT);
        rollbacks.close();

        nextLife();
        advance(60);

        assertThat(action.attempts()).hasSize(2).extracting(Order::requestId).containsOnly("rollback-d1");
        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED);
    }

    @Test
    void theNextLifeSaysThatItWasPerhapsAskedForBefore() {
        action.thenIsBusy(1);
        rollbacks.request(CHECKOUT);
        assertThat(action.askedBefore()).isEmpty();
        rollbacks.close();

        nextLife();
        advance(60);

        assertThat(action.askedBefore()).containsExactly(CHECKOUT);
        assertThat(action.attempts()).hasSize(2);
    }

    @Test
    void anAttemptThatWasCutOffAndMustNotBeRepeatedFails() {
        action.mustNotBeRepeated().thenHangs();
        rollbacks.request(CHECKOUT);
        rollbacks.close();

        nextLife();
        advance(3600);

        assertThat(action.attempts()).hasSize(1);
        assertThat(stages()).containsExactly(REQUESTED, FAILED);
    }

    @Test
    void theNextLifeGoesOnForTheRestOfTheTenMinutesAndNoLonger() {
        action.thenIsBusy(1000);
        rollbacks.request(CHECKOUT);
        advance(300);
        rollbacks.close();
        advance(100);

        nextLife();
        advance(3600);

        assertThat(stages()).containsExactly(REQUESTED, FAILED);
        assertThat(Duration.between(started, progress.getLast().at())).isLessThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void anOrderWhoseInterlocksWereNotAskedYetIsRequestedByTheNextLife() {
        book.keep(RollbackState.ordered(CHECKOUT, time.instant()));
        advance(30);

        nextLife();

        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED);
    }

    @Test
    void anOrderOfTooLongAgoIsNotRequested() {
        book.keep(RollbackState.ordered(CHECKOUT, time.instant()));
        advance(601);

        nextLife();

        assertThat(action.attempts()).isEmpty();
        assertThat(stages()).containsExactly(WITHHELD);
    }

    @Test
    void aRollbackWhoseActionIsNotConfiguredAnyMoreFails() {
        action.thenIsBusy(1000);
        rollbacks.request(CHECKOUT);
        rollbacks.close();

        rollbacks().recall(book.states(), _ -> {});
        advance(60);

        assertThat(stages()).containsExactly(REQUESTED, FAILED);
        assertThat(progress.getLast().text()).contains("no rollback named back is configured any more");
    }

    @Test
    void whatWasWithheldBecauseNothingCouldBeSeenIsNotRequestedAfterARestartEither() {
        rollbacks.blind(CHECKOUT);
        rollbacks.close();
        nextLife();
        advance(60);

        assertThat(action.attempts()).isEmpty();
        assertThat(stages()).contains(WITHHELD);
        assertThat(progress.getLast().text()).contains("our own network is the suspect");
    }

    @Test
    void anOrderThatTheNextLifeCannotSeeAnyReasonForIsWithheldForGood() {
        book.keep(RollbackState.ordered(CHECKOUT, time.instant()));
        var next = rollbacks(Orders.free());

        next.recall(book.states(), next::blind);

        assertThat(action.attempts()).isEmpty();
        assertThat(stages()).containsExactly(WITHHELD);
        assertThat(book.states().getFirst().stage()).isEqualTo(WITHHELD);
    }

    private Rollbacks nextLife() {
        var next = rollbacks(Orders.free());
        next.recall(book.states(), next::request);
        return next;
    }
}
