package io.vedette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpAnswerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void everySuccessIsDelivered(int status) {
        assertThat(delivery(status)).isInstanceOf(Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 403, 404, 410, 413, 422})
    void redirectsAndClientErrorsAreFinal(int status) {
        assertThat(delivery(status)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 503})
    void anOverloadedReceiverSurelyDidNotTakeIt(int status) {
        assertThat(delivery(status)).isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.perhapsTaken())
                .isFalse());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void aBrokenReceiverMayHaveTakenIt(int status) {
        assertThat(delivery(status)).isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.perhapsTaken())
                .isTrue());
    }

    @Test
    void theWaitThatAReceiverAsksForIsHandedOn() {
        var answer = new HttpAnswer(503, "12", "busy");

        assertThat(answer.delivery(NOW)).isEqualTo(new TryAgain("503 busy", Duration.ofSeconds(12), false));
    }

    @Test
    void aReceiverThatEchoesASecretDoesNotPublishIt() {
        var answer = new HttpAnswer(403, null, "bad token\r\n\u001b[31mxoxb-123 ".repeat(100));

        assertThat(answer.delivery(NOW, new Secret("xoxb-123"))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.why())
                    .startsWith("403 bad token [31m<secret> bad")
                    .hasSizeLessThan(210);
            assertThat(refused.why())
                    .doesNotContain("xoxb")
                    .doesNotContain("\n")
                    .doesNotContain("\u001b");
        });
    }

    @Test
    void aTextIsNeverCutInsideACharacter() {
        assertThat(Quote.cut("ab🔴cd", 4)).isEqualTo("ab…");
        assertThat(Quote.cut("ab🔴cd", 5)).isEqualTo("ab🔴…");
        assertThat(Quote.cut("ab🔴cd", 6)).isEqualTo("ab🔴cd");
    }

    private static Delivery delivery(int status) {
        return new HttpAnswer(status, null, "").delivery(NOW);
    }
}
