package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.ScriptedProbe;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class DoubtsTest {
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    private final Doubts doubts = new Doubts();

    private static Sample unanswered(Instant due) {
        return new Sample(
                new TargetId("checkout", "health"),
                due,
                Duration.ZERO,
                ScriptedProbe.down(Reason.TIMEOUT),
                Sample.Purpose.SCHEDULED);
    }

    @Test
    void whatIsTakenBackIsWhatCameSinceAndIsTakenBackOnce() {
        for (int second = 0; second < 30; second += 10) {
            doubts.add(unanswered(NOON.plusSeconds(second)), NOON.plusSeconds(second));
        }

        assertThat(doubts.since(NOON.plusSeconds(10)))
                .extracting(Sample::due)
                .containsExactly(NOON.plusSeconds(10), NOON.plusSeconds(20));
        assertThat(doubts.since(Instant.EPOCH)).isEmpty();
    }

    @Test
    void whatAnOutageLeftIsForgottenAfterThreeMinutesThoughNothingElseFails() {
        doubts.add(unanswered(NOON), NOON);
        doubts.add(unanswered(NOON.plusSeconds(10)), NOON.plusSeconds(10));

        doubts.forget(NOON.plusSeconds(185));

        assertThat(doubts.since(Instant.EPOCH)).extracting(Sample::due).containsExactly(NOON.plusSeconds(10));
    }
}
