package io.vedette.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class WatchTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final Watch OPEN = Watch.open(
            new Deployment("d-1", "shop", "2", "1", null, null, null, AT), WatchPlan.DEFAULT, new Before(false, null));

    private static Watch judged(Verdict verdict) {
        Instant at = verdict == Verdict.WATCHING ? null : AT.plusSeconds(60);
        return new Watch(
                OPEN.deployment(),
                OPEN.until(),
                verdict,
                "it is slow",
                12,
                new Before(false, null),
                at,
                Aftermath.NONE);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"REGRESSED", "SUSPECT"})
    void whoIsBlamedForWhatBefellOthersIsExcusedFromWhenItWasBlamed(Verdict blamed) {
        Watch excused = judged(blamed).excused("the environment");

        assertThat(excused.verdict()).isEqualTo(Verdict.ENVIRONMENT);
        assertThat(excused.why()).isEqualTo("the environment; it is slow");
        assertThat(excused.judgedAt()).isEqualTo(AT.plusSeconds(60));
        assertThat(excused.isHeld()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"REGRESSED", "SUSPECT"})
    void whoIsNotBlamedNeedsNoExcuse(Verdict verdict) {
        assertThat(judged(verdict).excused("the environment")).isEqualTo(judged(verdict));
    }

    @Test
    void aBlameOfTheLastMomentIsExcusedAlsoWhenItIsHeardOfLater() {
        Watch blamed = OPEN.criticalFired("shop is down", OPEN.until().minusMillis(1), OPEN.until());

        assertThat(blamed.excused("the environment").verdict()).isEqualTo(Verdict.ENVIRONMENT);
    }
}
