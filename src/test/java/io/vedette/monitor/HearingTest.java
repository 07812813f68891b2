package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.evidence.ControlGroup;
import io.vedette.fakes.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of a service probed every ten seconds. */
final class HearingTest {
    private static final Instant FIRED = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant LONG_AGO = FIRED.minusSeconds(600);

    private final Hearing hearing = new Hearing(
            Plans.service("shop", 1, Duration.ofSeconds(10)).service().targets(), null);
    private final List<String> judged = new ArrayList<>();

    private List<String> after(Duration time, ControlGroup.State group) {
        hearing.end(FIRED.plus(time), group, (summary, fired) -> judged.add(summary + " at " + fired));
        return judged;
    }

    @Test
    void withoutAGroupAVersionIsJudgedAtOnce() {
        hearing.open("down", FIRED, LONG_AGO);

        assertThat(after(Duration.ZERO, ControlGroup.State.NONE)).containsExactly("down at 2026-11-20T10:00:00Z");
        assertThat(hearing.isOpen()).isFalse();
    }

    @Test
    void aGroupHasThreeSecondsAfterTheDeploymentToGather() {
        hearing.open("down", FIRED, FIRED.minusSeconds(1));

        assertThat(after(Duration.ofMillis(1_999), ControlGroup.State.NONE)).isEmpty();
        assertThat(after(Duration.ofSeconds(2), ControlGroup.State.NONE)).hasSize(1);
    }

    @Test
    void aGroupThatIsWellIsGivenAnIntervalAndTheTimeToTell() {
        hearing.open("down", FIRED, LONG_AGO);

        assertThat(after(Duration.ofMillis(12_999), ControlGroup.State.HEALTHY)).isEmpty();
        assertThat(after(Duration.ofSeconds(13), ControlGroup.State.HEALTHY)).hasSize(1);
    }

    @Test
    void aGroupThatIsDisturbedHasSpoken() {
        hearing.open("down", FIRED, LONG_AGO);

        assertThat(after(Duration.ZERO, ControlGroup.State.DISTURBED)).hasSize(1);
    }

    @Test
    void aSecondAlertAddsNothing() {
        hearing.open("down", FIRED, LONG_AGO);
        hearing.open("burning", FIRED.plusSeconds(9), LONG_AGO);

        assertThat(after(Duration.ofSeconds(13), ControlGroup.State.SILENT))
                .containsExactly("down at 2026-11-20T10:00:00Z");
    }

    @Test
    void nobodyIsWaitedForLongerThanAMinute() {
        var slow = new Hearing(
                Plans.service("batch", 1, Duration.ofHours(1)).service().targets(), null);
        slow.open("down", FIRED, LONG_AGO);
        slow.end(FIRED.plusSeconds(63), ControlGroup.State.HEALTHY, (summary, _) -> judged.add(summary));

        assertThat(judged).containsExactly("down");
    }
}
