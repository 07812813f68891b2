package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.fakes.Plans;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Versions that are reported when their rollout is done, and broke the service before that. */
final class LateReportTest {
    private static final Outcome UP =
            new Outcome.Up(new Phases(Phases.NONE, 500, Phases.NONE, 80_000, 10), Observed.NOTHING);
    private static final Outcome DOWN = new Outcome.Down(Reason.STATUS, "503", Phases.EMPTY, Observed.NOTHING);

    private final Watched service = new Watched(Plans.service("checkout", 1, Duration.ofSeconds(10)));

    private void report(String version, @Nullable String rollbackOf) {
        service.effects.addAll(service.monitor.deploy(
                new Deployment(
                        "d-" + version, "checkout", version, "1", null, null, null, service.now, rollbackOf, true),
                service.now));
    }

    private void found(int times, Outcome outcome) {
        for (int i = 0; i < times; i++) {
            service.found(1, outcome);
            service.effects.addAll(service.monitor.tick(service.now));
        }
    }

    private ServiceSnapshot.WatchSnapshot watch() {
        return service.monitor.snapshot(service.now).watches().getFirst();
    }

    private List<Effect> takenBack() {
        return service.effects.stream()
                .filter(Effect.TakeBack.class::isInstance)
                .toList();
    }

    @Test
    void anOutageThatTheRolloutMayHaveBegunAndThatGoesOnIsTheVersionsDoing() {
        found(30, UP);
        found(4, DOWN);

        report("2", null);
        found(2, DOWN);
        assertThat(takenBack()).isEmpty();
        found(1, DOWN);

        assertThat(watch().verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(watch().why()).endsWith("; this fired 29 s before the version was reported, and goes on");
        assertThat(takenBack()).hasSize(1);
    }

    @Test
    void aVersionThatEndsTheOutageIsNotBlamedForIt() {
        found(30, UP);
        found(4, DOWN);

        report("2", null);
        found(1, DOWN);
        found(60, UP);

        assertThat(takenBack()).isEmpty();
        assertThat(watch().verdict()).isNotEqualTo(Verdict.REGRESSED);
    }

    @Test
    void anOutageThatIsOlderThanAnyRolloutIsHeldAgainstNobody() {
        found(30, UP);
        found(8, DOWN);

        report("2", null);
        found(10, DOWN);

        assertThat(takenBack()).isEmpty();
        assertThat(watch().verdict()).isEqualTo(Verdict.WATCHING);
    }

    @Test
    void aRollbackIsNotBlamedForWhatItIsToCure() {
        found(30, UP);
        found(4, DOWN);

        report("2", "3");
        found(10, DOWN);

        assertThat(takenBack()).isEmpty();
    }

    @Test
    void theVersionAfterOneThatRegressedIsNotBlamedForItsOutage() {
        found(30, UP);
        report("2", null);
        found(3, DOWN);
        assertThat(takenBack()).hasSize(1);

        report("3", null);
        found(10, DOWN);

        assertThat(takenBack()).hasSize(1);
    }
}
