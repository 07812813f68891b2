package io.vedette.notify;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.AlertRule;
import io.vedette.alert.AlertRule.Condition;
import io.vedette.alert.AlertState;
import io.vedette.alert.Flapping;
import io.vedette.alert.Hold;
import io.vedette.alert.InhibitRule;
import io.vedette.alert.Inhibition;
import io.vedette.alert.Matcher;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.QuietTimes;
import io.vedette.alert.Route;
import io.vedette.alert.Silence;
import io.vedette.alert.Silences;
import io.vedette.alert.TimeInterval;
import io.vedette.config.ConfigurationReader;
import io.vedette.config.Reading;
import io.vedette.config.document.Problem;
import io.vedette.config.environment.Environment;
import io.vedette.dependency.Dependencies;
import io.vedette.dependency.DependencyHold;
import io.vedette.fakes.Plans;
import io.vedette.fakes.SimulatedTime;
import io.vedette.maintenance.Concerned;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.maintenance.MaintenanceHold;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.maintenance.When;
import io.vedette.monitor.Effect;
import io.vedette.store.DiskInMemory;
import io.vedette.store.Facts;
import io.vedette.store.Recollections;
import io.vedette.target.Labels;
import io.vedette.target.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What users of Alertmanager and Grafana wish for in their trackers, each a rule that it is granted here. The numbers are those of Alertmanager's issues, unless another
 * project is named.
 */
final class WishesTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Route ROUTE = route("oncall");
    private static final Route TOGETHER = route("oncall", Duration.ZERO, List.of(), List.of());
    private static final List<InhibitRule> RULES = List.of(new InhibitRule(
            List.of(new Matcher("service", "rack")), List.of(new Matcher("service", "checkout")), List.of()));

    private final SimulatedTime time = new SimulatedTime();
    private final Instant start = time.instant();
    private final Alert checkout = down("checkout", start);
    private final ScriptedReceiver pager = new ScriptedReceiver();
    private final RememberingOutbox outbox = new RememberingOutbox();

    private Desk desk(Hold hold, Route route) {
        return new Desk(7, time, outbox, hold, route, new Integration("oncall", "pagerduty", pager));
    }

    private List<NotifyReason> reasons() {
        return pager.delivered().stream().map(Notice::reason).toList();
    }

    /** Every means that keeps an alert from being told, and how it begins and ends for the service checkout. */
    enum Means {
        SILENCE,
        INHIBITION,
        MAINTENANCE,
        DEPENDENCY
    }

    /** A means that can be switched on and off. */
    private final class Switch {
        private final Means means;
        private final Silences silences = new Silences();
        private final Inhibition inhibition = new Inhibition(RULES);
        private final MaintenanceBook book = new MaintenanceBook();
        private final DependencyHold dependency = new DependencyHold(new Dependencies(List.of(
                new Service("checkout", Labels.NONE, List.of(), null, Set.of("rack")),
                new Service(
                        "rack",
                        Labels.NONE,
                        List.of(Plans.target("rack", "a", Duration.ofSeconds(10))),
                        null,
                        Set.of()))));
        private final Desk desk;
        private final Alert rack;

        Switch(Means means, Route route) {
            this.means = means;
            List<Hold> holds = List.of(
                    silences,
                    means == Means.INHIBITION ? inhibition : Hold.NONE,
                    new MaintenanceHold(book),
                    means == Means.DEPENDENCY ? dependency : Hold.NONE);
            this.desk = desk(Hold.firstOf(holds), route);
            this.rack = down("rack", start);
        }

        void on() {
            Instant now = time.instant();
            switch (means) {
                case SILENCE -> silences.put(silence(now, now.plus(HOUR)), now);
                case INHIBITION, DEPENDENCY -> desk.tell(rack);
                case MAINTENANCE -> book.open(window(now, now.plus(HOUR)), now);
            }
            desk.notifications().holdsChanged();
        }

        void off() {
            Instant now = time.instant();
            switch (means) {
                case SILENCE -> silences.put(silences.all().getFirst().endedAt(now), now);
                case INHIBITION, DEPENDENCY -> desk.tell(desk.over(rack));
                case MAINTENANCE -> book.end("m-1", now);
            }
            desk.notifications().holdsChanged();
        }

        private Silence silence(Instant from, Instant to) {
            return new Silence("s-1", List.of(new Matcher("service", "checkout")), from, to, "ada", "x");
        }

        private MaintenanceWindow window(Instant from, Instant to) {
            return new MaintenanceWindow(
                    "m-1", new Concerned.Named(Set.of("checkout")), new When.Once(from, to), "x", "ada");
        }
    }

    private List<Notice> ofCheckout() {
        return pager.delivered().stream()
                .filter(notice -> notice.alerts().stream()
                        .anyMatch(alert -> alert.service().equals("checkout")))
                .toList();
    }

    /** #226, #2805, #2754, Grafana #87007: the end of what was told was swallowed by a silence, an inhibition, a mute, and the incident stayed open. */
    @ParameterizedTest
    @EnumSource
    void theEndOfWhatWasToldArrivesWhateverHoldsTheAlertByThen(Means means) {
        var hold = new Switch(means, ROUTE);
        hold.desk.advance(60);
        hold.desk.tell(checkout);
        hold.desk.advance(60);
        assertThat(ofCheckout()).hasSize(1);

        hold.on();
        hold.desk.advance(60);
        hold.desk.tell(hold.desk.over(checkout));
        hold.desk.advance(1);

        assertThat(ofCheckout().getLast().resolved()).singleElement().satisfies(end -> assertThat(end.episode())
                .isEqualTo(checkout.episode()));
        assertThat(ofCheckout()).hasSize(2);
    }

    /** The other half of the same contract: who never heard of a firing does not hear of its end. */
    @ParameterizedTest
    @EnumSource
    void whatWasHeldFromItsBeginningToItsEndIsNeverMentioned(Means means) {
        var hold = new Switch(means, ROUTE);
        hold.on();
        hold.desk.tell(checkout);
        hold.desk.advance(600);
        hold.desk.tell(hold.desk.over(checkout));
        hold.off();
        hold.desk.advance(3600);

        assertThat(ofCheckout()).isEmpty();
    }

    /** #3367, #2896, #2496, Grafana #50266: when a silence or a mute ended, what still fired was told at the next interval, or never. */
    @ParameterizedTest
    @EnumSource
    void whatStillFiresWhenTheHoldEndsIsToldAtOnceAndOnce(Means means) {
        var hold = new Switch(means, ROUTE);
        hold.on();
        hold.desk.tell(checkout);
        hold.desk.advance(600);
        assertThat(ofCheckout()).isEmpty();

        hold.off();
        hold.desk.advance(means == Means.DEPENDENCY ? 60 : 1); // a child may follow its parent for a round

        assertThat(ofCheckout()).hasSize(1);
        hold.desk.advance(3600);
        assertThat(ofCheckout()).hasSize(1);
    }

    /** The same where the group has just told something else: the group's interval is not waited for. */
    @ParameterizedTest
    @EnumSource(names = {"SILENCE", "MAINTENANCE"})
    void theEndOfAHoldDoesNotWaitForTheIntervalOfItsGroup(Means means) {
        var hold = new Switch(means, TOGETHER);
        hold.on();
        hold.desk.tell(checkout);
        hold.desk.advance(60);
        hold.desk.tell(down("cart", time.instant()));
        hold.desk.advance(10);
        hold.off();
        hold.desk.advance(1);

        assertThat(pager.delivered()).hasSize(2);
        assertThat(pager.delivered().getLast().firing()).contains(checkout);
    }

    /** #226, #3367 for mute times: the end of what was told arrives through them, and what still fires is told when they end. */
    @Test
    void aMuteTimeSwallowsNoEndAndTellsWhatStillFiresWhenItIsOver() {
        var spell = new TimeInterval.Spell(
                List.of(new TimeInterval.Range(12 * 60 + 10, 12 * 60 + 40)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ZoneOffset.UTC);
        var quiet = new Route(
                "oncall",
                List.of(),
                List.of("service"),
                Duration.ZERO,
                Duration.ofMinutes(5),
                Duration.ofHours(4),
                new Route.Quiet(List.of("lunch"), List.of()),
                false,
                List.of());
        Desk desk = desk(new QuietTimes(List.of(new TimeInterval("lunch", List.of(spell)))), quiet);
        desk.tell(checkout);
        desk.advance(11 * 60);
        desk.tell(desk.over(checkout));
        Alert cart = down("cart", time.instant());
        desk.tell(cart);
        desk.advance(28 * 60);
        assertThat(reasons()).containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);

        desk.advance(60);

        assertThat(pager.delivered()).hasSize(3);
        assertThat(pager.delivered().getLast().firing()).containsExactly(cart);
    }

    /** #4064, #2229, #2628: after a restart old alerts were flushed before the alert that inhibits them came back. */
    @Test
    void aRestartTellsNothingThatWasInhibitedWhoeverIsLookedAtFirst() {
        Alert rack = down("rack", start);
        Desk before = desk(new Inhibition(RULES), ROUTE);
        before.tell(rack);
        before.tell(checkout);
        before.advance(60);
        assertThat(ofCheckout()).isEmpty();
        before.notifications().close();

        Desk next = desk(new Inhibition(RULES), ROUTE);
        next.notifications().recall(outbox.with(checkout, rack));
        next.notifications().seen("checkout");
        next.advance(600);
        next.notifications().seen("rack");
        next.advance(600);

        assertThat(ofCheckout()).isEmpty();
        next.tell(next.over(rack));
        next.advance(1);
        assertThat(ofCheckout()).hasSize(1);
    }

    /** The same of a reload that changes the rules, but not what they say of this alert. */
    @Test
    void aReloadForgetsNoInhibitor() {
        var inhibition = new Inhibition(RULES);
        Desk desk = desk(inhibition, ROUTE);
        desk.tell(down("rack", start));
        desk.tell(checkout);
        desk.advance(60);

        inhibition.update(List.copyOf(RULES));
        desk.notifications().update(route("oncall"), List.of(new Integration("oncall", "pagerduty", pager)));
        desk.notifications().holdsChanged();
        desk.advance(600);

        assertThat(ofCheckout()).isEmpty();
    }

    /** #4064: nothing of an earlier life is told before its service was looked at once in this one. */
    @Test
    void aRestartTellsNothingOldBeforeAWholeRoundOfItsService() {
        Desk next = desk(Hold.NONE, ROUTE);
        next.notifications().recall(outbox.with(checkout));
        next.advance(600);
        assertThat(pager.attempts()).isEmpty();

        next.notifications().seen("checkout");
        next.advance(1);
        assertThat(reasons()).containsExactly(NotifyReason.FIRST_NOTIFICATION);
    }

    /**
     * #4008, #1550, #2222, #3678, #4108: peers and retries sent duplicates that no receiver could tell from news. Here one process writes ({@code FaultsTest} holds that a second one
     * is refused the history), and what is sent again says so by its id.
     */
    @Test
    void whatIsSentAgainIsTheSameMessageUnderTheSameIdOverARestartToo() {
        pager.thenIsBusy(2).thenHangs();
        Desk before = desk(Hold.NONE, ROUTE);
        before.tell(checkout);
        before.advance(300);
        before.notifications().close();
        Desk next = desk(Hold.NONE, ROUTE);
        next.notifications().recall(outbox.with(checkout));
        next.notifications().seen("checkout");
        next.advance(300);

        assertThat(pager.attempts()).hasSizeGreaterThan(3);
        assertThat(pager.attempts())
                .extracting(Notice::id)
                .containsOnly(pager.attempts().getFirst().id());
        assertThat(pager.delivered()).hasSize(1);
    }

    /** #1806, #2934, #3473, SigNoz #10043: with a repeat interval longer than what is kept, alerts were sent anew and their "since" was lost. */
    @Test
    void anEpisodeKeepsItsSinceAndIsRepeatedWhenItShouldHoweverLongItFires() {
        var monthly = new Route(
                "oncall",
                List.of(),
                List.of("service"),
                Duration.ZERO,
                Duration.ofMinutes(5),
                Duration.ofDays(30),
                List.of());
        Desk desk = desk(Hold.NONE, monthly);
        desk.tell(checkout);
        desk.time.advance(Duration.ofDays(100));

        assertThat(pager.delivered()).hasSize(4);
        assertThat(pager.delivered())
                .allSatisfy(notice -> assertThat(notice.firing()).containsExactly(checkout));
    }

    /** The same of the database: whatever retention says, what fires and who knows of it is kept. */
    @Test
    void whatFiresIsNeverPruned() {
        Desk desk = desk(Hold.NONE, ROUTE);
        desk.tell(checkout);
        desk.advance(1);
        try (var disk = new DiskInMemory()) {
            disk.write(Facts.of(List.of(new Effect.Tell(checkout))));
            outbox.with(checkout).correspondence().forEach(knew -> disk.write(Facts.of(knew)));

            disk.write(Facts.pruned(start.plus(Duration.ofDays(400)), 0));

            var known = disk.read(Recollections.last(10)).alerts();
            assertThat(known.firing()).containsExactly(checkout);
            assertThat(known.correspondence()).hasSize(1);
        }
    }

    /** #2398, #1510: that all was over was told a whole group interval later. */
    @Test
    void thatAllIsOverIsToldAtOnce() {
        Desk desk = desk(Hold.NONE, ROUTE);
        desk.tell(checkout);
        desk.advance(1);
        desk.tell(desk.over(checkout));
        desk.advance(1);

        assertThat(reasons()).containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
    }

    /** #3048: what comes and goes was one page each time. */
    @Test
    void whatFlapsIsKnownAsSuchAfterAFewChangesAndIsStableAfterMany() {
        var flapping = new Flapping();
        for (int look = 0; look < Flapping.MANY; look++) {
            flapping.look(look % 2 == 0);
        }
        assertThat(flapping.isOn()).isTrue();

        for (int look = 0; look < Flapping.LOOKS; look++) {
            flapping.look(false);
        }
        assertThat(flapping.isOn()).isFalse();
    }

    /** #1063: a rule that was under for a moment ended its alert, and began another. */
    @Test
    void whatIsUnderForAMomentIsStillTheSameEpisode() {
        var rule = new AlertRule(Duration.ofMinutes(5));
        AlertState firing = rule.step(new AlertState.Inactive(), Condition.OVER, start);
        AlertState dipped = rule.step(firing, Condition.UNDER, start.plusSeconds(60));
        AlertState again = rule.step(dipped, Condition.OVER, start.plusSeconds(120));

        assertThat(dipped.active()).isTrue();
        assertThat(again).isEqualTo(new AlertState.Firing(start));
    }

    /** Grafana #126401: a tiny group interval was a storm of messages. */
    @Test
    void aGroupIntervalBelowTenSecondsIsRefusedAtTheDoor() {
        Reading reading = ConfigurationReader.read(
                "vedette.yml", "routes: { receiver: oncall, group_interval: 1s }\n", Environment.system());

        assertThat(reading).isInstanceOfSatisfying(Reading.Rejected.class, rejected -> assertThat(rejected.problems())
                .extracting(Problem::toString)
                .anyMatch(problem -> problem.contains("group_interval") && problem.contains("10s")));
    }
}
