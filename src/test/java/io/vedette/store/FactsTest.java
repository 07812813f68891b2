package io.vedette.store;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.Correspondence;
import io.vedette.alert.GroupKey;
import io.vedette.alert.Incident;
import io.vedette.alert.Matcher;
import io.vedette.alert.MatcherText;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Route;
import io.vedette.alert.Silence;
import io.vedette.alert.Summons;
import io.vedette.alert.Told;
import io.vedette.delivery.Attempts;
import io.vedette.deployment.Aftermath;
import io.vedette.deployment.Approval;
import io.vedette.deployment.Before;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Interlock;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RemedyOrder;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.RollbackState;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.Watch;
import io.vedette.deployment.evidence.ControlGroup;
import io.vedette.deployment.evidence.Dossier;
import io.vedette.deployment.evidence.GuardSettings;
import io.vedette.fakes.Contexts;
import io.vedette.job.JobState;
import io.vedette.maintenance.Concerned;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.maintenance.When;
import io.vedette.monitor.Effect;
import io.vedette.target.Labels;
import io.vedette.timeline.Event;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FactsTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00.123456789Z");
    private static final Alert CHECKOUT = down("checkout \"ü\"", START);
    private static final GroupKey GROUP = new GroupKey(
            route("oncall", Duration.ofSeconds(30), List.of("service"), List.of(new Matcher("team", "shop")))
                    .takers(Labels.NONE)
                    .getFirst(),
            new Labels(Map.of("service", "checkout")));
    private static final Deployment SECOND =
            new Deployment("d-2", "checkout", "2", "1", "production", URI.create("https://ci/7"), "ci", START);
    private static final Watch WATCH = new Watch(
            SECOND,
            START.plusSeconds(900),
            Verdict.WATCHING,
            "on watch",
            3,
            new Before(true, 0.125),
            null,
            Aftermath.NONE);

    private final DiskInMemory disk = new DiskInMemory();

    @AfterEach
    void close() {
        disk.close();
    }

    private void keep(Effect... effects) {
        disk.write(Facts.of(List.of(effects)));
    }

    private Recollections read() {
        return disk.read(Recollections.last(100));
    }

    private static Correspondence knows(Told.Entry entry, Incident incident) {
        return new Correspondence("oncall/slack/1", GROUP, Map.of(CHECKOUT.episode(), entry), Set.of(), incident);
    }

    @Test
    void anAlertThatFiresComesBackAsItWas() {
        keep(new Effect.Tell(CHECKOUT));

        assertThat(read().alerts().alerts()).containsExactly(CHECKOUT);
    }

    @Test
    void whatStandsAroundAnAlertIsKeptAsItWasToldLast() {
        Alert around = CHECKOUT.in(Contexts.FULL);
        keep(new Effect.Tell(CHECKOUT));
        keep(new Effect.Tell(around));

        assertThat(read().alerts().alerts()).containsExactly(around);
    }

    @Test
    void whoTookAnAlertOverComesBackUntilItIsGivenBackOrEnds() {
        var anna = new Acknowledgement(CHECKOUT.episode(), START.plusNanos(3), "anna", "on it");
        keep(new Effect.Tell(CHECKOUT));
        disk.write(Facts.of(anna));
        assertThat(read().alerts().acknowledged()).containsExactly(anna);

        disk.write(Facts.unacknowledged(CHECKOUT.episode()));
        assertThat(read().alerts().acknowledged()).isEmpty();

        disk.write(Facts.of(anna));
        keep(new Effect.Tell(CHECKOUT.resolvedAt(START.plusSeconds(9), "up again")));
        assertThat(read().alerts().acknowledged()).isEmpty();
    }

    @Test
    void whenAFiringFirstArrivedComesBack() {
        var entry = new Told.Entry(START.plusNanos(7), true, true, START.plusNanos(5));
        keep(new Effect.Tell(CHECKOUT));
        disk.write(Facts.of(knows(entry, new Incident("i", 1, null))));

        assertThat(read().alerts().correspondence()).singleElement().satisfies(knew -> assertThat(knew.told())
                .containsValue(entry));
    }

    @Test
    void aSilenceComesBackAsItWasAndAsItBecame() {
        var silence = new Silence(
                "s-1",
                MatcherText.read("service=\"check\\\"out\", team=~\"a|b\\\\.c\", region!=\"\""),
                START,
                START.plusSeconds(3600),
                "ada",
                "moves the database; \"twice\"");
        disk.write(Facts.of(silence));
        assertThat(read().silences()).containsExactly(silence);

        Silence ended = silence.endedAt(START.plusSeconds(60));
        disk.write(Facts.of(ended));

        assertThat(read().silences()).containsExactly(ended);
    }

    @Test
    void maintenanceComesBackAsItWasOpenedAndAsItEnded() {
        var named = new MaintenanceWindow(
                "m-1",
                new Concerned.Named(Set.of("checkout", "pay ments")),
                new When.Once(START, START.plusSeconds(3600)),
                "moves the database",
                "ada");
        var labelled = new MaintenanceWindow(
                "m-2",
                new Concerned.Labelled(Map.of("team", "pay\"ments")),
                new When.Once(START.plusSeconds(60), START.plusSeconds(7200)),
                "patches",
                "bob");
        disk.write(Facts.of(named));
        disk.write(Facts.of(labelled));
        assertThat(read().maintenance()).containsExactly(named, labelled);

        disk.write(Facts.of(named.endedAt(START.plusSeconds(9))));
        disk.write(Facts.forgotten(labelled));

        assertThat(read().maintenance()).containsExactly(named.endedAt(START.plusSeconds(9)));
    }

    @Test
    void aRouteComesBackWithItsMatchersAndQuietTimes() {
        var node = new Route(
                "oncall",
                MatcherText.read("team=~\"a|b\", region!=\"\""),
                List.of(Route.EVERY_LABEL),
                Duration.ZERO,
                Duration.ofMinutes(5),
                Duration.ofHours(4),
                new Route.Quiet(List.of("nights"), List.of("weekdays")),
                false,
                List.of());
        var knows = new Correspondence(
                "oncall/slack/1",
                new GroupKey(node, new Labels(Map.of("service", "checkout"))),
                Map.of(CHECKOUT.episode(), new Told.Entry(START, true, true)),
                Set.of(),
                null);
        disk.write(Facts.of(knows));

        assertThat(read().alerts().correspondence()).containsExactly(knows);
    }

    @Test
    void anEndThatNobodyIsOwedIsHistory() {
        keep(new Effect.Tell(CHECKOUT));
        keep(new Effect.Tell(CHECKOUT.resolvedAt(START.plusSeconds(9), "up again")));

        assertThat(read().alerts().alerts()).isEmpty();
    }

    @Test
    void anEndThatSomebodyIsOwedComesBackWithWhatIsKnown() {
        var entry = new Told.Entry(START.plusNanos(7), true, false);
        var open = new Incident.Open(
                NotifyReason.FIRST_NOTIFICATION, List.of(CHECKOUT.episode()), List.of(), START, new Attempts(3, START));
        var knows = knows(entry, new Incident("i", 2, open, "C1 17.1"));
        Alert over = CHECKOUT.resolvedAt(START.plusSeconds(9), "up again");

        disk.write(Facts.of(knows));
        keep(new Effect.Tell(CHECKOUT), new Effect.Tell(over));

        assertThat(read().alerts().alerts()).containsExactly(over);
        assertThat(read().alerts().correspondence()).containsExactly(knows);
    }

    @Test
    void whatIsClosedAndOverIsForgotten() {
        disk.write(Facts.of(knows(new Told.Entry(START, true, true), new Incident("i", 1, null))));

        disk.write(Facts.of(new Correspondence("oncall/slack/1", GROUP, Map.of(), Set.of(CHECKOUT.episode()), null)));

        assertThat(read().alerts().correspondence()).isEmpty();
    }

    @Test
    void anAlertAndTheRemedyThatItAsksForAreOneFactAndComeBack() {
        var order = new RemedyOrder(
                "failover",
                new RemedyOrder.Cause(CHECKOUT.episode(), CHECKOUT.labels().values()),
                "it is down",
                Mode.APPROVE);
        keep(new Effect.Tell(CHECKOUT), new Effect.Remedy(order, START));
        assertThat(read().rollbacks()).containsExactly(RollbackState.ordered(order, START));

        var accepted = RollbackState.ordered(order, START)
                .requested(new Attempts(2, START), false, new RollbackState.News(START, null, "asked"))
                .ended(Stage.ACCEPTED, new RollbackState.News(START.plusSeconds(1), null, "done"))
                .running("8");
        disk.write(Facts.of(accepted));

        assertThat(read().rollbacks()).containsExactly(accepted);
    }

    @Test
    void watchesComeBackNewestFirstWhateverTheClockDid() {
        var earlierByTheClock = new Deployment("d-3", "checkout", "3", "2", null, null, null, START.minusSeconds(3600));
        var third = new Watch(
                earlierByTheClock,
                START,
                Verdict.PASS,
                "well",
                9,
                new Before(false, null),
                START,
                Aftermath.NONE.recovered(START));

        keep(new Effect.Watched(WATCH));
        keep(new Effect.Watched(third));
        keep(new Effect.Watched(WATCH.with(Aftermath.NONE.reached(Stage.REQUESTED, START))));

        assertThat(read().watches()).containsExactly(third, WATCH.with(Aftermath.NONE.reached(Stage.REQUESTED, START)));
    }

    @Test
    void aVerdictAndItsOrderAreOneFact() {
        var order = new RollbackOrder(SECOND, "back", "it is down", Mode.AUTOMATIC, 0.125);

        keep(new Effect.Watched(WATCH), new Effect.TakeBack(order, START));

        assertThat(read().rollbacks()).containsExactly(RollbackState.ordered(order, START));
    }

    @Test
    void aVerdictThatFallsAfterAPersonTookItBackDoesNotBeginTheRollbackAgain() {
        var order = new RollbackOrder(SECOND, "back", "it is down", Mode.AUTOMATIC, 0.125);
        var byHand = RollbackState.ordered(order, START)
                .requested(new Attempts(1, START), true, new RollbackState.News(START, null, "asked"));
        keep(new Effect.Watched(WATCH));
        disk.write(Facts.of(byHand));

        keep(new Effect.Watched(WATCH), new Effect.TakeBack(order, START.plusSeconds(5)));

        assertThat(read().rollbacks()).containsExactly(byHand);
    }

    @Test
    void aRollbackComesBackAsFarAsItCame() {
        var state = new RollbackState(
                new RollbackOrder(SECOND, "back", "it is down", Mode.AUTOMATIC, 0.125),
                START,
                Stage.REQUESTED,
                new Attempts(2, START),
                true,
                Approval.asked(START.plusSeconds(60)).given("ann", START.plusSeconds(2)),
                new RollbackState.News(START, Interlock.COOLDOWN, "asked"),
                "run 7");
        keep(new Effect.Watched(WATCH));

        disk.write(Facts.of(state));

        assertThat(read().rollbacks()).containsExactly(state);
    }

    @Test
    void aKeyComesBackWithItsDeploymentAndTheFirstReportUnderItStays() {
        keep(new Effect.Watched(WATCH));

        disk.write(Facts.of(new ReportedKey("build-2", "report", SECOND)));
        disk.write(Facts.of(new ReportedKey("build-2", "another", SECOND)));

        assertThat(read().keys()).containsExactly(new ReportedKey("build-2", "report", SECOND));
    }

    @Test
    void whatAJobLastSaidComesBackAsItWas() {
        var ending = new JobState.Ending(START.plusNanos(1), false, 3, Duration.ofNanos(1_500_000_001), "disk \"ü\"");
        var silent = new JobState.Ending(START, true, null, null, "");
        var fresh = new JobState(START, null, null, null);
        var states = Map.of(
                "failed", new JobState(START, null, ending, null),
                "runs", new JobState(START, START.plusSeconds(9), silent, null),
                "new", fresh);
        disk.write(Facts.of("failed", fresh));
        disk.write(Facts.of("gone", fresh));

        states.forEach((job, state) -> disk.write(Facts.of(job, state)));
        disk.write(Facts.forgotten("gone"));

        assertThat(read().jobs()).isEqualTo(states);
    }

    @Test
    void theLastEventsComeBackInTheirOrderAndOldOnesAreLetGo() {
        LongStream.rangeClosed(1, 50)
                .mapToObj(number -> Event.of(START.plusSeconds(number), Event.Kind.STARTED, null, "started")
                        .numbered(number))
                .forEach(event -> disk.write(Facts.of(event)));

        disk.write(Facts.pruned(START.plusSeconds(45), 10));

        assertThat(read().events()).extracting(Event::number).containsExactly(45L, 46L, 47L, 48L, 49L, 50L);
    }

    @Test
    void whatIsOldIsLetGoUnlessSomebodyIsOwedIt() {
        Alert other = down("cart", START);
        Instant end = START.plusSeconds(9);
        keep(new Effect.Tell(CHECKOUT), new Effect.Tell(other), new Effect.Watched(WATCH));
        disk.write(Facts.of(knows(new Told.Entry(START, true, true), new Incident("i", 1, null))));
        keep(new Effect.Tell(CHECKOUT.resolvedAt(end, "up")), new Effect.Tell(other.resolvedAt(end, "up")));

        disk.write(Facts.pruned(START.plusSeconds(3600), 10));

        assertThat(read().alerts().alerts()).extracting(Alert::episode).containsExactly(CHECKOUT.episode());
        assertThat(read().alerts().correspondence()).hasSize(1);
        assertThat(read().watches()).isEmpty();
    }

    @Test
    void theRecordOfAVerdictIsKeptAsLongAsItsDeployment() {
        Dossier dossier = new Dossier(
                SECOND, Verdict.PASS, "alike", START, GuardSettings.DEFAULT, List.of(), -1, ControlGroup.NONE);
        keep(new Effect.Watched(WATCH), new Effect.Judged(SECOND, Verdict.PASS, START, -1, dossier));

        Query<Optional<String>> kept = connection -> DossierTable.find(connection, SECOND.id());

        disk.write(Facts.pruned(START, 10));
        assertThat(disk.read(kept)).isPresent();

        disk.write(Facts.pruned(START.plusSeconds(3600), 10));
        assertThat(disk.read(kept)).isEmpty();
    }

    @Test
    void whoIsCalledToAnEpisodeIsReadInTheirOrderUntilItIsOver() {
        var lead = new Summons(CHECKOUT.episode(), "lead", "oncall", "oncall could not be told", CHECKOUT.startsAt());
        var boss = new Summons(
                CHECKOUT.episode(),
                "boss",
                "lead",
                "lead could not be told",
                lead.at().plusSeconds(1));
        disk.write(Facts.of(List.of(new Effect.Tell(CHECKOUT))));
        disk.write(Facts.of(boss));
        disk.write(Facts.of(lead));
        disk.write(Facts.of(lead));
        assertThat(read().alerts().summons()).containsExactly(lead, boss);

        disk.write(Facts.of(List.of(new Effect.Tell(CHECKOUT.resolvedAt(boss.at(), "answers again")))));
        assertThat(read().alerts().summons()).isEmpty();
    }
}
