package io.vedette.demo;

import io.vedette.demo.mail.SmtpSink.Login;
import io.vedette.secret.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What the players of one demonstration know each other by; new each time.
 *
 * @param token with which the pipeline reports to the daemon
 * @param signing with which the daemon signs its rollback requests
 * @param mail with which the daemon logs in to the relay
 */
record Credentials(Secret token, Secret signing, Login mail) {
    private static final int BYTES = 32;

    static Credentials random() {
        return new Credentials(
                new Secret(word(Base64.getUrlEncoder().withoutPadding())),
                new Secret("whsec_" + word(Base64.getEncoder())),
                new Login("vedette", word(Base64.getUrlEncoder().withoutPadding())));
    }

    private static String word(Base64.Encoder encoder) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return encoder.encodeToString(random);
    }
}
