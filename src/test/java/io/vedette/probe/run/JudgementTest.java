package io.vedette.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JudgementTest {
    private static final Fixed HOLDS = new Fixed("holds", null);
    private static final Fixed STATUS = new Fixed("status", new Theirs(Reason.STATUS, "found 503"));
    private static final Fixed BODY = new Fixed("body", new Theirs(Reason.BODY, "found nothing"));
    private static final Fixed LATENCY = new Fixed("latency", new Theirs(Reason.LATENCY, "found 2 s"));

    private record Fixed(String words, @Nullable Theirs trouble) implements Condition<Object> {
        @Override
        public @Nullable Theirs failure(Object answer) {
            return trouble;
        }
    }

    private static Outcome judged(List<Condition<Object>> expect) {
        return Judgement.of(expect, new Object()).outcome(Phases.EMPTY, Observed.NOTHING);
    }

    private static Condition<Object> degrading(Fixed condition) {
        return new Degrading<>(condition);
    }

    @Test
    void allThatHoldsIsUp() {
        assertThat(judged(List.of(HOLDS, degrading(HOLDS)))).isEqualTo(new Outcome.Up(Phases.EMPTY, Observed.NOTHING));
    }

    @Test
    void theFirstFailureGivesTheReasonAndTheOthersAreCounted() {
        assertThat(judged(List.of(HOLDS, STATUS, BODY, LATENCY)))
                .isEqualTo(new Outcome.Down(
                        Reason.STATUS, "found 503 (2 more expectations failed)", Phases.EMPTY, Observed.NOTHING));
    }

    @Test
    void aFailureOfLesserSeverityDegrades() {
        assertThat(judged(List.of(HOLDS, degrading(LATENCY))))
                .isEqualTo(new Outcome.Degraded(Reason.LATENCY, "found 2 s", Phases.EMPTY, Observed.NOTHING));
    }

    @Test
    void aFailureThatMakesItDownGoesBeforeAnEarlierThatDegrades() {
        assertThat(judged(List.of(degrading(LATENCY), BODY)))
                .isEqualTo(new Outcome.Down(
                        Reason.BODY, "found nothing (1 more expectation failed)", Phases.EMPTY, Observed.NOTHING));
    }

    @Test
    void nothingExpectedIsUp() {
        assertThat(Judgement.of(List.of(), "anything").failure()).isNull();
    }
}
