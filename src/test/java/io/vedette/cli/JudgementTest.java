package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.cli.client.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JudgementTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static Judgement seen(String verdict, @Nullable String rollback) {
        return seen(Judgement.NONE, verdict, rollback, NOON);
    }

    private static Judgement seen(Judgement before, String verdict, @Nullable String rollback, Instant now) {
        JsonObject deployment = new JsonObject()
                .put("service", "checkout")
                .put("version", "2.4.1")
                .put("previous_version", "2.4.0")
                .put("at", "2026-03-02T12:00:00.000Z")
                .put("watched_until", "2026-03-02T12:15:00.000Z")
                .put("verdict", verdict)
                .put("why", "it burns")
                .put("rollback", rollback);
        return before.after(new Answer.Success(200, deployment.encode(), deployment), now);
    }

    @Test
    void nothingIsSettledWhileTheWatchGoesOn() {
        assertThat(Judgement.NONE.settled(NOON)).isFalse();
        assertThat(seen("watching", null).settled(NOON.plusSeconds(3_600))).isFalse();
    }

    @Test
    void theWatchIsAsLongAsTheDaemonSaysWhateverOurClockSays() {
        assertThat(seen("watching", null).watch()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aVerdictOtherThanRegressedSettlesItAtOnce() {
        assertThat(seen("pass", null).settled(NOON)).isTrue();
        assertThat(seen("inconclusive", null).settled(NOON)).isTrue();
        assertThat(seen("environment", null).settled(NOON)).isTrue();
        assertThat(seen("superseded", null).settled(NOON)).isTrue();
    }

    @Test
    void aRegressionIsSettledWhenItsRollbackCameToAnEnd() {
        assertThat(seen("regressed", "accepted").settled(NOON)).isTrue();
        assertThat(seen("regressed", "failed").settled(NOON)).isTrue();
        assertThat(seen("regressed", "withheld").settled(NOON)).isTrue();
    }

    @Test
    void aRollbackThatMayStillBeRequestedIsGivenAMoment() {
        Judgement first = seen("regressed", null);
        assertThat(first.settled(NOON.plusSeconds(4))).isFalse();
        assertThat(seen(first, "regressed", null, NOON.plusSeconds(5)).settled(NOON.plusSeconds(5)))
                .isTrue();
    }

    @Test
    void aRollbackThatWasRequestedIsGivenAMinuteToBeAnswered() {
        Judgement first = seen("regressed", "requested");
        assertThat(first.settled(NOON.plusSeconds(59))).isFalse();
        assertThat(first.settled(NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void theSentenceSaysWhatBecameOfTheRollback() {
        assertThat(seen("regressed", "accepted").sentence())
                .isEqualTo("checkout 2.4.1 regressed: it burns; the rollback to 2.4.0 was requested and accepted");
        assertThat(seen("regressed", "failed").sentence()).contains("FAILED", "by hand");
        assertThat(seen("regressed", null).sentence()).contains("no rollback is configured");
        assertThat(seen("pass", null).sentence()).isEqualTo("checkout 2.4.1 passes: it burns");
        assertThat(seen("suspect", null).sentence()).isEqualTo("checkout 2.4.1 is suspect: it burns");
    }

    private static Judgement ended(boolean held) {
        JsonObject deployment = new JsonObject().put("verdict", "inconclusive").put("held", held);
        return Judgement.NONE.after(new Answer.Success(200, deployment.encode(), deployment), NOON);
    }

    @Test
    void theExitCodeIsAGate() {
        assertThat(seen("pass", null).exitCode()).isZero();
        assertThat(ended(false).exitCode()).isZero();
        assertThat(ended(true).exitCode()).isEqualTo(2);
        assertThat(seen("regressed", null).exitCode()).isEqualTo(1);
        assertThat(seen("inconclusive", null).exitCode()).isEqualTo(2); // of a daemon that does not say more
        assertThat(seen("suspect", null).exitCode()).isEqualTo(2);
        assertThat(seen("environment", null).exitCode()).isEqualTo(2);
        assertThat(seen("superseded", null).exitCode()).isEqualTo(2);
        assertThat(seen("a verdict of a later version", null).exitCode()).isEqualTo(2);
    }
}
