package io.vedette.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.deployment.Aftermath;
import io.vedette.deployment.Verdict;
import io.vedette.monitor.Health;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.slo.BudgetPolicy;
import io.vedette.web.Snapshots;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VersionGateTest {
    private static final String VERSION = Snapshots.deployment("checkout").version();

    @Test
    void aVersionThatNothingSpeaksAgainstGoesOn() {
        VersionGate gate = gate(VERSION, checkout(watch(Verdict.WATCHING, false)));

        assertThat(gate.ok()).isTrue();
        assertThat(gate.judged()).isFalse();
        assertThat(gate.regressed()).isFalse();
    }

    @Test
    void aVersionUnderSuspicionDoesNot() {
        assertThat(gate(VERSION, checkout(watch(Verdict.WATCHING, true))).ok()).isFalse();
    }

    @Test
    void aVersionGoesNotFurtherWhileSomethingCriticalFiresWhateverTheCause() {
        VersionGate gate =
                gate(VERSION, checkout(List.of(Snapshots.alert("checkout")), watch(Verdict.WATCHING, false)));

        assertThat(gate.ok()).isFalse();
        assertThat(gate.why()).isEqualTo("checkout/node-1 is down: status");
    }

    @Test
    void aVersionOfWhichNothingIsMeasuredYetIsNotOk() {
        ServiceSnapshot unmeasured = Snapshots.service(
                "checkout", Health.UNKNOWN, List.of(), List.of(), List.of(watch(Verdict.WATCHING, false)));

        assertThat(gate(VERSION, unmeasured).why()).isEqualTo("nothing was measured since it came");
        assertThat(gate(VERSION, unmeasured).ok()).isFalse();
    }

    @Test
    void aRegressionMustGoBack() {
        VersionGate gate = gate(VERSION, checkout(watch(Verdict.REGRESSED, true)));

        assertThat(gate.regressed()).isTrue();
        assertThat(gate.ok()).isFalse();
    }

    @Test
    void anUnknownVersionIsNotOkAndSaysWhatToDo() {
        VersionGate gate = gate("3.0", checkout(watch(Verdict.PASS, false)));

        assertThat(gate.ok()).isFalse();
        assertThat(gate.verdict()).isEqualTo("unknown");
        assertThat(gate.why())
                .isEqualTo(
                        "no deployment of version 3.0 of checkout is known: report it, or let the service name its version");
    }

    @Test
    void withoutAVersionAnOldVerdictIsNotTakenForTheRolloutUnderWay() {
        ServiceSnapshot checkout = checkout(watch(Verdict.PASS, false));

        assertThat(VersionGate.of(checkout, null, Snapshots.NOW).ok()).isTrue();
        assertThat(VersionGate.of(checkout, null, Snapshots.NOW.plus(Duration.ofHours(2)))
                        .ok())
                .isFalse();
    }

    @Test
    void flaggersPromotionWaitsForTheVerdict() {
        var budget = new BudgetGate(Snapshots.up("checkout"), BudgetPolicy.DEFAULT);
        var watching = gate(VERSION, checkout(watch(Verdict.WATCHING, false)));
        var passed = gate(VERSION, checkout(watch(Verdict.PASS, false)));

        assertThat(FlaggerHook.ROLLOUT.answer(budget, watching).yes()).isTrue();
        assertThat(FlaggerHook.CONFIRM_PROMOTION.answer(budget, watching).yes()).isFalse();
        assertThat(FlaggerHook.CONFIRM_PROMOTION.answer(budget, passed).yes()).isTrue();
    }

    private static VersionGate gate(String version, ServiceSnapshot service) {
        return VersionGate.of(service, version, Snapshots.NOW);
    }

    private static ServiceSnapshot checkout(WatchSnapshot watch) {
        return checkout(List.of(), watch);
    }

    private static ServiceSnapshot checkout(List<Alert> alerts, WatchSnapshot watch) {
        return Snapshots.service(
                "checkout", Health.UP, List.of(Snapshots.upTarget("checkout", "node-0")), alerts, List.of(watch));
    }

    private static WatchSnapshot watch(Verdict verdict, boolean held) {
        return new WatchSnapshot(
                Snapshots.deployment("checkout"),
                verdict,
                "the sentence",
                Snapshots.NOW.plusSeconds(600),
                verdict == Verdict.WATCHING ? null : Snapshots.NOW.minusSeconds(60),
                null,
                Aftermath.NONE,
                held);
    }
}
