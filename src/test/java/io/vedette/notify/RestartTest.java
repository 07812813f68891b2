package io.vedette.notify;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Recollection;
import io.vedette.alert.Route;
import io.vedette.delivery.Delivery;
import io.vedette.fakes.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RestartTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Alert CHECKOUT = down("checkout", START);
    private static final Alert CART = down("cart", START);

    private final SimulatedTime time = new SimulatedTime();
    private final RememberingOutbox outbox = new RememberingOutbox();
    private final ScriptedReceiver slack = new ScriptedReceiver();
    private final Desk before = life(route("oncall"));

    private Desk life(Route route) {
        return new Desk(
                7,
                time,
                outbox,
                route,
                new Integration("oncall", "slack", slack),
                new Integration("other", "slack", new ScriptedReceiver()));
    }

    /** The first life is killed, and another begins a minute later. */
    private Desk restarted(Alert... known) {
        return restarted(route("oncall"), outbox.with(known));
    }

    private Desk restarted(Route route, Recollection known) {
        before.notifications().close();
        time.advance(Duration.ofMinutes(1));
        Desk next = life(route);
        next.notifications().recall(known);
        return next;
    }

    @Test
    void thePageOfAnEarlierLifeIsClosedByThisOneInTheSameThread() {
        before.tell(CHECKOUT);

        Desk next = restarted(CHECKOUT);
        next.notifications().seen("checkout");
        next.tell(next.over(CHECKOUT));
        next.advance(3600);

        assertThat(slack.delivered())
                .extracting(Notice::reason)
                .containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
        assertThat(slack.delivered().getLast().thread())
                .isEqualTo(slack.delivered().getFirst().id());
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void whatAMessageIsFoundByIsKnownToLaterOnesInThisLifeAndTheNext() {
        slack.thenAnswers(new Delivery.Delivered("ok", "C1 17.1"));
        before.tell(CHECKOUT);

        Desk next = restarted(CHECKOUT);
        next.notifications().seen("checkout");
        next.tell(next.over(CHECKOUT));
        next.advance(1);

        assertThat(slack.attempts()).extracting(Notice::mark).containsExactly(null, "C1 17.1");
    }

    @Test
    void whatWasDeliveredIsNotToldAgainBeforeTheRepeatInterval() {
        before.tell(CHECKOUT);

        Desk next = restarted(CHECKOUT);
        next.notifications().seen("checkout");
        next.advance(4 * 3600 - 61);
        assertThat(slack.delivered()).hasSize(1);
        next.advance(2);

        assertThat(slack.delivered())
                .extracting(Notice::reason)
                .containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.REPEAT_INTERVAL_ELAPSED);
    }

    @Test
    void whatMayHaveArrivedIsToldAgainUnderTheSameIdAndInTheSameWords() {
        slack.thenHangs();
        before.tell(CHECKOUT);

        Desk next = restarted(CHECKOUT);
        next.notifications().seen("checkout");

        assertThat(slack.attempts()).hasSize(2);
        assertThat(slack.attempts().getLast()).isEqualTo(slack.attempts().getFirst());
    }

    @Test
    void whatCameMeanwhileMakesItAnotherMessage() {
        slack.thenHangs();
        before.tell(CHECKOUT);
        Alert second = down("checkout", START.plusSeconds(5));

        Desk next = restarted(CHECKOUT, second);
        next.notifications().seen("checkout");

        assertThat(slack.attempts().getLast().firing()).containsExactly(CHECKOUT, second);
        assertThat(slack.attempts().getLast().id())
                .isNotEqualTo(slack.attempts().getFirst().id());
    }

    @Test
    void nothingIsToldOfAServiceBeforeItIsSeenAndWhatHealedIsToldAsHealed() {
        slack.thenHangs();
        before.tell(CHECKOUT);

        Desk next = restarted(CHECKOUT);
        next.advance(10);
        assertThat(slack.attempts()).hasSize(1);
        next.tell(next.over(CHECKOUT));
        next.notifications().seen("checkout");
        next.advance(60);

        assertThat(slack.delivered()).singleElement().satisfies(notice -> assertThat(notice.reason())
                .isEqualTo(NotifyReason.ALL_RESOLVED));
    }

    @Test
    void anotherServiceIsToldOfAtOnce() {
        before.tell(CHECKOUT);

        Desk next = restarted(CHECKOUT);
        next.tell(CART);

        assertThat(slack.delivered().getLast().firing()).containsExactly(CART);
    }

    @Test
    void anEndThatWasNotToldAnyMoreIsToldAtOnce() {
        before.tell(CHECKOUT);

        restarted(CHECKOUT.resolvedAt(START.plusSeconds(30), "answers again"));

        assertThat(slack.delivered())
                .extracting(Notice::reason)
                .containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
    }

    @Test
    void anEndThatNobodyHasHeardTheBeginningOfIsNotTold() {
        restarted(CHECKOUT.resolvedAt(START.plusSeconds(30), "answers again"));

        assertThat(slack.attempts()).isEmpty();
    }

    @Test
    void anAlertThatNobodyWasToldOfIsTold() {
        Desk next = restarted(CHECKOUT);
        next.notifications().seen("checkout");

        assertThat(slack.delivered()).singleElement().satisfies(notice -> assertThat(notice.firing())
                .containsExactly(CHECKOUT));
    }

    @Test
    void whoWasToldStaysToldWhereTheTreeHasChangedMeanwhile() {
        before.tell(CHECKOUT);

        Desk next = restarted(route("other"), outbox.with(CHECKOUT));
        next.notifications().seen("checkout");
        next.tell(next.over(CHECKOUT));
        next.advance(3600);

        assertThat(slack.delivered())
                .extracting(Notice::reason)
                .containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
    }

    @Test
    void aReceiverThatIsNotConfiguredAnyMoreIsForgotten() {
        before.tell(CHECKOUT);
        before.notifications().close();

        var next = new Desk(7, time, outbox, route("new"), new Integration("new", "email", new ScriptedReceiver()));
        next.notifications().recall(outbox.with(CHECKOUT));

        assertThat(outbox.with().correspondence())
                .noneMatch(knew -> knew.integration().startsWith("oncall"));
    }

    @Test
    void aDeadlineGoesOnWhileTheProcessIsAway() {
        slack.thenIsBusy(10_000);
        before.tell(CHECKOUT);
        before.advance(1800);

        Desk next = restarted(CHECKOUT);
        next.notifications().seen("checkout");
        next.advance(1800);

        assertThat(next.counted("oncall", Outcome.EXPIRED)).isOne();
    }

    /** A receiver that knows ids would drop the new page for one that it has. */
    @Test
    void aPageThatBeginsWhileAnotherWayIsStillOwedTheLastEndHasAnIdOfItsOwn() {
        var mail = new ScriptedReceiver();
        var ways = List.of(new Integration("oncall", "slack", slack), new Integration("oncall", "email", mail));
        var together = route("oncall", Duration.ZERO, List.of(), List.of());
        var first = new Desk(7, time, outbox, together, ways.toArray(Integration[]::new));
        first.tell(CHECKOUT);
        first.advance(1);
        slack.thenIsBusy(1_000);
        Alert over = first.over(CHECKOUT);
        first.tell(over);
        first.advance(1);
        first.notifications().close();

        var next = new Desk(7, time, outbox, together, ways.toArray(Integration[]::new));
        next.notifications().recall(outbox.with(over));
        next.tell(CART);
        next.advance(1);

        assertThat(mail.delivered()).hasSize(3);
        assertThat(mail.delivered()).extracting(Notice::id).doesNotHaveDuplicates();
    }
}
