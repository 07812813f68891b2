package io.vedette.notify;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Severity;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NotificationsTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Alert CHECKOUT = down("checkout", START);
    private static final Alert CART = down("cart", START);

    private final ScriptedReceiver slack = new ScriptedReceiver();
    private final ScriptedReceiver email = new ScriptedReceiver();
    private final Desk desk = new Desk(route("oncall"), slack("oncall", slack), email("oncall", email));

    private static Integration slack(String receiver, Receiver sender) {
        return new Integration(receiver, "slack", sender);
    }

    private static Integration email(String receiver, Receiver sender) {
        return new Integration(receiver, "email", sender);
    }

    @Test
    void everyIntegrationIsToldOfTheFiringAndOfTheEndOnce() {
        desk.tell(CHECKOUT);
        desk.advance(250);
        desk.tell(desk.over(CHECKOUT));
        desk.advance(90_000);

        assertThat(List.of(slack, email)).allSatisfy(receiver -> assertThat(receiver.delivered())
                .extracting(Notice::reason)
                .containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED));
    }

    @Test
    void aCriticalAlertIsToldInTheSameInstant() {
        desk.tell(CHECKOUT);

        assertThat(slack.delivered()).singleElement().satisfies(notice -> assertThat(notice.at())
                .isEqualTo(START));
    }

    @Test
    void theTimelineOfTheServiceSaysWhoWasTold() {
        desk.tell(CHECKOUT);
        desk.advance(250);
        desk.tell(desk.over(CHECKOUT));
        desk.advance(1);

        assertThat(desk.events)
                .filteredOn(event -> event.text().contains("slack"))
                .extracting(Event::kind, Event::service, Event::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Event.Kind.NOTIFIED, "checkout", "Told oncall by slack: 🔴 checkout is down"),
                        org.assertj.core.groups.Tuple.tuple(
                                Event.Kind.NOTIFIED,
                                "checkout",
                                "Told oncall by slack: ✅ checkout is up again after 4 min 10 s"));
    }

    @Test
    void aReceiverThatHangsDelaysNoOther() {
        slack.thenHangs();

        desk.tell(CHECKOUT);
        desk.tell(CART);

        assertThat(slack.attempts()).hasSize(1);
        assertThat(email.delivered()).hasSize(2);
        assertThat(desk.notifications().depth()).isEqualTo(2);
    }

    @Test
    void anAttemptThatHangsIsAbandonedAndTriedAgainWithTheSameId() {
        slack.thenHangs();

        desk.tell(CHECKOUT);
        desk.advance(14);
        assertThat(slack.attempts()).hasSize(1);
        desk.advance(3);

        assertThat(slack.attempts()).hasSize(2);
        assertThat(slack.attempts())
                .extracting(Notice::id)
                .containsOnly(slack.attempts().getFirst().id());
    }

    @Test
    void theLateAnswerOfAnAbandonedAttemptIsIgnored() {
        slack.thenHangs().thenHangs();
        desk.tell(CHECKOUT);
        desk.advance(17);

        slack.wakesUpAndTakesIt();
        slack.wakesUpAndTakesIt();
        desk.advance(60);

        assertThat(desk.counted("oncall", Outcome.DELIVERED)).isEqualTo(2);
        assertThat(desk.notifications().depth()).isZero();
    }

    @Test
    void theWaitThatAReceiverAsksForIsKept() {
        slack.thenAsksFor(Duration.ofSeconds(30));

        desk.tell(CHECKOUT);
        desk.advance(29);
        assertThat(slack.attempts()).hasSize(1);
        desk.advance(1);

        assertThat(slack.delivered()).hasSize(1);
    }

    @Test
    void theWaitThatAReceiverAsksForHoldsForEveryGroup() {
        slack.thenAsksFor(Duration.ofSeconds(30));

        desk.tell(CHECKOUT);
        desk.tell(CART);
        desk.advance(29);

        assertThat(slack.attempts()).hasSize(1);
    }

    @Test
    void aFiringThatEndsBeforeAnyAttemptArrivedIsNeverTold() {
        slack.thenIsBusy(100);

        desk.tell(CHECKOUT);
        desk.advance(120);
        desk.tell(desk.over(CHECKOUT));
        int attempts = slack.attempts().size();
        desk.advance(7200);

        assertThat(slack.attempts()).hasSize(attempts);
        assertThat(desk.notifications().depth()).isZero();
        assertThat(desk.counted("oncall", Outcome.COLLAPSED)).isEqualTo(1);
        assertThat(email.delivered()).hasSize(2);
    }

    @Test
    void theEndOfAFiringThatMayHaveArrivedIsTold() {
        slack.thenTakesItButTheAnswerIsLost().thenAsksFor(Duration.ofSeconds(50));

        desk.tell(CHECKOUT);
        desk.advance(20);
        desk.tell(desk.over(CHECKOUT));
        desk.advance(60);

        assertThat(slack.delivered())
                .extracting(Notice::reason)
                .containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
    }

    @Test
    void anAlertThatEndsWhileItsFiringIsUnderWayIsToldTwiceInOrder() {
        slack.thenHangs();
        desk.tell(CHECKOUT);
        desk.tell(desk.over(CHECKOUT));

        slack.wakesUpAndTakesIt();
        desk.advance(1);

        assertThat(slack.attempts())
                .extracting(Notice::reason)
                .containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
    }

    @Test
    void aRefusalIsFinalLoudAndNotOwedItsEnd() {
        slack.thenRefuses();

        desk.tell(CHECKOUT);
        desk.advance(3600);
        desk.tell(desk.over(CHECKOUT));
        desk.advance(3600);

        assertThat(slack.attempts()).hasSize(1);
        assertThat(desk.counted("oncall", Outcome.REFUSED)).isEqualTo(1);
        assertThat(desk.events)
                .filteredOn(event -> event.kind() == Event.Kind.NOTIFY_FAILED)
                .singleElement()
                .satisfies(event -> assertThat(event.text())
                        .isEqualTo("Could not tell oncall by slack (refused: 404 no_service): 🔴 checkout is down"));
    }

    @Test
    void afterAnHourAFiringIsGivenUpAndTriedAgainAtTheRepeatInterval() {
        slack.thenIsBusy(1000);

        desk.tell(CHECKOUT);
        desk.advance(3700);
        int attempts = slack.attempts().size();
        assertThat(desk.counted("oncall", Outcome.EXPIRED)).isEqualTo(1);
        assertThat(desk.notifications().depth()).isZero();

        desk.advance(4 * 3600 - 200);
        assertThat(slack.attempts()).hasSize(attempts);
        desk.advance(300);
        assertThat(slack.attempts()).hasSizeGreaterThan(attempts);
    }

    @Test
    void theEndIsTriedThroughAnOutageOfHours() {
        desk.tell(CHECKOUT);
        desk.advance(60);
        slack.thenIsBusy(300);
        desk.tell(desk.over(CHECKOUT));

        desk.advance(20 * 3600);

        assertThat(slack.delivered()).extracting(Notice::reason).endsWith(NotifyReason.ALL_RESOLVED);
    }

    @Test
    void aMessageThatTheReceiverChokesOnLetsOthersPass() {
        slack.thenIsBusy(3);

        desk.tell(CHECKOUT);
        desk.tell(CART);
        desk.advance(60);

        assertThat(slack.attempts())
                .extracting(notice -> notice.group().value("service"))
                .containsExactly("checkout", "checkout", "checkout", "cart", "checkout");
    }

    @Test
    void aReceiverThatThrowsIsTriedAgainAndItsFaultIsCounted() {
        slack.thenThrows(new IllegalStateException("https://hooks.slack.com/services/T/B/secret"));

        desk.tell(CHECKOUT);
        desk.advance(60);

        assertThat(slack.delivered()).hasSize(1);
        assertThat(desk.counted("oncall", Outcome.DEFECT)).isEqualTo(1);
        assertThat(desk.events).noneMatch(event -> event.text().contains("secret"));
    }

    @Test
    void everyMessageHasItsOwnIdAndOneThreadHoldsTheIncident() {
        desk.tell(CHECKOUT);
        desk.advance(4 * 3600 + 1);
        desk.tell(desk.over(CHECKOUT));
        desk.advance(1);

        assertThat(slack.delivered())
                .extracting(Notice::reason)
                .containsExactly(
                        NotifyReason.FIRST_NOTIFICATION,
                        NotifyReason.REPEAT_INTERVAL_ELAPSED,
                        NotifyReason.ALL_RESOLVED);
        assertThat(slack.delivered()).extracting(Notice::id).doesNotHaveDuplicates();
        assertThat(slack.delivered())
                .extracting(Notice::thread)
                .containsOnly(slack.delivered().getFirst().id());
        assertThat(email.delivered().getFirst().id())
                .isNotEqualTo(slack.delivered().getFirst().id());
    }

    @Test
    void theNextIncidentOfAServiceIsAnotherThread() {
        desk.tell(CHECKOUT);
        desk.tell(desk.over(CHECKOUT));
        desk.advance(100);
        desk.tell(down("checkout", START.plusSeconds(100)));

        assertThat(slack.delivered()).extracting(Notice::thread).hasSize(3);
        assertThat(slack.delivered().get(2).thread())
                .isNotEqualTo(slack.delivered().get(1).thread());
    }

    @Test
    void aReloadThatChangesNothingTellsNothing() {
        desk.tell(CHECKOUT);

        desk.notifications()
                .update(route("oncall"), List.of(slack("oncall", new ScriptedReceiver()), email("oncall", email)));
        desk.advance(3600);

        assertThat(slack.attempts()).hasSize(1);
        assertThat(slack.closed()).isTrue();
        assertThat(email.attempts()).hasSize(1);
    }

    @Test
    void theEndIsToldAfterAReloadByTheReceiversNewAddress() {
        var moved = new ScriptedReceiver();
        desk.tell(CHECKOUT);

        desk.notifications().update(route("oncall"), List.of(slack("oncall", moved), email("oncall", email)));
        desk.tell(desk.over(CHECKOUT));
        desk.advance(1);

        assertThat(moved.delivered()).extracting(Notice::reason).containsExactly(NotifyReason.ALL_RESOLVED);
    }

    @Test
    void aReloadThatMendsAReceiverTriesAtOnce() {
        var mended = new ScriptedReceiver();
        slack.thenAsksFor(Duration.ofMinutes(30));
        desk.tell(CHECKOUT);

        desk.notifications().update(route("oncall"), List.of(slack("oncall", mended), email("oncall", email)));
        desk.advance(1);

        assertThat(mended.delivered()).hasSize(1);
    }

    @Test
    void anAttemptUnderWayEndsBeforeItsReceiverIsClosed() {
        slack.thenHangs();
        desk.tell(CHECKOUT);

        desk.notifications()
                .update(route("oncall"), List.of(slack("oncall", new ScriptedReceiver()), email("oncall", email)));
        desk.advance(1);
        assertThat(slack.closed()).isFalse();
        desk.advance(15);

        assertThat(slack.closed()).isTrue();
    }

    @Test
    void aReceiverThatIsGoneIsToldTheEndAndClosedThen() {
        var night = new ScriptedReceiver();
        desk.tell(CHECKOUT);

        desk.notifications().update(route("night"), List.of(slack("night", night)));
        desk.advance(1);
        assertThat(slack.closed()).isFalse();
        desk.tell(desk.over(CHECKOUT));
        desk.advance(1);

        assertThat(night.delivered())
                .extracting(Notice::reason)
                .containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
        assertThat(slack.delivered())
                .extracting(Notice::reason)
                .containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
        assertThat(slack.closed()).isTrue();
    }

    @Test
    void aReceiverThatIsGoneAndKnowsNothingIsClosedAtOnce() {
        desk.notifications().update(route("night"), List.of(slack("night", new ScriptedReceiver())));

        assertThat(slack.closed()).isTrue();
    }

    @Test
    void aBurstIsOneMessageWhenTheRouteWaitsForCompany() {
        var patient = new Desk(route("oncall", Duration.ofSeconds(30), List.of(), List.of()), slack("oncall", slack));

        for (int i = 0; i < 5000; i++) {
            patient.tell(down("service-" + i, Severity.WARNING, START));
        }
        patient.advance(3600);

        assertThat(slack.delivered()).singleElement().satisfies(notice -> assertThat(notice.firing())
                .hasSize(5000));
    }

    @Test
    void aRouteToAReceiverThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> desk.notifications().update(route("nobody"), List.of(slack("oncall", slack))))
                .hasMessageContaining("nobody");
    }

    @Test
    void whenEverythingIsOverNothingIsKept() {
        desk.tell(CHECKOUT);
        desk.tell(CART);
        desk.advance(10);
        desk.tell(desk.over(CHECKOUT));
        desk.tell(desk.over(CART));
        desk.advance(60);

        assertThat(desk.notifications().depth()).isZero();
        assertThat(desk.time.waiting()).isZero();
    }
}
