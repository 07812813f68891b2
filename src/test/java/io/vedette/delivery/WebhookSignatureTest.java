package io.vedette.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.delivery.WebhookSignature.Check;
import io.vedette.secret.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookSignatureTest {
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant SENT = Instant.ofEpochSecond(1614265330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final WebhookSignature signature = new WebhookSignature(SECRET);

    @Test
    void theExampleOfTheStandardsOwnLibrariesIsReproduced() {
        assertThat(signature.sign(ID, SENT, BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void oneGenuineSignatureInTheListIsEnough() {
        assertThat(verify("v1,Zm9v v1a,abc " + SIGNATURE, "1614265330", SENT)).isEqualTo(Check.GENUINE);
    }

    @Test
    void anotherBodyIsNotGenuine() {
        var check = signature.verify(ID, "1614265330", SIGNATURE, "{}".getBytes(UTF_8), SENT);

        assertThat(check).isEqualTo(Check.WRONG_SIGNATURE);
    }

    @Test
    void aRequestIsGenuineForFiveMinutesEitherWay() {
        assertThat(verify(SIGNATURE, "1614265330", SENT.plusSeconds(300))).isEqualTo(Check.GENUINE);
        assertThat(verify(SIGNATURE, "1614265330", SENT.plusSeconds(301))).isEqualTo(Check.TOO_OLD_OR_TOO_NEW);
        assertThat(verify(SIGNATURE, "1614265330", SENT.minusSeconds(301))).isEqualTo(Check.TOO_OLD_OR_TOO_NEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1", "161426533000000"})
    void aTimestampThatIsNoneIsNamedSo(String timestamp) {
        assertThat(verify(SIGNATURE, timestamp, SENT)).isEqualTo(Check.UNREADABLE_TIMESTAMP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "whsec_???", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void aSecretThatCannotSignIsRefusedWithoutBeingNamed(String text) {
        var secret = new Secret(text);

        assertThat(WebhookSignature.problem(secret)).startsWith("expected whsec_ and the base64 of 24 to 64 bytes");
        assertThatThrownBy(() -> new WebhookSignature(secret)).hasMessageNotContaining("c2hvcnQ");
    }

    @Test
    void aGoodSecretHasNoProblem() {
        assertThat(WebhookSignature.problem(SECRET)).isNull();
    }

    private Check verify(String signatures, String timestamp, Instant now) {
        return signature.verify(ID, timestamp, signatures, BODY, now);
    }
}
