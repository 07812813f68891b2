package io.vedette.notify;

import static io.vedette.alert.NotifyReason.ALL_RESOLVED;
import static io.vedette.alert.NotifyReason.FIRST_NOTIFICATION;
import static io.vedette.alert.NotifyReason.NEW_ALERTS;
import static io.vedette.alert.NotifyReason.SOME_RESOLVED;
import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.alert.Route;
import io.vedette.fakes.SwitchedHold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The wishes of Alertmanager's users that concern silences, mutes and inhibition, granted. */
final class HoldTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Alert CHECKOUT = down("checkout", START);
    private static final Alert CART = down("cart", START);
    private static final Route TOGETHER = route("oncall", Duration.ofSeconds(30), List.of(), List.of());

    private final SwitchedHold hold = new SwitchedHold();
    private final ScriptedReceiver slack = new ScriptedReceiver();
    private final Desk desk = desk(route("oncall"));

    private Desk desk(Route route) {
        return new Desk(hold, route, new Integration("oncall", "slack", slack));
    }

    private void letGo(Desk there, String service) {
        hold.letGo(service);
        there.notifications().holdsChanged();
        there.advance(1);
    }

    @Test
    void whatIsHeldIsNotTold() {
        hold.hold("checkout");
        desk.tell(CHECKOUT);
        desk.advance(90_000);

        assertThat(slack.attempts()).isEmpty();
    }

    @Test
    void theEndOfWhatWasToldIsToldThroughAHold() {
        desk.tell(CHECKOUT);
        hold.hold("checkout");
        desk.advance(60);
        desk.tell(desk.over(CHECKOUT));
        desk.advance(60);

        assertThat(slack.delivered()).extracting(Notice::reason).containsExactly(FIRST_NOTIFICATION, ALL_RESOLVED);
    }

    @Test
    void whatWasHeldFromBeginningToEndIsNeverMentioned() {
        hold.hold("checkout");
        desk.tell(CHECKOUT);
        desk.tell(desk.over(CHECKOUT));
        letGo(desk, "checkout");
        desk.advance(90_000);

        assertThat(slack.attempts()).isEmpty();
    }

    @Test
    void whatStillFiresWhenTheHoldIsLiftedIsToldAtOnce() {
        hold.hold("checkout");
        desk.tell(CHECKOUT);
        desk.advance(600);
        letGo(desk, "checkout");

        assertThat(slack.delivered()).extracting(Notice::reason).containsExactly(FIRST_NOTIFICATION);
        assertThat(slack.delivered().getFirst().at()).isBeforeOrEqualTo(START.plusSeconds(601));
    }

    @Test
    void whatStillFiresWhenTheHoldRunsOutIsToldAtThatInstant() {
        hold.hold("checkout", START.plusSeconds(7200));
        desk.tell(CHECKOUT);
        desk.advance(7199);
        assertThat(slack.attempts()).isEmpty();
        desk.advance(1);

        assertThat(slack.delivered()).singleElement().satisfies(notice -> assertThat(notice.at())
                .isEqualTo(START.plusSeconds(7200)));
    }

    @Test
    void theEndOfAHoldDoesNotWaitForTheGroupsInterval() {
        var there = desk(TOGETHER);
        hold.hold("cart");
        there.tell(CHECKOUT);
        there.tell(CART);
        there.advance(31);
        letGo(there, "cart");

        assertThat(slack.delivered()).extracting(Notice::reason).containsExactly(FIRST_NOTIFICATION, NEW_ALERTS);
        assertThat(slack.delivered().getFirst().firing()).containsExactly(CHECKOUT);
        assertThat(slack.delivered().getLast().firing()).containsExactly(CART, CHECKOUT);
    }

    @Test
    void whatWasToldBeforeTheHoldIsNotToldAgainWhenItEnds() {
        desk.tell(CHECKOUT);
        hold.hold("checkout");
        desk.advance(3600);
        letGo(desk, "checkout");

        assertThat(slack.delivered()).hasSize(1);
    }

    @Test
    void whatIsHeldIsNotRepeated() {
        desk.tell(CHECKOUT);
        hold.hold("checkout");
        desk.advance(3 * 4 * 3600);

        assertThat(slack.delivered()).hasSize(1);
    }

    @Test
    void theEndOfAnotherDoesNotMakeWhatIsHeldLookOver() {
        var there = desk(TOGETHER);
        there.tell(CHECKOUT);
        there.tell(CART);
        there.advance(30);
        hold.hold("checkout");
        there.tell(there.over(CART));
        there.advance(600);

        assertThat(slack.delivered()).extracting(Notice::reason).containsExactly(FIRST_NOTIFICATION, SOME_RESOLVED);
        assertThat(slack.delivered().getLast().firing()).containsExactly(CHECKOUT);
    }

    @Test
    void aHoldThatComesWhileTheMessageWaitsStopsIt() {
        slack.thenIsBusy(1);
        desk.tell(CHECKOUT);
        hold.hold("checkout");
        desk.advance(3600);

        assertThat(slack.delivered()).isEmpty();
        assertThat(desk.notifications().depth()).isZero();
    }

    @Test
    void aFiringThatMayHaveArrivedBeforeTheHoldIsFollowedByItsEnd() {
        slack.thenHangs();
        desk.tell(CHECKOUT);
        hold.hold("checkout");
        desk.advance(60);
        desk.tell(desk.over(CHECKOUT));
        desk.advance(60);

        assertThat(slack.delivered()).extracting(Notice::reason).containsExactly(ALL_RESOLVED);
    }
}
