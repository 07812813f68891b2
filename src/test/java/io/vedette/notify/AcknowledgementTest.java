package io.vedette.notify;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Recollection;
import io.vedette.fakes.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AcknowledgementTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Alert CHECKOUT = down("checkout", START);
    private static final Alert CART = down("cart", START);

    private final ScriptedReceiver slack = new ScriptedReceiver();
    private final SimulatedTime time = new SimulatedTime();
    private final RememberingOutbox outbox = new RememberingOutbox();
    private final Desk desk = life();

    private Desk life() {
        var together = route("oncall", Duration.ZERO, List.of(), List.of());
        return new Desk(7, time, outbox, together, new Integration("oncall", "slack", slack));
    }

    private Acknowledgement taken(Alert alert) {
        return new Acknowledgement(alert.episode(), time.instant(), " anna ", "on it");
    }

    private List<NotifyReason> told() {
        return slack.delivered().stream().map(Notice::reason).toList();
    }

    @Test
    void whatSomebodyHasTakenOverIsNotRepeated() {
        desk.tell(CHECKOUT);
        desk.notifications().acknowledge(taken(CHECKOUT));
        desk.advance(20 * 3600);

        assertThat(told()).containsExactly(NotifyReason.FIRST_NOTIFICATION);
    }

    @Test
    void whatIsGivenBackIsRepeatedAtOnceIfItIsOverdue() {
        desk.tell(CHECKOUT);
        desk.notifications().acknowledge(taken(CHECKOUT));
        desk.advance(5 * 3600);
        desk.notifications().unacknowledge(CHECKOUT.episode());
        desk.advance(1);

        assertThat(told()).containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.REPEAT_INTERVAL_ELAPSED);
    }

    @Test
    void itsEndIsToldAllTheSame() {
        desk.tell(CHECKOUT);
        desk.notifications().acknowledge(taken(CHECKOUT));
        desk.tell(desk.over(CHECKOUT));
        desk.advance(1);

        assertThat(told()).containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
    }

    @Test
    void theNextMessageSaysWhoHasTakenItOver() {
        desk.tell(CHECKOUT);
        desk.notifications().acknowledge(taken(CHECKOUT));
        desk.tell(CART);
        desk.advance(301);

        Notice next = slack.delivered().getLast();
        assertThat(Wording.when(CHECKOUT, next)).endsWith(", acknowledged by anna: on it");
        assertThat(Wording.when(CART, next)).doesNotContain("acknowledged");
    }

    @Test
    void anotherAlertOfTheGroupIsRepeatedAsEver() {
        desk.tell(CHECKOUT);
        desk.tell(CART);
        desk.notifications().acknowledge(taken(CHECKOUT));
        desk.advance(5 * 3600);

        assertThat(told()).endsWith(NotifyReason.REPEAT_INTERVAL_ELAPSED);
    }

    @Test
    void itEndsWithTheEpisode() {
        desk.tell(CHECKOUT);
        desk.notifications().acknowledge(taken(CHECKOUT));
        desk.tell(desk.over(CHECKOUT));
        desk.advance(1);

        assertThat(desk.notifications().acknowledgements().of(CHECKOUT.episode()))
                .isEmpty();
        assertThat(desk.notifications().firing(CHECKOUT.episode())).isEmpty();
    }

    @Test
    void whatDoesNotFireCannotBeTakenOver() {
        desk.notifications().acknowledge(taken(CHECKOUT));

        assertThat(desk.notifications().acknowledgements().of(CHECKOUT.episode()))
                .isEmpty();
    }

    @Test
    void itSurvivesAReloadThatSortsTheAlertElsewhere() {
        desk.tell(CHECKOUT);
        desk.notifications().acknowledge(taken(CHECKOUT));
        desk.notifications().update(route("oncall"), List.of(new Integration("oncall", "slack", slack)));
        desk.advance(20 * 3600);

        assertThat(told()).containsExactly(NotifyReason.FIRST_NOTIFICATION);
    }

    @Test
    void itSurvivesARestart() {
        desk.tell(CHECKOUT);
        desk.notifications().close();

        Desk next = life();
        next.notifications()
                .recall(new Recollection(
                        List.of(CHECKOUT),
                        outbox.with(CHECKOUT).correspondence(),
                        List.of(taken(CHECKOUT)),
                        List.of()));
        next.notifications().seen("checkout");
        next.advance(20 * 3600);

        assertThat(told()).containsExactly(NotifyReason.FIRST_NOTIFICATION);
    }
}
