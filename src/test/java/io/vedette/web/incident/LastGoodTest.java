package io.vedette.web.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.Aftermath;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LastGoodTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static Deployment deployment(int version, int minutes) {
        return new Deployment(
                "d-" + version,
                "shop",
                Integer.toString(version),
                Integer.toString(version - 1),
                null,
                null,
                null,
                NOON.plusSeconds(60L * minutes));
    }

    private static WatchSnapshot watch(Deployment deployment, Verdict verdict, int judged, int recovered) {
        Aftermath aftermath =
                recovered == 0 ? Aftermath.NONE : Aftermath.NONE.recovered(NOON.plusSeconds(60L * recovered));
        Instant at = NOON.plusSeconds(60L * judged);
        return new WatchSnapshot(deployment, verdict, "", at, at, null, aftermath, false);
    }

    @Test
    void isTheHourBeforeTheDeployment() {
        Deployment third = deployment(3, 90);
        List<WatchSnapshot> watches =
                List.of(watch(third, Verdict.PASS, 105, 0), watch(deployment(2, 0), Verdict.PASS, 15, 0));

        assertThat(LastGood.before(third, watches)).isEqualTo(new LastGood("2", third.at()));
    }

    @Test
    void leavesOutTheTimeInWhichVersionsRanThatRegressed() {
        Deployment fourth = deployment(4, 50);
        List<WatchSnapshot> watches = List.of(
                watch(fourth, Verdict.PASS, 65, 0),
                watch(deployment(3, 30), Verdict.REGRESSED, 35, 0),
                watch(deployment(2, 0), Verdict.REGRESSED, 5, 8));

        assertThat(LastGood.before(fourth, watches)).isEqualTo(new LastGood("1", NOON));
    }

    @Test
    void isTheNewestAgainAnHourAfterARegressionWasOver() {
        Deployment third = deployment(3, 70);
        List<WatchSnapshot> watches =
                List.of(watch(third, Verdict.PASS, 85, 0), watch(deployment(2, 0), Verdict.REGRESSED, 5, 10));

        assertThat(LastGood.before(third, watches)).isEqualTo(new LastGood("2", third.at()));
    }
}
