package io.vedette.delivery;

import io.vedette.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The signature of Standard Webhooks: HMAC-SHA256 over {@code id.timestamp.body} with the key in {@code whsec_…}. */
public final class WebhookSignature {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 24;
    private static final int LONGEST_KEY = 64;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern EPOCH_SECONDS = Pattern.compile("\\d{1,11}");

    private final SecretKeySpec key;

    /** Takes a secret in which {@link #problem} finds nothing. */
    public WebhookSignature(Secret secret) {
        byte[] bytes = bytes(secret);
        if (bytes == null) {
            throw new IllegalArgumentException(problem(secret));
        }
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** What is wrong with a signing secret, or nothing. */
    public static @Nullable String problem(Secret secret) {
        return bytes(secret) == null
                ? "expected whsec_ and the base64 of " + SHORTEST_KEY + " to " + LONGEST_KEY + " bytes"
                : null;
    }

    private static byte @Nullable [] bytes(Secret secret) {
        String text = secret.reveal().strip();
        if (!text.startsWith(PREFIX)) {
            return null;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            return bytes.length < SHORTEST_KEY || bytes.length > LONGEST_KEY ? null : bytes;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** The value of the {@code webhook-signature} header for one attempt. */
    public String sign(String id, Instant attempt, byte[] body) {
        return VERSION + Base64.getEncoder().encodeToString(mac(id, Long.toString(attempt.getEpochSecond()), body));
    }

    /** Whether a request that arrived at {@code now} is genuine; {@code signatures} is the header's space-separated list. */
    public Check verify(String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (!EPOCH_SECONDS.matcher(timestamp).matches()) {
            return Check.UNREADABLE_TIMESTAMP;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
            return Check.TOO_OLD_OR_TOO_NEW;
        }
        byte[] expected = mac(id, timestamp, body);
        boolean genuine = Arrays.stream(signatures.split(" ")).anyMatch(signature -> matches(signature, expected));
        return genuine ? Check.GENUINE : Check.WRONG_SIGNATURE;
    }

    private static boolean matches(String signature, byte[] expected) {
        byte[] wanted = (VERSION + Base64.getEncoder().encodeToString(expected)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(wanted, signature.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] mac(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    /** What a verification came to. */
    public enum Check {
        GENUINE,
        UNREADABLE_TIMESTAMP,
        TOO_OLD_OR_TOO_NEW,
        WRONG_SIGNATURE
    }
}
