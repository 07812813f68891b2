package io.vedette.notify;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.Manner;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Route;
import io.vedette.fakes.SimulatedTime;
import io.vedette.fakes.SwitchedHold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told next when nobody takes care. */
final class EscalationTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Alert CHECKOUT = down("checkout", START);
    private static final Route ROUTE = route("oncall")
            .with(new Manner(List.of(
                    new Manner.Step(Duration.ofMinutes(15), "lead"), new Manner.Step(Duration.ofMinutes(30), "boss"))));

    private final ScriptedReceiver oncall = new ScriptedReceiver();
    private final ScriptedReceiver lead = new ScriptedReceiver();
    private final ScriptedReceiver boss = new ScriptedReceiver();
    private final SimulatedTime time = new SimulatedTime();
    private final RememberingOutbox outbox = new RememberingOutbox();
    private final SwitchedHold hold = new SwitchedHold();
    private final Desk desk = life();

    private Desk life() {
        return new Desk(
                7,
                time,
                outbox,
                hold,
                ROUTE,
                new Integration("oncall", "slack", oncall),
                new Integration("lead", "slack", lead),
                new Integration("boss", "slack", boss));
    }

    private static List<NotifyReason> reasons(ScriptedReceiver receiver) {
        return receiver.delivered().stream().map(Notice::reason).toList();
    }

    private static void takeOver(Desk desk) {
        desk.notifications().acknowledge(new Acknowledgement(CHECKOUT.episode(), START, "anna", ""));
    }

    @Test
    void whatNobodyAcknowledgesGoesToTheNextAndThenToTheNext() {
        desk.tell(CHECKOUT);
        desk.advance(899);
        assertThat(lead.delivered()).isEmpty();
        desk.advance(2);
        assertThat(lead.delivered()).singleElement().satisfies(notice -> assertThat(
                        notice.followUp().because())
                .isEqualTo("nobody acknowledged it within 15 min"));
        assertThat(boss.delivered()).isEmpty();
        desk.advance(900);

        assertThat(boss.delivered()).hasSize(1);
        assertThat(oncall.delivered()).hasSize(1);
    }

    @Test
    void theEndGoesToAllWhoWerePagedAndToNobodyElse() {
        desk.tell(CHECKOUT);
        desk.advance(1_000);
        desk.tell(desk.over(CHECKOUT));
        desk.advance(86_400);

        assertThat(reasons(oncall)).containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
        assertThat(reasons(lead)).containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
        assertThat(boss.attempts()).isEmpty();
        assertThat(desk.time.waiting()).isZero();
    }

    @Test
    void whatSomebodyAcknowledgesGoesNoFurther() {
        desk.tell(CHECKOUT);
        desk.advance(1_000);
        takeOver(desk);
        desk.advance(86_400);

        assertThat(lead.delivered()).hasSize(1);
        assertThat(boss.attempts()).isEmpty();
    }

    @Test
    void whatIsGivenBackGoesOnAtOnce() {
        desk.tell(CHECKOUT);
        takeOver(desk);
        desk.advance(1_000);
        desk.notifications().unacknowledge(CHECKOUT.episode());
        desk.advance(1);

        assertThat(lead.delivered()).hasSize(1);
    }

    @Test
    void whatIsSilencedIsNotEscalatedAndBeginsAnewWhenTheSilenceEnds() {
        desk.tell(CHECKOUT);
        desk.advance(600);
        hold.hold("checkout");
        desk.notifications().holdsChanged();
        desk.advance(3_600);
        hold.letGo("checkout");
        desk.notifications().holdsChanged();
        desk.advance(890);
        assertThat(lead.attempts()).isEmpty();
        desk.advance(20);

        assertThat(lead.delivered()).hasSize(1);
    }

    @Test
    void aReceiverThatCannotBeToldDoesNotKeepTheNextFromBeing() {
        oncall.thenIsBusy(10_000);
        desk.tell(CHECKOUT);
        desk.advance(901);
        assertThat(lead.delivered()).hasSize(1);
        desk.advance(900);

        assertThat(boss.delivered()).hasSize(1);
    }

    @Test
    void theTimeRunsOnWhileTheProcessIsDown() {
        desk.tell(CHECKOUT);
        desk.advance(600);
        desk.notifications().close();
        time.advance(Duration.ofMinutes(10));

        Desk next = life();
        next.notifications().recall(outbox.with(CHECKOUT));
        next.notifications().seen("checkout");
        next.advance(1);
        assertThat(lead.delivered()).hasSize(1);
        next.advance(86_400);

        assertThat(reasons(lead)).containsOnlyOnce(NotifyReason.FIRST_NOTIFICATION);
        assertThat(reasons(boss)).containsOnlyOnce(NotifyReason.FIRST_NOTIFICATION);
    }

    @Test
    void whoeverWasPagedBeforeARestartGetsTheEndAfterIt() {
        desk.tell(CHECKOUT);
        desk.advance(1_000);
        desk.notifications().close();

        Desk next = life();
        next.notifications().recall(outbox.with(CHECKOUT));
        next.notifications().seen("checkout");
        next.tell(next.over(CHECKOUT));
        next.advance(86_400);

        assertThat(reasons(lead)).containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
        assertThat(boss.attempts()).isEmpty();
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void whatAReloadStopsEscalatingGoesNoFurtherAndIsStillClosed() {
        desk.tell(CHECKOUT);
        desk.advance(1_000);
        desk.notifications()
                .update(
                        route("oncall"),
                        List.of(
                                new Integration("oncall", "slack", oncall),
                                new Integration("lead", "slack", lead),
                                new Integration("boss", "slack", boss)));
        desk.advance(3_600);
        desk.tell(desk.over(CHECKOUT));
        desk.advance(1);

        assertThat(boss.attempts()).isEmpty();
        assertThat(reasons(lead)).containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
    }

    @Test
    void aHundredServicesThatNobodyTakesCareOfAreEscalatedOnceEach() {
        for (int i = 0; i < 100; i++) {
            desk.tell(down("service-" + i, START));
        }
        desk.advance(1_000);

        assertThat(lead.delivered()).hasSize(100);
    }
}
