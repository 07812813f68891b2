package io.vedette.notify;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.fakes.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is told when a receiver cannot be. */
final class FallbackTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Alert CHECKOUT = down("checkout", START);

    private final ScriptedReceiver slack = new ScriptedReceiver();
    private final ScriptedReceiver sms = new ScriptedReceiver();
    private final SimulatedTime time = new SimulatedTime();
    private final RememberingOutbox outbox = new RememberingOutbox();
    private final Desk desk = life();

    private static Integration way(String receiver, String kind, Receiver sender, @Nullable String fallback) {
        return new Integration(receiver, kind, sender, Duration.ZERO, fallback);
    }

    private List<Integration> integrations() {
        return List.of(way("oncall", "slack", slack, "lead"), way("lead", "twilio", sms, null));
    }

    private Desk life() {
        return new Desk(7, time, outbox, route("oncall"), integrations().toArray(Integration[]::new));
    }

    private static List<NotifyReason> reasons(ScriptedReceiver receiver) {
        return receiver.delivered().stream().map(Notice::reason).toList();
    }

    @Test
    void whatIsRefusedTheFallbackIsToldSayingWhy() {
        slack.thenRefuses();
        desk.tell(CHECKOUT);
        desk.advance(1);

        assertThat(sms.delivered()).singleElement().satisfies(notice -> {
            assertThat(notice.firing()).containsExactly(CHECKOUT);
            assertThat(notice.receiver()).isEqualTo("lead");
            assertThat(notice.followUp().because()).isEqualTo("oncall could not be told by slack: 404 no_service");
        });
    }

    @Test
    void theEndFollowsToTheFallbackAndToNobodyWhoKnowsNothing() {
        slack.thenRefuses();
        desk.tell(CHECKOUT);
        desk.advance(1);
        desk.tell(desk.over(CHECKOUT));
        desk.advance(1);

        assertThat(reasons(sms)).containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
        assertThat(slack.delivered()).isEmpty();
    }

    @Test
    void whatWaitsForFiveMinutesGoesToTheFallbackAndToTheReceiverOnceItWorks() {
        slack.thenIsBusy(15);
        desk.tell(CHECKOUT);
        desk.advance(299);
        assertThat(sms.delivered()).isEmpty();
        desk.advance(2);
        assertThat(reasons(sms)).containsExactly(NotifyReason.FIRST_NOTIFICATION);
        desk.advance(1_200);
        desk.tell(desk.over(CHECKOUT));
        desk.advance(120);

        assertThat(reasons(slack)).containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
        assertThat(reasons(sms)).containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
    }

    @Test
    void whatComesWhileAReceiverIsDeadGoesToTheFallbackAtOnce() {
        slack.thenIsBusy(1_000);
        desk.tell(CHECKOUT);
        desk.advance(400);
        desk.tell(down("cart", desk.time.instant()));
        desk.advance(1);

        assertThat(sms.delivered()).hasSize(2);
    }

    @Test
    void whatWaitsInOneMessageIsHandedOverInOne() {
        var together = new Desk(
                7,
                time,
                outbox,
                route("oncall", Duration.ZERO, List.of(), List.of()),
                integrations().toArray(Integration[]::new));
        slack.thenIsBusy(1_000);
        together.tell(CHECKOUT);
        together.tell(down("cart", START));
        together.advance(301);

        assertThat(sms.delivered()).singleElement().satisfies(notice -> assertThat(notice.firing())
                .hasSize(2));
    }

    @Test
    void whatSomebodyTakesCareOfTheFallbackIsNotToldOf() {
        slack.thenIsBusy(1_000);
        desk.tell(CHECKOUT);
        desk.notifications().acknowledge(new Acknowledgement(CHECKOUT.episode(), START, "anna", ""));
        desk.advance(600);

        assertThat(sms.delivered()).isEmpty();
    }

    @Test
    void withoutAFallbackNobodyElseIsTold() {
        desk.notifications()
                .update(
                        route("oncall"),
                        List.of(
                                way("oncall", "slack", slack, null),
                                integrations().get(1)));
        slack.thenRefuses();
        desk.tell(CHECKOUT);
        desk.advance(10);

        assertThat(sms.delivered()).isEmpty();
    }

    @Test
    void aReloadThatTakesTheFallbackFromItsReceiverLeavesItWhatItWasTold() {
        slack.thenRefuses();
        desk.tell(CHECKOUT);
        desk.advance(1);
        desk.notifications()
                .update(
                        route("oncall"),
                        List.of(
                                way("oncall", "slack", slack, null),
                                integrations().get(1)));
        desk.advance(60);
        desk.tell(desk.over(CHECKOUT));
        desk.advance(1);

        assertThat(reasons(sms)).containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
    }

    @Test
    void aFallbackThatAReloadRemovesIsToldTheEndAllTheSame() {
        slack.thenRefuses();
        desk.tell(CHECKOUT);
        desk.advance(1);
        desk.notifications().update(route("oncall"), List.of(way("oncall", "slack", slack, null)));
        desk.tell(desk.over(CHECKOUT));
        desk.advance(1);

        assertThat(reasons(sms)).containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
    }

    @Test
    void anotherFallbackIsToldWhenTheFirstIsRemovedBeforeItCouldBe() {
        var pager = new ScriptedReceiver();
        slack.thenIsBusy(1_000);
        sms.thenIsBusy(1_000);
        desk.tell(CHECKOUT);
        desk.advance(400);
        desk.notifications()
                .update(
                        route("oncall"),
                        List.of(way("oncall", "slack", slack, "boss"), way("boss", "pagerduty", pager, null)));
        desk.advance(1);

        assertThat(reasons(pager)).containsExactly(NotifyReason.FIRST_NOTIFICATION);
    }

    @Test
    void aReceiverThatIsRemovedLeavesTheFallbackWhatItHandedOver() {
        slack.thenRefuses();
        desk.tell(CHECKOUT);
        desk.advance(1);
        desk.notifications().update(route("lead"), List.of(way("lead", "twilio", sms, null)));
        desk.advance(60);
        desk.tell(desk.over(CHECKOUT));
        desk.advance(1);

        assertThat(reasons(sms)).containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
        assertThat(desk.time.waiting()).isZero();
    }

    @Test
    void twoThatStandInForEachOtherAndBothFailDoNotCallEachOtherForEver() {
        var circle = List.of(way("oncall", "slack", slack, "lead"), way("lead", "twilio", sms, "oncall"));
        desk.notifications().update(route("oncall"), circle);
        slack.thenIsBusy(10_000);
        sms.thenIsBusy(10_000);
        desk.tell(CHECKOUT);
        desk.advance(86_400);

        assertThat(outbox.summons).hasSize(1);
    }

    @Test
    void whatWasHandedOverSurvivesARestart() {
        slack.thenRefuses();
        desk.tell(CHECKOUT);
        desk.advance(1);
        desk.notifications().close();

        Desk next = life();
        next.notifications().recall(outbox.with(CHECKOUT));
        next.notifications().seen("checkout");
        next.advance(5 * 3_600);
        next.tell(next.over(CHECKOUT));
        next.advance(1);

        assertThat(reasons(sms))
                .containsExactly(
                        NotifyReason.FIRST_NOTIFICATION,
                        NotifyReason.REPEAT_INTERVAL_ELAPSED,
                        NotifyReason.ALL_RESOLVED);
        assertThat(sms.delivered().get(1).followUp().because()).startsWith("oncall could not be told");
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void aReceiverThatFailedForMinutesBeforeARestartHandsOverAtItsNextFailure() {
        slack.thenIsBusy(1_000);
        desk.tell(CHECKOUT);
        desk.advance(200);
        desk.notifications().close();
        time.advance(Duration.ofSeconds(200));

        Desk next = life();
        next.notifications().recall(outbox.with(CHECKOUT));
        next.notifications().seen("checkout");
        next.advance(2);

        assertThat(reasons(sms)).containsExactly(NotifyReason.FIRST_NOTIFICATION);
    }

    @Test
    void aReceiverThatFailsIsAnAlertUntilItTakesSomethingAgain() {
        slack.thenIsBusy(15);
        desk.tell(CHECKOUT);
        desk.advance(290);
        assertThat(desk.raised).isEmpty();
        assertThat(up("oncall")).isOne();
        desk.advance(20);
        assertThat(desk.raised).singleElement().satisfies(alert -> {
            assertThat(alert.name()).isEqualTo("ReceiverFailing");
            assertThat(alert.labels().value("receiver")).isEqualTo("oncall");
        });
        assertThat(up("oncall")).isZero();
        desk.advance(1_200);

        assertThat(desk.raised).hasSize(2);
        assertThat(desk.raised.getLast().firing()).isFalse();
        assertThat(up("oncall")).isOne();
    }

    @Test
    void aReceiverThatAReloadRemovedRaisesNoAlertThatNobodyWouldEnd() {
        desk.tell(CHECKOUT);
        desk.advance(1);
        slack.thenIsBusy(10_000);
        desk.notifications().update(route("lead"), List.of(way("lead", "twilio", sms, null)));
        desk.tell(desk.over(CHECKOUT));
        desk.advance(2 * 86_400);

        assertThat(slack.attempts()).hasSizeGreaterThan(100);
        assertThat(desk.raised).isEmpty();
        assertThat(desk.meters.find("vedette.receiver.up").gauges()).hasSize(1);
    }

    @Test
    void aReceiverThatAReloadBringsBackIsAnAlertAgainWhenItFails() {
        desk.tell(CHECKOUT);
        desk.advance(1);
        desk.notifications().update(route("lead"), List.of(way("lead", "twilio", sms, null)));
        desk.notifications().update(route("oncall"), integrations());
        slack.thenRefuses();
        desk.tell(down("cart", desk.time.instant()));
        desk.advance(1);

        assertThat(desk.raised).hasSize(1);
    }

    private double up(String receiver) {
        return desk.meters
                .get("vedette.receiver.up")
                .tag("receiver", receiver)
                .gauge()
                .value();
    }

    @Test
    void aLostMessageIsAnAlertAtOnce() {
        slack.thenRefuses();
        desk.tell(CHECKOUT);
        desk.advance(1);

        assertThat(desk.raised).hasSize(1);
    }

    @Test
    void aReceiverThatRefusesSomeMessagesAndTakesOthersIsOneAlertUntilItHasLostNothingForAWhile() {
        for (int i = 0; i < 10; i++) {
            slack.thenRefuses().thenAnswers(new Delivered("ok"));
        }
        for (int i = 0; i < 20; i++) {
            desk.tell(down("service-" + i, time.instant()));
            desk.advance(60);
        }
        assertThat(desk.raised).extracting(Alert::firing).containsExactly(true);

        desk.advance(899 - 120);
        assertThat(desk.raised).hasSize(1);
        desk.advance(2);

        assertThat(desk.raised).extracting(Alert::firing).containsExactly(true, false);
        assertThat(up("oncall")).isOne();
    }

    @Test
    void aReceiverThatLostAMessageAndHasTakenNothingSinceIsAnAlertUntilItDoes() {
        slack.thenRefuses();
        desk.tell(CHECKOUT);
        desk.advance(1_800);
        assertThat(desk.raised).hasSize(1);

        desk.tell(down("cart", time.instant()));
        desk.advance(1);

        assertThat(desk.raised).extracting(Alert::firing).containsExactly(true, false);
    }

    @Test
    void aReceiverThatIsWellAndFailsAgainIsAnotherEpisode() {
        slack.thenRefuses().thenAnswers(new Delivered("ok"));
        List.of("cart", "checkout").forEach(service -> desk.tell(down(service, START)));
        desk.advance(901);
        slack.thenRefuses();
        desk.tell(down("login", time.instant()));
        desk.advance(1);

        assertThat(desk.raised).extracting(Alert::firing).containsExactly(true, false, true);
        assertThat(desk.raised.getLast().episode())
                .isNotEqualTo(desk.raised.getFirst().episode());
    }

    @Test
    void thatAReceiverFailsIsToldToAnotherAsWell() {
        desk.tellsOfReceivers = true;
        desk.notifications()
                .update(
                        route("oncall"),
                        List.of(
                                way("oncall", "slack", slack, null),
                                integrations().get(1)));
        slack.thenIsBusy(1_000);
        desk.tell(CHECKOUT);
        desk.advance(600);

        assertThat(sms.delivered()).singleElement().satisfies(notice -> assertThat(notice.firing())
                .extracting(Alert::name)
                .containsExactly("ReceiverFailing"));
    }
}
