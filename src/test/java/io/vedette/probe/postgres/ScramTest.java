package io.vedette.probe.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScramTest {
    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final String FIRST =
            "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

    @Test
    void theConversationOfRfc7677GoesAsItIsWrittenThere() throws GeneralSecurityException {
        var scram = new Scram("user", NONCE);

        assertThat(scram.first()).isEqualTo("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        var challenge = scram.challenge(FIRST);
        var salted = Stretched.of("pencil", challenge.saltBytes(), challenge.iterations());
        assertThat(scram.last(challenge, salted))
                .isEqualTo("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        assertThat(scram.isProven("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="))
                .isTrue();
        assertThat(scram.isProven("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G5="))
                .isFalse();
    }

    @Test
    void nothingIsProvenBeforeTheProof() {
        assertThat(new Scram("user", NONCE).isProven("v=")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e=other-error",
                "r=" + NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", // nothing of its own
                "r=another" + NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                "r=" + NONCE + "x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=0",
                "r=" + NONCE + "x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=99999999999",
                "r=" + NONCE + "x,s=,i=4096"
            })
    void whatIsNoChallengeIsRefused(String text) {
        assertThatThrownBy(() -> new Scram("user", NONCE).challenge(text)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aPasswordIsPreparedAsRfc4013Says() {
        assertThat(Stretched.prepared("I\u00ADX")).isEqualTo("IX");
        assertThat(Stretched.prepared("\u00AA")).isEqualTo("a");
        assertThat(Stretched.prepared("\u2168")).isEqualTo("IX");
        assertThat(Stretched.prepared("pencil ~")).isEqualTo("pencil ~");
    }

    @Test
    void stretchingIsPbkdf2() throws GeneralSecurityException {
        // RFC 7914, 11: PBKDF2-HMAC-SHA-256 of "passwd" and "salt", once; its first 32 bytes
        assertThat(HexFormat.of().formatHex(Stretched.of("passwd", "salt".getBytes(UTF_8), 1)))
                .isEqualTo("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc");
    }
}
