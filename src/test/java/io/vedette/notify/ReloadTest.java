package io.vedette.notify;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Route;
import io.vedette.fakes.SimulatedTime;
import io.vedette.fakes.SwitchedHold;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a configuration that sorts alerts otherwise leaves of what was told before. */
final class ReloadTest {
    private static final Route TOGETHER = route("oncall", Duration.ZERO, List.of(), List.of());

    private final SimulatedTime time = new SimulatedTime();
    private final RememberingOutbox outbox = new RememberingOutbox();
    private final ScriptedReceiver slack = new ScriptedReceiver();
    private final Integration oncall = new Integration("oncall", "slack", slack);
    private final Alert checkout = down("checkout", time.instant());
    private final Desk desk = new Desk(7, time, outbox, route("oncall"), oncall);

    @Test
    void nothingIsLeftOfAGroupThatWasSortedOtherwise() {
        desk.tell(checkout);

        desk.notifications().update(TOGETHER, List.of(oncall));
        desk.tell(desk.over(checkout));
        desk.advance(600);

        assertThat(slack.delivered().getLast().reason()).isEqualTo(NotifyReason.ALL_RESOLVED);
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void aGroupThatGoesOnAsAnotherKeepsItsThreadSoThatTheIncidentThereIsClosed() {
        desk.tell(checkout);

        desk.notifications().update(TOGETHER, List.of(oncall));
        desk.advance(5 * 3600);
        desk.notifications().update(route("oncall"), List.of(oncall));
        desk.tell(desk.over(checkout));
        desk.advance(600);

        assertThat(slack.delivered())
                .extracting(Notice::reason)
                .containsExactly(
                        NotifyReason.FIRST_NOTIFICATION,
                        NotifyReason.REPEAT_INTERVAL_ELAPSED,
                        NotifyReason.ALL_RESOLVED);
        assertThat(slack.delivered()).extracting(Notice::thread).containsOnly(first());
        assertThat(slack.delivered()).extracting(Notice::id).doesNotHaveDuplicates();
    }

    private String first() {
        return slack.delivered().getFirst().id();
    }

    @Test
    void whatWasToldApartIsEndedApart() {
        Alert cart = down("cart", time.instant());
        desk.tell(checkout);
        desk.tell(cart);
        var threads = slack.delivered().stream().map(Notice::thread).toList();

        desk.notifications().update(TOGETHER, List.of(oncall));
        desk.tell(desk.over(checkout));
        desk.tell(desk.over(cart));
        desk.advance(600);

        assertThat(slack.delivered().stream().filter(Notice::allResolved).map(Notice::thread))
                .containsExactlyInAnyOrderElementsOf(threads);
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void whatWasToldTogetherIsEndedTogetherAndNotPagedAgain() {
        var torn = new Desk(7, time, outbox, TOGETHER, oncall);
        Alert cart = down("cart", time.instant());
        torn.tell(checkout);
        torn.advance(1);
        torn.tell(cart);
        torn.advance(600);
        int before = slack.delivered().size();

        torn.notifications().update(route("oncall"), List.of(oncall));
        torn.advance(600);
        assertThat(slack.delivered()).hasSize(before);
        torn.tell(torn.over(checkout));
        torn.tell(torn.over(cart));
        torn.advance(600);

        assertThat(slack.delivered()).extracting(Notice::thread).containsOnly(first());
        assertThat(slack.delivered().getLast().allResolved()).isTrue();
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void anAttemptUnderWayBelongsToTheGroupThatGoesOn() {
        slack.thenHangs();
        desk.tell(checkout);

        desk.notifications().update(TOGETHER, List.of(oncall));
        slack.wakesUpAndTakesIt();
        desk.advance(600);

        assertThat(slack.attempts()).hasSize(1);
    }

    @Test
    void nothingIsLeftOfAGroupThatWasSortedOtherwiseWhileVedetteWasAway() {
        desk.tell(checkout);
        desk.notifications().close();

        var next = new Desk(7, time, outbox, TOGETHER, oncall);
        next.notifications().recall(outbox.with(checkout));
        next.notifications().seen("checkout");
        next.tell(next.over(checkout));
        next.advance(600);

        assertThat(slack.delivered().getLast().reason()).isEqualTo(NotifyReason.ALL_RESOLVED);
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void whatComesBackIsAnotherIncidentThanThatOfItsCompanyOfOldAndHasOtherIds() {
        var hold = new SwitchedHold();
        var email = new Integration("office", "email", new ScriptedReceiver());
        var held = new Desk(7, time, outbox, hold, TOGETHER, oncall, email);
        hold.hold("cart");
        held.tell(down("cart", time.instant()));
        held.tell(checkout);
        held.tell(held.over(checkout));
        held.advance(600);

        held.notifications().update(route("office", Duration.ZERO, List.of(), List.of()), List.of(oncall, email));
        held.notifications().update(TOGETHER, List.of(oncall, email));
        hold.letGo("cart");
        held.notifications().holdsChanged();
        held.advance(600);

        assertThat(slack.delivered()).hasSize(3);
        assertThat(slack.delivered()).extracting(Notice::id).doesNotHaveDuplicates();
    }
}
