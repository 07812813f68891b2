package io.vedette.rollback;

import static io.vedette.deployment.RollbackProgress.Stage.ACCEPTED;
import static io.vedette.deployment.RollbackProgress.Stage.FAILED;
import static io.vedette.deployment.RollbackProgress.Stage.REQUESTED;
import static io.vedette.deployment.RollbackProgress.Stage.WITHHELD;
import static io.vedette.rollback.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.deployment.Order;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.RollbackState;
import io.vedette.fakes.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the next life of the daemon makes of orders that the last one had begun. */
final class RollbacksAcrossLivesTest {
    private static final RollbackOrder CHECKOUT = order("d1", "checkout", "2.0", "1.9");

    private final SimulatedTime time = new SimulatedTime();
    private final Instant started = time.instant();
    private final ScriptedAction action = new ScriptedAction();
    private final List<RollbackProgress> progress = new ArrayList<>();
    private final RememberingBook book = new RememberingBook();
    private final Rollbacks rollbacks = rollbacks(Orders.free());

    private Rollbacks rollbacks(RollbackSpec... specs) {
        var surroundings = new Surroundings(time, time, new Random(7), _ -> {}, new SimpleMeterRegistry(), book);
        return new Rollbacks(List.of(specs), Terms.DEFAULT, _ -> action, progress::add, surroundings);
    }

    private void advance(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    private List<Stage> stages() {
        return progress.stream().map(RollbackProgress::stage).toList();
    }

    private Rollbacks nextLife() {
        var next = rollbacks(Orders.free());
        next.recall(book.states(), next::request);
        return next;
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
}
