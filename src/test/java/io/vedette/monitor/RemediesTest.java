package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Matcher;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.WatchPlan;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RemediesTest {
    private static final Outcome UP = ScriptedProbe.up(20);
    private static final Outcome DOWN = ScriptedProbe.down(Reason.REFUSED);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final ServicePlan plan = plan(Mode.AUTOMATIC);
    private final TargetId target = plan.service().targets().getFirst().id();
    private final List<Effect> effects = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private ServiceMonitor monitor = new ServiceMonitor(plan, now);

    private static ServicePlan plan(Mode mode) {
        ServicePlan service = Plans.service("payments-db", 1, INTERVAL);
        var failover = new RemedyPlan(
                "failover", List.of(new Matcher("alertname", "EndpointDown")), mode, Duration.ofMinutes(5));
        var other = new RemedyPlan("other", List.of(new Matcher("service", "shop")), mode, Duration.ofMinutes(5));
        return new ServicePlan(
                service.service(), service.slos(), WatchPlan.DEFAULT, AlertPlan.DEFAULT, List.of(failover, other));
    }

    private void take(int times, Outcome outcome) {
        for (int i = 0; i < times; i++) {
            now = now.plus(INTERVAL);
            effects.addAll(monitor.accept(new Sample(target, now, Duration.ZERO, outcome, Purpose.SCHEDULED), now));
            effects.addAll(monitor.tick(now));
        }
    }

    private void progress(Stage stage, Instant at) {
        effects.addAll(monitor.progress(new RollbackProgress(id(), "payments-db", stage, stage.label(), at)));
    }

    private String id() {
        return "failover-" + told("EndpointDown").getFirst().episode();
    }

    private List<Alert> told(String name) {
        return effects.stream()
                .flatMap(effect -> effect instanceof Effect.Tell(Alert alert) ? Stream.of(alert) : Stream.empty())
                .filter(alert -> alert.name().equals(name))
                .toList();
    }

    private List<Effect.Remedy> remedies() {
        return effects.stream()
                .flatMap(effect -> effect instanceof Effect.Remedy remedy ? Stream.of(remedy) : Stream.empty())
                .toList();
    }

    @Test
    void anAlertThatMatchesAsksForItsRemedyOnceWithItsBeginning() {
        take(3, UP);
        take(20, DOWN);

        assertThat(remedies()).singleElement().satisfies(remedy -> {
            assertThat(remedy.order().id()).isEqualTo(id());
            assertThat(remedy.order().requestId()).isEqualTo("remedy-" + id());
            assertThat(remedy.order().service()).isEqualTo("payments-db");
            assertThat(remedy.order().reason()).startsWith("payments-db is down: ");
        });
        int tell = effects.indexOf(new Effect.Tell(told("EndpointDown").getFirst()));
        assertThat(effects.indexOf(remedies().getFirst())).isEqualTo(tell + 1);
    }

    @Test
    void aNewEpisodeAsksAgainUnderAnotherId() {
        take(3, DOWN);
        take(3, UP);
        take(3, DOWN);

        assertThat(remedies())
                .hasSize(2)
                .extracting(remedy -> remedy.order().id())
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsOverNeedsNoRemedyAnyMoreAndOneThatWasTakenIsSaidToHaveHelped() {
        take(3, DOWN);
        progress(Stage.ACCEPTED, now);
        take(3, UP);

        assertThat(effects).contains(new Effect.Unneeded(id(), "EndpointDown is over"));
        assertThat(effects)
                .anyMatch(effect -> effect instanceof Effect.Happened(var event)
                        && event.text().startsWith("remedy failover helped: EndpointDown was over after "));
    }

    @Test
    void aRemedyThatDidNotHelpCallsAPersonOnceUntilItIsOver() {
        take(3, DOWN);
        progress(Stage.ACCEPTED, now);
        take(29, DOWN);
        assertThat(told("RemedyDidNotHelp")).isEmpty();
        take(10, DOWN);
        assertThat(told("RemedyDidNotHelp")).singleElement().matches(Alert::firing);
        take(3, UP);

        assertThat(told("RemedyDidNotHelp")).hasSize(2).last().matches(alert -> !alert.firing());
    }

    @Test
    void aRemedyThatFailedOrWasWithheldOrWaitsCallsAPerson() {
        take(3, DOWN);
        progress(Stage.AWAITING_APPROVAL, now);
        progress(Stage.FAILED, now.plusSeconds(1));

        assertThat(told("RemedyAwaitsApproval")).extracting(Alert::firing).containsExactly(true, false);
        assertThat(told("RemedyFailed")).singleElement().satisfies(alert -> {
            assertThat(alert.summary()).isEqualTo("payments-db: remedy failover failed");
            assertThat(alert.labels().value("remedy")).isEqualTo("failover");
        });
    }

    @Test
    void oneThatFailedAfterItWasTakenAndDidNotHelpIsOneCallAtATimeAndBothEnd() {
        take(3, DOWN);
        progress(Stage.ACCEPTED, now);
        progress(Stage.FAILED, now.plusSeconds(20));
        take(40, DOWN);
        take(3, UP);

        assertThat(told("RemedyFailed")).extracting(Alert::firing).containsExactly(true, false);
        assertThat(told("RemedyDidNotHelp")).extracting(Alert::firing).containsExactly(true, false);
    }

    @Test
    void whatIsOnlyObservedCallsNobodyForTheAlertItselfDoes() {
        monitor = new ServiceMonitor(plan(Mode.OBSERVE), now);
        take(3, DOWN);
        progress(Stage.WITHHELD, now);

        assertThat(told("RemedyWithheld")).isEmpty();
    }

    @Test
    void aRestartAsksForNothingAgainAndGoesOnToSeeWhetherItHelped() {
        take(3, DOWN);
        Instant accepted = now;
        var known = new Recalled(told("EndpointDown"), List.of());
        now = now.plusSeconds(60);
        monitor = new ServiceMonitor(plan, now);
        effects.addAll(monitor.recall(known, now));
        progress(Stage.ACCEPTED, accepted);
        take(30, DOWN);

        assertThat(remedies()).hasSize(1);
        assertThat(told("RemedyDidNotHelp")).hasSize(1);
    }

    @Test
    void whatCalledAPersonBeforeARestartIsNeitherToldAgainNorForgotten() {
        take(3, DOWN);
        progress(Stage.FAILED, now);
        Instant failed = now;
        var known = new Recalled(
                List.of(told("RemedyFailed").getFirst(), told("EndpointDown").getFirst()), List.of());
        monitor = new ServiceMonitor(plan, now);
        effects.addAll(monitor.recall(known, now));
        progress(Stage.FAILED, failed);
        assertThat(told("RemedyFailed")).hasSize(1);

        take(3, UP);

        assertThat(told("RemedyFailed")).hasSize(2).last().matches(alert -> !alert.firing());
    }

    @Test
    void whatCalledAPersonIsOverWhenItsCauseWasOverBeforeTheRestart() {
        take(3, DOWN);
        progress(Stage.FAILED, now);
        var known = new Recalled(List.of(told("RemedyFailed").getFirst()), List.of());
        monitor = new ServiceMonitor(plan, now);
        effects.addAll(monitor.recall(known, now));

        assertThat(told("RemedyFailed")).hasSize(2).last().matches(alert -> !alert.firing());
        assertThat(monitor.snapshot(now).alerts()).isEmpty();
    }

    @Test
    void aReloadThatKeepsTheRemedyKeepsItsCourse() {
        take(3, DOWN);
        progress(Stage.ACCEPTED, now);
        monitor = new ServiceMonitor(plan, now, monitor);
        take(40, DOWN);

        assertThat(remedies()).hasSize(1);
        assertThat(told("RemedyDidNotHelp")).hasSize(1);
    }
}
