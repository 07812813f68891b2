package io.vedette.probe.postgres;

import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Passwords made expensive to guess, as SCRAM wants them: RFC 5802's SaltedPassword, of a password prepared as RFC 4013 has it. */
final class Stretched {
    private static final int BITS = 256;
    private static final Pattern NOTHING =
            Pattern.compile("[\\u00AD\\u034F\\u1806\\u180B-\\u180D\\u200B-\\u200D\\u2060\\uFE00-\\uFE0F\\uFEFF]");

    private Stretched() {}

    /** Takes milliseconds: never on an event loop. */
    static byte[] of(String password, byte[] salt, int iterations) throws GeneralSecurityException {
        var spec = new PBEKeySpec(prepared(password).toCharArray(), salt, iterations, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } finally {
            spec.clearPassword();
        }
    }

    static String prepared(String password) {
        return password.chars().allMatch(letter -> letter < 128)
                ? password
                : Normalizer.normalize(NOTHING.matcher(password).replaceAll(""), Normalizer.Form.NFKC);
    }
}
