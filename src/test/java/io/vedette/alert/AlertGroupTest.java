package io.vedette.alert;

import static io.vedette.alert.NotifyReason.ALL_RESOLVED;
import static io.vedette.alert.NotifyReason.FIRST_NOTIFICATION;
import static io.vedette.alert.NotifyReason.NEW_ALERTS;
import static io.vedette.alert.NotifyReason.NOTHING_TO_TELL;
import static io.vedette.alert.NotifyReason.REPEAT_INTERVAL_ELAPSED;
import static io.vedette.alert.NotifyReason.SOME_RESOLVED;
import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.target.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AlertGroupTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Alert CHECKOUT = down("checkout", START);
    private static final Alert CART = down("cart", at(0));

    private final AlertGroup group = new AlertGroup(
            new GroupKey(route("oncall", Duration.ofSeconds(30), List.of(), List.of()), Labels.NONE),
            new Acknowledgements(),
            new Summonses());
    private Told told = Told.NOTHING;

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    private NotifyReason decide(long seconds) {
        return group.decide(told, at(seconds));
    }

    private Notice notice(long seconds) {
        return group.notice("n.1", decide(seconds), told, at(seconds));
    }

    private void deliver(long seconds) {
        var notice = notice(seconds);
        told = told.departing(notice, at(seconds)).delivered(notice, at(seconds));
    }

    @Test
    void aNewGroupWaitsForCompany() {
        group.put(CHECKOUT, at(0));

        assertThat(decide(29)).isEqualTo(NOTHING_TO_TELL);
        assertThat(decide(30)).isEqualTo(FIRST_NOTIFICATION);
    }

    @Test
    void whatWasToldIsNotToldAgainBeforeTheRepeatInterval() {
        group.put(CHECKOUT, at(0));
        deliver(30);

        assertThat(decide(30 + 4 * 3600 - 1)).isEqualTo(NOTHING_TO_TELL);
        assertThat(decide(30 + 4 * 3600)).isEqualTo(REPEAT_INTERVAL_ELAPSED);
    }

    @Test
    void aNewAlertIsToldAGroupIntervalAfterTheLastMessage() {
        group.put(CHECKOUT, at(0));
        deliver(30);
        group.put(CART, at(60));

        assertThat(decide(329)).isEqualTo(NOTHING_TO_TELL);
        assertThat(decide(330)).isEqualTo(NEW_ALERTS);
        assertThat(notice(330).firing()).containsExactly(CART, CHECKOUT);
    }

    @Test
    void inAnOldGroupANewAlertStillWaitsForCompany() {
        group.put(CHECKOUT, at(0));
        deliver(30);
        group.put(CART, at(1000));

        assertThat(decide(1029)).isEqualTo(NOTHING_TO_TELL);
        assertThat(decide(1030)).isEqualTo(NEW_ALERTS);
    }

    @Test
    void theEndOfAllIsToldAtOnce() {
        group.put(CHECKOUT, at(0));
        deliver(30);
        group.put(CHECKOUT.resolvedAt(at(31), "answers again"), at(31));

        assertThat(decide(31)).isEqualTo(ALL_RESOLVED);
        deliver(31);
        assertThat(decide(90_000)).isEqualTo(NOTHING_TO_TELL);
        assertThat(told.episodes().values()).noneMatch(Told.Entry::owed);
    }

    @Test
    void theEndOfSomeIsToldAfterTheGroupInterval() {
        group.put(CHECKOUT, at(0));
        group.put(CART, at(0));
        deliver(30);
        group.put(CART.resolvedAt(at(40), "answers again"), at(40));

        assertThat(decide(329)).isEqualTo(NOTHING_TO_TELL);
        assertThat(decide(330)).isEqualTo(SOME_RESOLVED);
    }

    @Test
    void aFiringThatEndsBeforeItWasToldIsNeverTold() {
        group.put(CHECKOUT, at(0));
        group.put(CHECKOUT.resolvedAt(at(20), "answers again"), at(20));

        assertThat(group.next(told)).isEqualTo(Due.NEVER);
    }

    @Test
    void aFiringThatMayHaveArrivedIsTriedAgainAndItsEndIsOwed() {
        group.put(CHECKOUT, at(0));
        told = told.departing(notice(30), at(30));

        assertThat(decide(31)).isEqualTo(FIRST_NOTIFICATION);
        group.put(CHECKOUT.resolvedAt(at(32), "answers again"), at(32));
        assertThat(decide(32)).isEqualTo(ALL_RESOLVED);
    }

    @Test
    void aFiringThatSurelyDidNotArriveOwesNothing() {
        group.put(CHECKOUT, at(0));
        told = told.departing(notice(30), at(30)).back(Told.NOTHING);

        group.put(CHECKOUT.resolvedAt(at(32), "answers again"), at(32));

        assertThat(decide(32)).isEqualTo(NOTHING_TO_TELL);
    }

    @Test
    void aRefusedFiringIsTriedAgainAfterTheRepeatIntervalOnlyAndItsEndIsNotTold() {
        group.put(CHECKOUT, at(0));
        told = told.givenUp(notice(30), at(30));

        assertThat(decide(31)).isEqualTo(NOTHING_TO_TELL);
        assertThat(decide(30 + 4 * 3600)).isEqualTo(REPEAT_INTERVAL_ELAPSED);
        group.put(CHECKOUT.resolvedAt(at(40), "answers again"), at(40));
        assertThat(decide(40)).isEqualTo(NOTHING_TO_TELL);
    }

    @Test
    void theNextEpisodeOfARuleIsANewAlert() {
        group.put(CHECKOUT, at(0));
        deliver(30);
        group.put(CHECKOUT.resolvedAt(at(40), "answers again"), at(40));
        var again = down("checkout", at(50));
        group.put(again, at(50));

        assertThat(decide(330)).isIn(NEW_ALERTS, SOME_RESOLVED);
        assertThat(notice(330).firing()).containsExactly(again);
        assertThat(notice(330).resolved()).extracting(Alert::episode).containsExactly(CHECKOUT.episode());
    }

    @Test
    void theWorstIsNamedFirst() {
        var info = down("a", Severity.INFO, at(0));
        group.put(info, at(0));
        group.put(CHECKOUT, at(0));

        assertThat(notice(30).firing()).containsExactly(CHECKOUT, info);
    }
}
