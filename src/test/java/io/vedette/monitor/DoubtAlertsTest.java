package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import io.vedette.deployment.Aftermath;
import io.vedette.deployment.Before;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.Watch;
import io.vedette.deployment.WatchPlan;
import io.vedette.fakes.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class DoubtAlertsTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant JUDGED = AT.plusSeconds(900);

    private final DoubtAlerts doubts =
            new DoubtAlerts(new Alerts(Plans.service("shop", 1, Duration.ofSeconds(10))), null);
    private final List<Alert> told = new ArrayList<>();

    private static Watch open(String version) {
        var deployment = new Deployment("d-" + version, "shop", version, "1", null, null, null, AT);
        return Watch.open(deployment, WatchPlan.DEFAULT, new Before(false, null));
    }

    private static Watch judged(Verdict verdict) {
        Watch open = open("2");
        return new Watch(
                open.deployment(),
                open.until(),
                verdict,
                "it is slow",
                90,
                new Before(false, null),
                JUDGED,
                Aftermath.NONE);
    }

    private void follow(Watch watch, Optional<String> suspicion, Instant now) {
        follow(watch, suspicion, false, now);
    }

    private void follow(Watch watch, Optional<String> suspicion, boolean called, Instant now) {
        doubts.follow(Doubt.of(watch, suspicion, true, now), called, () -> "it stands so", now, told::add);
    }

    @Test
    void aSuspicionIsToldOnceAsAWarning() {
        follow(open("2"), Optional.of("evidence 30 : 1"), AT.plusSeconds(60));
        follow(open("2"), Optional.of("evidence 60 : 1"), AT.plusSeconds(61));
        follow(judged(Verdict.SUSPECT), Optional.empty(), JUDGED);

        assertThat(told).extracting(Alert::name).containsExactly("DeploymentSuspected");
        assertThat(told.getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(told.getFirst().labels().value("deployment")).isEqualTo("d-2");
        assertThat(told.getFirst().description()).isEqualTo("version 2: evidence 30 : 1");
    }

    @Test
    void nothingSuspiciousIsNoNews() {
        follow(open("2"), Optional.empty(), AT.plusSeconds(60));

        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"PASS", "INCONCLUSIVE", "SUPERSEDED"})
    void anotherVerdictEndsASuspicion(Verdict verdict) {
        follow(open("2"), Optional.of("evidence 30 : 1"), AT.plusSeconds(60));
        follow(judged(verdict), Optional.empty(), JUDGED);

        assertThat(told).extracting(Alert::firing).containsExactly(true, false);
        assertThat(doubts.isCalling()).isFalse();
    }

    @Test
    void theEnvironmentIsToldAfterASuspicion() {
        follow(open("2"), Optional.of("evidence 30 : 1"), AT.plusSeconds(60));
        follow(judged(Verdict.ENVIRONMENT), Optional.empty(), JUDGED);

        assertThat(told)
                .extracting(Alert::name)
                .containsExactly("DeploymentSuspected", "DeploymentSuspected", "DeploymentEnvironment");
        assertThat(told.getLast().description()).isEqualTo("version 2: it is slow. Nothing is taken back");
    }

    @Test
    void aDoubtEndsAnHourAfterTheVerdict() {
        follow(judged(Verdict.ENVIRONMENT), Optional.empty(), JUDGED);
        follow(judged(Verdict.ENVIRONMENT), Optional.empty(), JUDGED.plusSeconds(3_599));
        assertThat(told).hasSize(1);

        follow(judged(Verdict.ENVIRONMENT), Optional.empty(), JUDGED.plusSeconds(3_600));
        assertThat(told).extracting(Alert::firing).containsExactly(true, false);
    }

    @Test
    void aNewerVersionEndsTheDoubtOfTheOneBefore() {
        follow(judged(Verdict.SUSPECT), Optional.empty(), JUDGED);
        follow(open("3"), Optional.empty(), JUDGED.plusSeconds(1));

        assertThat(told).extracting(Alert::firing).containsExactly(true, false);
    }

    @Test
    void anAlertOfAnEarlierLifeGoesOnUntold() {
        follow(judged(Verdict.SUSPECT), Optional.empty(), JUDGED);
        var later = new DoubtAlerts(new Alerts(Plans.service("shop", 1, Duration.ofSeconds(10))), null);

        assertThat(later.recall(told.getFirst())).isTrue();
        later.follow(
                Doubt.of(judged(Verdict.SUSPECT), Optional.empty(), true, JUDGED), false, () -> "", JUDGED, told::add);
        assertThat(told).hasSize(1);
    }

    @Test
    void aRegressionThatNothingTakesBackCallsAPersonAndSaysWhatToDo() {
        follow(open("2"), Optional.of("evidence 30 : 1"), AT.plusSeconds(60));
        follow(judged(Verdict.REGRESSED), Optional.empty(), JUDGED);

        assertThat(told)
                .extracting(Alert::name)
                .containsExactly("DeploymentSuspected", "DeploymentSuspected", "DeploymentRegressed");
        assertThat(told.getLast().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(told.getLast().description())
                .isEqualTo("version 2: it is slow. Nothing takes it back, since the service has no `on_regression`."
                        + " What to do: deploy version 1 again");
    }

    @Test
    void aRegressionThatSomethingTakesBackIsForThatToTell() {
        assertThat(Doubt.of(judged(Verdict.REGRESSED), Optional.empty(), false, JUDGED))
                .isEmpty();
    }

    @Test
    void aRegressionThatWasTakenBackIsNotLeftAloneWhenTheConfigurationNamesNoRollbackAnyMore() {
        Watch regressed = judged(Verdict.REGRESSED);
        Watch taken = regressed.with(regressed.aftermath().reached(RollbackProgress.Stage.ACCEPTED, JUDGED));

        assertThat(Doubt.of(taken, Optional.empty(), true, JUDGED)).isEmpty();
    }

    @Test
    void whatMakesItsAlertsFireIsExplained() {
        for (Verdict verdict : List.of(Verdict.SUSPECT, Verdict.ENVIRONMENT, Verdict.REGRESSED)) {
            told.clear();
            follow(judged(Verdict.PASS), Optional.empty(), JUDGED);
            follow(judged(verdict), Optional.empty(), JUDGED);

            assertThat(RuleWords.of(told.getLast()))
                    .doesNotContain("configuration's own")
                    .contains("version");
        }
    }

    @Test
    void nobodyIsCalledForARegressionThatACriticalAlertCallsFor() {
        follow(judged(Verdict.REGRESSED), Optional.empty(), true, JUDGED);
        assertThat(told).isEmpty();

        follow(judged(Verdict.REGRESSED), Optional.empty(), false, JUDGED.plusSeconds(1));
        follow(judged(Verdict.REGRESSED), Optional.empty(), true, JUDGED.plusSeconds(2));
        assertThat(told).extracting(Alert::firing).containsExactly(true);
    }

    @Test
    void aRegressionIsOverWhenTheServiceIsAsBefore() {
        Watch regressed = judged(Verdict.REGRESSED);
        follow(regressed, Optional.empty(), JUDGED);
        follow(regressed.with(regressed.aftermath().recovered(JUDGED.plusSeconds(60))), Optional.empty(), JUDGED);

        assertThat(told).extracting(Alert::firing).containsExactly(true, false);
    }

    @Test
    void aRegressionIsWhatPeopleLiveWithAfterADay() {
        follow(judged(Verdict.REGRESSED), Optional.empty(), JUDGED);
        follow(judged(Verdict.REGRESSED), Optional.empty(), JUDGED.plusSeconds(86_399));
        assertThat(told).hasSize(1);

        follow(judged(Verdict.REGRESSED), Optional.empty(), JUDGED.plusSeconds(86_400));
        assertThat(told).extracting(Alert::firing).containsExactly(true, false);
    }
}
