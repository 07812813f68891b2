package io.vedette.web.act;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the links of messages and knows its own again: HMAC-SHA256 (RFC 2104) over purpose, end and subject. Of whatever is offered nothing is read before its
 * signature is compared, in a time that does not depend on where they differ. Safe for any thread.
 */
public final class Signer {
    public static final int KEY_BYTES = 32;
    static final int LONGEST_TOKEN = 2_048;
    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    /** @param key random, and never told to anybody */
    public Signer(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("expected a key of " + KEY_BYTES + " bytes, found " + key.length);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * What a link says.
     *
     * @param end from when on it is good for nothing
     */
    record Claim(String purpose, String subject, Instant end) {}

    /** The link below {@code base} that offers to do something to {@code subject} until {@code end}. */
    public URI link(URI base, String purpose, String subject, Instant end) {
        String root = base.toString().replaceAll("/+$", "");
        return URI.create(root + "/act/" + token(new Claim(purpose, subject, end)));
    }

    String token(Claim claim) {
        byte[] body = (claim.purpose + '\n' + claim.end.getEpochSecond() + '\n' + claim.subject).getBytes(UTF_8);
        return ENCODER.encodeToString(body) + '.' + ENCODER.encodeToString(mac(body));
    }

    /** What {@code token} says, if it is one of ours; whether it has ended is for the caller to see. */
    Optional<Claim> read(String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        try {
            byte[] body = Base64.getUrlDecoder().decode(token.substring(0, dot));
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return MessageDigest.isEqual(mac(body), signature)
                    ? Optional.of(claim(new String(body, UTF_8)))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Claim claim(String body) {
        String[] parts = body.split("\n", 3);
        return new Claim(parts[0], parts[2], Instant.ofEpochSecond(Long.parseLong(parts[1])));
    }

    private byte[] mac(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
