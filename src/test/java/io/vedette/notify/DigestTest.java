package io.vedette.notify;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Manner;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Rhythm;
import io.vedette.alert.Route;
import io.vedette.alert.Severity;
import io.vedette.fakes.SimulatedTime;
import io.vedette.fakes.SwitchedHold;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What gathers, and is told once a day; every test begins at noon UTC. */
final class DigestTest {
    private static final Rhythm AT_EIGHT = new Rhythm(null, LocalTime.of(8, 0), ZoneId.of("Europe/Berlin"));
    private static final Route ROUTE =
            route("chat", Duration.ZERO, List.of(), List.of()).with(new Manner(List.of(), AT_EIGHT));
    /** From noon UTC to eight in Berlin. */
    private static final long UNTIL_EIGHT = 19 * 3_600;

    private static final long DAY = 86_400;

    private final ScriptedReceiver chat = new ScriptedReceiver();
    private final SimulatedTime time = new SimulatedTime();
    private final RememberingOutbox outbox = new RememberingOutbox();
    private final SwitchedHold hold = new SwitchedHold();
    private final Desk desk = life(ROUTE);

    private Desk life(Route route) {
        return new Desk(7, time, outbox, hold, route, new Integration("chat", "slack", chat));
    }

    private Alert fires(String service) {
        desk.advance(1);
        Alert alert = down(service, Severity.INFO, time.instant());
        desk.tell(alert);
        return alert;
    }

    @Test
    void whatFiresAndWhatEndedIsOneMessageAtTheHourAndNothingBefore() {
        Alert checkout = fires("checkout");
        fires("cart");
        desk.advance(600);
        desk.tell(desk.over(checkout));
        desk.advance(UNTIL_EIGHT - 700);
        assertThat(chat.attempts()).isEmpty();
        desk.advance(200);

        assertThat(chat.delivered()).singleElement().satisfies(notice -> {
            assertThat(notice.reason()).isEqualTo(NotifyReason.DIGEST);
            assertThat(notice.firing()).extracting(Alert::service).containsExactly("cart");
            assertThat(notice.resolved()).extracting(Alert::service).containsExactly("checkout");
            assertThat(Wording.headline(notice)).isEqualTo("📋 Digest: 1 alert fires, 1 ended: cart is down");
        });
    }

    @Test
    void theNextHasWhatStillFiresAndWhatEndedSince() {
        Alert checkout = fires("checkout");
        desk.advance(UNTIL_EIGHT);
        fires("cart");
        desk.advance(DAY);
        desk.tell(desk.over(checkout));
        desk.advance(DAY);

        assertThat(chat.delivered()).hasSize(3);
        assertThat(chat.delivered().get(1).firing()).extracting(Alert::service).containsExactly("checkout", "cart");
        assertThat(chat.delivered().get(2).firing()).extracting(Alert::service).containsExactly("cart");
        assertThat(chat.delivered().get(2).resolved())
                .extracting(Alert::service)
                .containsExactly("checkout");
    }

    @Test
    void aDayOnWhichNothingHappenedHasNone() {
        desk.tell(desk.over(fires("checkout")));
        desk.advance(5 * DAY);

        assertThat(chat.delivered()).hasSize(1);
        assertThat(outbox.isEmpty()).isTrue();
        assertThat(desk.time.waiting()).isZero();
    }

    @Test
    void whatEndedBeforeARestartIsInTheDigestAfterIt() {
        Alert checkout = fires("checkout");
        Alert over = desk.over(checkout);
        desk.tell(over);
        desk.notifications().close();
        time.advance(Duration.ofHours(2));

        Desk next = life(ROUTE);
        next.notifications().recall(outbox.with(over));
        next.advance(DAY);

        assertThat(chat.delivered()).singleElement().satisfies(notice -> assertThat(notice.resolved())
                .containsExactly(over));
    }

    @Test
    void aDigestWhoseHourWasSleptThroughIsToldAtTheStart() {
        Alert checkout = fires("checkout");
        desk.notifications().close();
        time.advance(Duration.ofHours(30));

        Desk next = life(ROUTE);
        next.notifications().recall(outbox.with(checkout));
        next.notifications().seen("checkout");
        next.advance(1);

        assertThat(chat.delivered()).singleElement().satisfies(notice -> assertThat(notice.firing())
                .containsExactly(checkout));
    }

    @Test
    void aDigestThatCannotBeToldIsInTheNextOne() {
        chat.thenIsBusy(100);
        desk.tell(desk.over(fires("checkout")));
        fires("cart");
        desk.advance(UNTIL_EIGHT + DAY + 3_600);

        assertThat(chat.delivered().getFirst().firing())
                .extracting(Alert::service)
                .containsExactly("cart");
        assertThat(chat.delivered().getFirst().resolved())
                .extracting(Alert::service)
                .containsExactly("checkout");
    }

    @Test
    void whatIsSilencedFromItsBeginningToItsEndIsNotInIt() {
        hold.hold("checkout");
        Alert checkout = fires("checkout");
        desk.tell(desk.over(checkout));
        fires("cart");
        desk.advance(UNTIL_EIGHT);

        assertThat(chat.delivered()).singleElement().satisfies(notice -> assertThat(notice.alerts())
                .extracting(Alert::service)
                .containsExactly("cart"));
    }

    @Test
    void aRouteThatIsADigestNoMoreTellsWhatGatheredAtOnce() {
        fires("checkout");
        desk.notifications().update(route("chat"), List.of(new Integration("chat", "slack", chat)));
        desk.advance(1);

        assertThat(chat.delivered()).singleElement().satisfies(notice -> assertThat(notice.firing())
                .extracting(Alert::service)
                .containsExactly("checkout"));
    }
}
