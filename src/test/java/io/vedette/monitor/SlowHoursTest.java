package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import io.vedette.deployment.WatchPlan;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SlowHoursTest {
    private static final int WEEK = 7 * 24 * 120;

    private static Watched watched(@Nullable Severity severity) {
        ServicePlan usual = Plans.service("checkout", 1, Duration.ofSeconds(30));
        return new Watched(new ServicePlan(
                usual.service(),
                List.of(),
                WatchPlan.DEFAULT,
                new AlertPlan(Severity.WARNING, CertificateAges.OFF, severity, List.of())));
    }

    @Test
    void aServiceThatIsSlowerThanThisHourHasBeenForTenMinutesIsToldAndEndsWhenItIsNot() {
        var watched = watched(Severity.WARNING);
        watched.found(2 * WEEK, ScriptedProbe.up(40));
        assertThat(watched.life("LatencyAnomaly")).isEqualTo(Life.NO_DATA);
        watched.found(WEEK + 60, ScriptedProbe.up(40));
        assertThat(watched.life("LatencyAnomaly")).isEqualTo(Life.OK);

        watched.found(90, ScriptedProbe.up(400));
        assertThat(watched.news()).containsExactly("LatencyAnomaly fires");
        assertThat(watched.told().getFirst().description()).contains("usually 40.");
        watched.found(240, ScriptedProbe.up(40));

        assertThat(watched.news()).containsExactly("LatencyAnomaly fires", "LatencyAnomaly ends");
    }

    @Test
    void whatItHasLearntSurvivesARestart() {
        var watched = watched(Severity.WARNING);
        watched.found(3 * WEEK, ScriptedProbe.up(40));
        watched.restart(Duration.ofMinutes(10));
        watched.found(120, ScriptedProbe.up(400));

        assertThat(watched.news()).containsExactly("LatencyAnomaly fires");
    }

    @Test
    void itIsOffUnlessAskedFor() {
        var watched = watched(null);
        watched.found(1_000, ScriptedProbe.up(40));

        assertThat(watched.monitor.snapshot(watched.now).rules())
                .noneMatch(rule -> rule.name().equals("LatencyAnomaly"));
        assertThat(AlertPlan.DEFAULT.latencyAnomaly()).isNull();
    }
}
