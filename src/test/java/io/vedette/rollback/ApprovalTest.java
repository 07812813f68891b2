package io.vedette.rollback;

import static io.vedette.deployment.RollbackProgress.Stage.ACCEPTED;
import static io.vedette.deployment.RollbackProgress.Stage.AWAITING_APPROVAL;
import static io.vedette.deployment.RollbackProgress.Stage.REJECTED;
import static io.vedette.deployment.RollbackProgress.Stage.REQUESTED;
import static io.vedette.deployment.RollbackProgress.Stage.WITHHELD;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.deployment.Approval;
import io.vedette.deployment.Decision;
import io.vedette.deployment.Interlock;
import io.vedette.deployment.Mode;
import io.vedette.deployment.Order;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.RollbackState;
import io.vedette.fakes.SimulatedTime;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ApprovalTest {
    private static final RollbackOrder CHECKOUT = new RollbackOrder(
            Orders.deployment("d1", "checkout", "2.0", "1.9"), "back", "checkout is down", Mode.APPROVE);

    private final SimulatedTime time = new SimulatedTime();
    private final ScriptedAction action = new ScriptedAction();
    private final List<RollbackProgress> progress = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RememberingBook book = new RememberingBook();
    private Rollbacks rollbacks = life();

    private Rollbacks life() {
        return new Rollbacks(
                List.of(Orders.free()),
                Terms.DEFAULT,
                _ -> action,
                progress::add,
                new Surroundings(time, time, new Random(7), _ -> {}, meters, book));
    }

    private void nextLife() {
        rollbacks.close();
        rollbacks = life();
        rollbacks.recall(book.states(), rollbacks::request);
    }

    private List<Stage> stages() {
        return progress.stream().map(RollbackProgress::stage).toList();
    }

    private static Decision now(Future<Decision> decision) {
        assertThat(decision.succeeded()).isTrue();
        return decision.result();
    }

    private RollbackState state() {
        return rollbacks.states().getFirst();
    }

    @Test
    void nothingIsRequestedUntilAPersonApprovesAndTheMessageHasTheCommand() {
        rollbacks.request(CHECKOUT);
        time.advance(Duration.ofMinutes(29));

        assertThat(action.attempts()).isEmpty();
        assertThat(stages()).containsExactly(AWAITING_APPROVAL);
        assertThat(progress.getFirst().text())
                .isEqualTo(
                        "Rollback of version 2.0 to 1.9 by back waits for approval until 2026-03-02T12:30:00Z: checkout is down"
                                + " (checkout asks for approval). To approve: vedette deployments approve d1"
                                + " — to reject: vedette deployments reject d1");
        assertThat(meters.get("vedette.rollbacks.awaiting.approval").gauge().value())
                .isEqualTo(1);
    }

    @Test
    void whoApprovedIsRecordedAndTheRollbackIsRequestedOnce() {
        rollbacks.request(CHECKOUT);
        time.advance(Duration.ofMinutes(3));

        Decision decision = now(rollbacks.approve("d1", "ann"));

        assertThat(decision).isInstanceOf(Decision.Done.class);
        assertThat(action.attempts()).hasSize(1);
        assertThat(stages()).containsExactly(AWAITING_APPROVAL, REQUESTED, ACCEPTED);
        assertThat(book.states().getFirst().approval())
                .isEqualTo(Approval.asked(time.instant().plus(Duration.ofMinutes(27)))
                        .given("ann", time.instant()));
    }

    @Test
    void theFirstWordCounts() {
        rollbacks.request(CHECKOUT);

        rollbacks.approve("d1", "ann");
        Decision again = now(rollbacks.approve("d1", "bob"));
        Decision against = now(rollbacks.reject("d1", "bob"));

        assertThat(again).isEqualTo(new Decision.Done(state(), true));
        assertThat(against).isEqualTo(new Decision.Otherwise(state()));
        assertThat(action.attempts()).hasSize(1);
    }

    @Test
    void whatIsRejectedIsNeverRequested() {
        rollbacks.request(CHECKOUT);

        rollbacks.reject("d1", "ann");
        Decision late = now(rollbacks.approve("d1", "bob"));
        rollbacks.request(CHECKOUT);
        time.advance(Duration.ofHours(2));

        assertThat(late).isInstanceOf(Decision.Otherwise.class);
        assertThat(action.attempts()).isEmpty();
        assertThat(stages()).containsExactly(AWAITING_APPROVAL, REJECTED);
        assertThat(progress.getLast().text()).isEqualTo("Rollback of version 2.0 rejected by ann");
    }

    @Test
    void afterHalfAnHourItIsTooLateAndSomebodyIsToldWhatToDo() {
        rollbacks.request(CHECKOUT);
        time.advance(Duration.ofMinutes(30));

        assertThat(stages()).containsExactly(AWAITING_APPROVAL, WITHHELD);
        assertThat(progress.getLast().text())
                .isEqualTo("Rollback of version 2.0 withheld: nobody approved it until 2026-03-02T12:30:00Z."
                        + " Why it was wanted: checkout is down. What to do: take it back by hand, if it is still bad");
        assertThat(now(rollbacks.approve("d1", "ann"))).isEqualTo(new Decision.Otherwise(state()));
        assertThat(time.waiting()).isZero();
    }

    @Test
    void aRestartGoesOnWaitingForTheRestOfTheTime() {
        rollbacks.request(CHECKOUT);
        time.advance(Duration.ofMinutes(10));
        nextLife();
        time.advance(Duration.ofMinutes(19));
        assertThat(stages()).doesNotContain(WITHHELD);
        nextLife();

        rollbacks.approve("d1", "ann");

        assertThat(action.attempts()).hasSize(1);
        assertThat(stages()).endsWith(REQUESTED, ACCEPTED);
    }

    @Test
    void anApprovalThatRanOutWhileVedetteWasAwayIsTooLate() {
        rollbacks.request(CHECKOUT);
        rollbacks.close();
        time.advance(Duration.ofMinutes(31));

        nextLife();

        assertThat(now(rollbacks.approve("d1", "ann"))).isInstanceOf(Decision.Otherwise.class);
        assertThat(stages()).endsWith(WITHHELD);
        assertThat(state().news()).extracting(RollbackState.News::heldBy).isEqualTo(Interlock.NOT_APPROVED);
    }

    @Test
    void whatASecondLifeFindsApprovedAndCutOffIsRepeatedUnderItsId() {
        action.thenHangs();
        rollbacks.request(CHECKOUT);
        rollbacks.approve("d1", "ann");

        nextLife();
        time.advance(Duration.ofMinutes(1));

        assertThat(action.attempts()).hasSize(2).extracting(Order::requestId).containsOnly("rollback-d1");
        assertThat(state().approval()).extracting(Approval::by).isEqualTo("ann");
    }

    @Test
    void aWordThatCannotBeWrittenDownIsAskedForAgain() {
        rollbacks.request(CHECKOUT);
        book.close();
        assertThat(now(rollbacks.approve("d1", "ann"))).isInstanceOf(Decision.NotKept.class);
        assertThat(now(rollbacks.reject("d1", "ann"))).isInstanceOf(Decision.NotKept.class);
        assertThat(action.attempts()).isEmpty();

        book.open();

        assertThat(now(rollbacks.approve("d1", "ann"))).isInstanceOf(Decision.Done.class);
        assertThat(action.attempts()).hasSize(1);
    }

    @Test
    void nobodyIsAskedAnyMoreOnceANewerVersionCame() {
        rollbacks.request(CHECKOUT);

        rollbacks.deployed(Orders.after(CHECKOUT, "2.1"));

        assertThat(stages()).containsExactly(AWAITING_APPROVAL, WITHHELD);
        assertThat(state().news()).extracting(RollbackState.News::heldBy).isEqualTo(Interlock.OVERTAKEN);
        assertThat(now(rollbacks.approve("d1", "ann"))).isInstanceOf(Decision.Otherwise.class);
        assertThat(action.attempts()).isEmpty();
    }

    @Test
    void aBusyPlatformIsNotAskedAgainOnceANewerVersionCame() {
        action.thenIsBusy(100);
        rollbacks.request(CHECKOUT);
        rollbacks.approve("d1", "ann");

        rollbacks.deployed(Orders.after(CHECKOUT, "2.1"));
        time.advance(Duration.ofMinutes(20));

        assertThat(action.attempts()).hasSize(1);
        assertThat(progress.getLast().text()).contains("given up").contains("version 2.1 was deployed meanwhile");
    }

    @Test
    void aNewerVersionThatCameWhileItWasWrittenDownThatAPersonIsAskedIsTheLastThatIsSaid() {
        book.fallBehind();
        rollbacks.request(CHECKOUT);

        rollbacks.deployed(Orders.after(CHECKOUT, "2.1"));
        book.catchUp();

        assertThat(stages()).containsExactly(WITHHELD);
    }

    @Test
    void aWordThatCannotBeWrittenDownIsNotAskedForAgainOnceANewerVersionCame() {
        rollbacks.request(CHECKOUT);
        book.fallBehind();
        rollbacks.approve("d1", "ann");

        rollbacks.deployed(Orders.after(CHECKOUT, "2.1"));
        book.close();
        book.catchUp();
        book.open();

        assertThat(now(rollbacks.approve("d1", "ann"))).isInstanceOf(Decision.Otherwise.class);
        assertThat(action.attempts()).isEmpty();
        assertThat(state().news()).extracting(RollbackState.News::heldBy).isEqualTo(Interlock.OVERTAKEN);
    }

    @Test
    void aRestartAsksNobodyForAVersionThatANewerOneTookThePlaceOf() {
        rollbacks.request(CHECKOUT);
        rollbacks.close();
        rollbacks = life();
        rollbacks.deployed(Orders.after(CHECKOUT, "2.1"));

        rollbacks.recall(book.states(), rollbacks::request);

        assertThat(now(rollbacks.approve("d1", "ann"))).isInstanceOf(Decision.Otherwise.class);
        assertThat(action.attempts()).isEmpty();
        assertThat(state().news()).extracting(RollbackState.News::heldBy).isEqualTo(Interlock.OVERTAKEN);
    }

    @Test
    void aWordAfterTheTimeIsOverIsTooLateEvenIfNobodyHadTimeToSaySo() {
        rollbacks.request(CHECKOUT);
        time.stall(Duration.ofHours(2));

        assertThat(now(rollbacks.approve("d1", "ann"))).isEqualTo(new Decision.Otherwise(state()));

        assertThat(action.attempts()).isEmpty();
        assertThat(stages()).containsExactly(AWAITING_APPROVAL, WITHHELD);
        assertThat(state().news()).extracting(RollbackState.News::heldBy).isEqualTo(Interlock.NOT_APPROVED);
    }

    @Test
    void aDeploymentThatNobodyKnowsCannotBeApproved() {
        assertThat(now(rollbacks.approve("nothing", "ann"))).isEqualTo(new Decision.Unknown());
    }
}
