package io.vedette.notify;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.Correspondence;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Recollection;
import io.vedette.alert.Route;
import io.vedette.alert.trail.Footprint;
import io.vedette.alert.trail.Footprint.Kind;
import io.vedette.alert.trail.Prospect;
import io.vedette.alert.trail.Telling;
import io.vedette.alert.trail.Telling.Outcome;
import io.vedette.alert.trail.Trail;
import io.vedette.fakes.SimulatedTime;
import io.vedette.fakes.SwitchedHold;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is told, or not, leaves a trail that says why. */
final class TrailTest {
    private final List<Footprint> footprints = new ArrayList<>();
    private final List<Telling> tellings = new ArrayList<>();
    private final SwitchedHold hold = new SwitchedHold();
    private final SimulatedTime time = new SimulatedTime();
    private final ScriptedReceiver slack = new ScriptedReceiver();
    private final Route waiting = route("oncall", Duration.ofSeconds(30), List.of("service"), List.of());
    private final Desk desk =
            new Desk(7, time, new Trailed(), hold, waiting, integration("oncall"), integration("day"));
    private final Alert checkout = down("checkout", time.instant());

    private Integration integration(String receiver) {
        return new Integration(receiver, "slack", slack);
    }

    private final class Trailed implements Outbox, Trail {
        @Override
        public Future<Void> keep(Correspondence change) {
            return Future.succeededFuture();
        }

        @Override
        public Trail trail() {
            return this;
        }

        @Override
        public void note(Footprint footprint) {
            footprints.add(footprint);
        }

        @Override
        public void note(Telling telling) {
            tellings.add(telling);
        }
    }

    private List<Kind> kinds() {
        return footprints.stream().map(Footprint::kind).toList();
    }

    private Prospect prospect() {
        var found = desk.notifications().prospects(checkout.episode());
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void theWayThroughTheTreeIsSaid() {
        desk.tell(checkout);

        assertThat(footprints).singleElement().satisfies(footprint -> assertThat(footprint.text())
                .isEqualTo("to oncall by every alert, grouped by service=\"checkout\"; first told after 30s"));
    }

    @Test
    void aHoldIsNotedWhenItBeginsAndWhenItEndsAndNotInBetween() {
        hold.hold("checkout");
        desk.tell(checkout);
        desk.advance(600);
        desk.tell(checkout);
        desk.advance(600);
        hold.letGo("checkout");
        desk.notifications().holdsChanged();
        desk.advance(1);

        assertThat(kinds()).containsExactly(Kind.ROUTED, Kind.HELD, Kind.RELEASED);
        assertThat(tellings.getLast().outcome()).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void aMessageIsFollowedFromAttemptToAttempt() {
        slack.thenIsBusy(1);
        desk.tell(checkout);
        desk.advance(30);
        assertThat(prospect().trying()).isNotNull();
        assertThat(prospect().retry()).isAfter(time.instant());
        desk.advance(60);

        assertThat(tellings)
                .extracting(Telling::outcome)
                .containsExactly(Outcome.UNDER_WAY, Outcome.RETRYING, Outcome.UNDER_WAY, Outcome.DELIVERED);
        assertThat(tellings)
                .extracting(Telling::notice)
                .containsOnly(tellings.getFirst().notice());
        assertThat(tellings).extracting(Telling::attempts).containsExactly(1, 1, 2, 2);
        assertThat(tellings.get(1).said()).isEqualTo("503 busy");
    }

    @Test
    void aRefusalAndALetterThatIsOverAreNoted() {
        slack.thenRefuses().thenIsBusy(1);
        desk.tell(checkout);
        desk.advance(31);
        Alert cart = down("cart", time.instant());
        desk.tell(cart);
        desk.advance(30);
        desk.tell(desk.over(cart));
        desk.advance(60);

        assertThat(tellings)
                .extracting(Telling::outcome)
                .containsSubsequence(Outcome.REFUSED, Outcome.RETRYING, Outcome.COLLAPSED);
    }

    @Test
    void aMessageThatAnotherOneTakesThePlaceOfIsNotLeftOpen() {
        slack.thenIsBusy(1);
        desk.tell(checkout);
        desk.advance(30);
        String first = tellings.getFirst().notice();
        desk.tell(down("checkout", time.instant()));
        desk.advance(60);

        assertThat(tellings)
                .filteredOn(telling -> telling.notice().equals(first))
                .extracting(Telling::outcome)
                .containsExactly(Outcome.UNDER_WAY, Outcome.RETRYING, Outcome.GIVEN_UP);
        assertThat(tellings.getLast().outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(tellings.getLast().notice()).isNotEqualTo(first);
    }

    @Test
    void whatIsDueNextIsSaidAtEveryStage() {
        desk.tell(checkout);
        assertThat(prospect().next().reason()).isEqualTo(NotifyReason.FIRST_NOTIFICATION);
        assertThat(prospect().next().at()).isEqualTo(desk.start.plusSeconds(30));
        desk.advance(31);
        assertThat(prospect().next().reason()).isEqualTo(NotifyReason.REPEAT_INTERVAL_ELAPSED);
        assertThat(prospect().next().at()).isEqualTo(desk.start.plusSeconds(30 + 4 * 3600));
        desk.notifications().acknowledge(new Acknowledgement(checkout.episode(), time.instant(), "ada", ""));
        assertThat(prospect().next().reason()).isEqualTo(NotifyReason.NOTHING_TO_TELL);
        desk.tell(desk.over(checkout));
        assertThat(desk.notifications().prospects(checkout.episode())).isEmpty();
    }

    @Test
    void aReloadThatMovesAnAlertSaysFromWhereAndWhereTo() {
        desk.tell(checkout);
        desk.advance(31);
        footprints.clear();

        for (int reload = 0; reload < 3; reload++) {
            desk.notifications().update(route("day"), List.of(integration("oncall"), integration("day")));
        }

        assertThat(kinds()).containsExactly(Kind.REROUTED, Kind.ROUTED);
        assertThat(footprints).extracting(Footprint::receiver).containsExactly("oncall", "day");
    }

    @Test
    void whoStandsInForAReceiverIsCalledForAReason() {
        desk.notifications().update(waiting, List.of(integration("oncall").withFallback("day"), integration("day")));
        slack.thenRefuses();
        desk.tell(checkout);
        desk.advance(60);

        assertThat(kinds()).contains(Kind.CALLED);
        assertThat(footprints)
                .filteredOn(footprint -> footprint.receiver().equals("day"))
                .extracting(Footprint::text)
                .containsExactly(
                        "oncall could not be told by slack: 404 no_service",
                        "to day, who was called, grouped by service=\"checkout\"; first told after 0s");
    }

    @Test
    void aRestartSaysThatItLooksFirst() {
        desk.notifications().recall(new Recollection(List.of(checkout), List.of()));
        desk.advance(60);
        assertThat(tellings).isEmpty();
        desk.notifications().seen("checkout");

        assertThat(kinds()).containsExactly(Kind.ROUTED, Kind.WITHHELD, Kind.SEEN);
    }
}
