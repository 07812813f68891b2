package io.vedette.rollback;

import static io.vedette.deployment.RollbackProgress.Stage.ACCEPTED;
import static io.vedette.deployment.RollbackProgress.Stage.AWAITING_APPROVAL;
import static io.vedette.deployment.RollbackProgress.Stage.REQUESTED;
import static io.vedette.deployment.RollbackProgress.Stage.WITHHELD;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.deployment.Decision;
import io.vedette.deployment.Interlock;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.fakes.SimulatedTime;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ByHandTest {
    private static final RollbackOrder WISH = order(Mode.AUTOMATIC);

    private final SimulatedTime time = new SimulatedTime();
    private final ScriptedAction action = new ScriptedAction();
    private final List<RollbackProgress> progress = new ArrayList<>();
    private final RememberingBook book = new RememberingBook();
    private Rollbacks rollbacks = life();

    private static RollbackOrder order(Mode mode) {
        return new RollbackOrder(Orders.deployment("d1", "checkout", "2.0", "1.9"), "back", "why", mode);
    }

    private Rollbacks life() {
        return life(new Surroundings(time, time, new Random(7), _ -> {}, new SimpleMeterRegistry(), book));
    }

    private Rollbacks life(Surroundings surroundings) {
        return new Rollbacks(
                List.of(Orders.spec(Duration.ofMinutes(30), null)),
                Terms.DEFAULT,
                _ -> action,
                progress::add,
                surroundings);
    }

    private List<Stage> stages() {
        return progress.stream().map(RollbackProgress::stage).toList();
    }

    private Decision takeBack(RollbackOrder order, boolean overriding) {
        Future<Decision> decision = rollbacks.takeBack(order, "ann", overriding);
        assertThat(decision.succeeded()).isTrue();
        return decision.result();
    }

    @Test
    void whatAPersonAsksForIsRequestedOnceHoweverOftenItIsAskedForAndOrdered() {
        assertThat(takeBack(WISH, false)).isInstanceOf(Decision.Done.class);
        assertThat(takeBack(WISH, false))
                .matches(again -> again instanceof Decision.Done(var _, boolean before) && before);
        rollbacks.request(order(Mode.AUTOMATIC));

        assertThat(action.attempts()).hasSize(1);
        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED);
    }

    @Test
    void whatIsRequestedSaysWhereItsReportIsAlsoAfterARestart() {
        var seen = new Surroundings(
                time,
                time,
                new Random(7),
                _ -> {},
                new SimpleMeterRegistry(),
                book,
                URI.create("https://example.org/vedette/"));
        rollbacks = life(seen);
        action.thenIsBusy(1);
        takeBack(WISH, false);
        rollbacks.close();
        rollbacks = life(seen);
        rollbacks.recall(List.of(book.states().getFirst().of(WISH)), rollbacks::request);
        time.advance(Duration.ofMinutes(1));

        assertThat(action.attempts())
                .hasSize(2)
                .extracting(order -> ((RollbackOrder) order).report())
                .containsOnly(URI.create("https://example.org/vedette/deployments/d1"));
    }

    @Test
    void aRestartKnowsWhatWasRequestedByHand() {
        takeBack(WISH, false);
        rollbacks.close();
        rollbacks = life();
        rollbacks.recall(book.states(), rollbacks::request);

        takeBack(WISH, true);
        rollbacks.request(order(Mode.AUTOMATIC));

        assertThat(action.attempts()).hasSize(1);
    }

    @Test
    void whatWasOnlyObservedCanBeTakenBackByHand() {
        rollbacks.request(order(Mode.OBSERVE));

        takeBack(WISH, false);

        assertThat(stages()).containsExactly(WITHHELD, REQUESTED, ACCEPTED);
    }

    @Test
    void whatWaitsForAPersonIsAnsweredWithIt() {
        rollbacks.request(order(Mode.APPROVE));

        takeBack(WISH, false);

        assertThat(stages()).containsExactly(AWAITING_APPROVAL, REQUESTED, ACCEPTED);
        assertThat(book.states().getFirst().approval()).matches(given -> given != null && "ann".equals(given.by()));
        time.advance(Duration.ofHours(1));
        assertThat(action.attempts()).hasSize(1);
    }

    @Test
    void anInterlockHoldsItBackUnlessAPersonSetsItAside() {
        rollbacks.request(Orders.order("d0", "checkout"));

        assertThat(takeBack(WISH, false))
                .matches(held -> held instanceof Decision.Held(var by, var _) && by == Interlock.COOLDOWN);
        assertThat(action.attempts()).hasSize(1);

        takeBack(WISH, true);
        assertThat(action.attempts()).hasSize(2);
    }

    @Test
    void nobodySetsAsideWhatIsNoMatterOfJudgement() {
        rollbacks.deployed(Orders.after(WISH, "2.1"));
        var unknown =
                new RollbackOrder(Orders.deployment("d9", "shop", "2.0", "1.9"), "nowhere", "why", Mode.AUTOMATIC);

        assertThat(takeBack(WISH, true))
                .matches(held -> held instanceof Decision.Held(var by, var _) && by == Interlock.OVERTAKEN);
        assertThat(takeBack(unknown, true))
                .matches(held -> held instanceof Decision.Held(var by, var _) && by == Interlock.UNKNOWN_ACTION);
        assertThat(action.attempts()).isEmpty();
    }

    @Test
    void whatFailedIsNotRequestedASecondTime() {
        action.thenRefuses();
        takeBack(WISH, false);

        assertThat(takeBack(WISH, true)).isInstanceOf(Decision.Otherwise.class);
        assertThat(action.attempts()).hasSize(1);
    }

    @Test
    void whatCannotBeWrittenDownIsNotRequestedAndMayBeAskedForAgain() {
        book.close();
        assertThat(takeBack(WISH, false)).isInstanceOf(Decision.NotKept.class);
        assertThat(action.attempts()).isEmpty();

        book.open();
        assertThat(takeBack(WISH, false)).isInstanceOf(Decision.Done.class);
        assertThat(action.attempts()).hasSize(1);
    }
}
