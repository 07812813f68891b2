package io.vedette.probe.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One SCRAM-SHA-256 conversation (RFC 5802, RFC 7677), without channel binding: both sides prove that they know the password, and neither says it.
 * Belongs to its run.
 */
final class Scram {
    static final String MECHANISM = "SCRAM-SHA-256";

    private static final Pattern SERVER_FIRST =
            Pattern.compile("r=([\\x21-\\x2b\\x2d-\\x7e]+),s=([A-Za-z0-9+/=]+),i=([1-9][0-9]{0,8})(?:,.*)?");
    private static final String HEADER = "n,,";

    private final String clientFirst;
    private final String nonce;
    private byte[] serverSignature = {};

    /** @param user as the server's protocol has it: empty for PostgreSQL, which knows who starts */
    Scram(String user, String nonce) {
        this.nonce = nonce;
        clientFirst = "n=" + user + ",r=" + nonce;
    }

    String first() {
        return HEADER + clientFirst;
    }

    /** What a server asks for. */
    record Challenge(String text, String nonce, String salt, int iterations) {
        /** Whether it makes the same of a password. */
        boolean isAs(Challenge other) {
            return salt.equals(other.salt) && iterations == other.iterations;
        }

        byte[] saltBytes() {
            return Base64.getDecoder().decode(salt);
        }
    }

    /** @throws GeneralSecurityException if {@code serverFirst} is no answer to {@link #first()} */
    Challenge challenge(String serverFirst) throws GeneralSecurityException {
        var parts = SERVER_FIRST.matcher(serverFirst);
        if (!parts.matches()
                || !parts.group(1).startsWith(nonce)
                || parts.group(1).length() == nonce.length()) {
            throw new GeneralSecurityException("the server's challenge is not SCRAM");
        }
        return new Challenge(serverFirst, parts.group(1), parts.group(2), Integer.parseInt(parts.group(3)));
    }

    /** The proof that we know the password from which {@code salted} was made. */
    String last(Challenge challenge, byte[] salted) throws GeneralSecurityException {
        var withoutProof = "c=" + base64(HEADER.getBytes(UTF_8)) + ",r=" + challenge.nonce;
        var signed = (clientFirst + ',' + challenge.text + ',' + withoutProof).getBytes(UTF_8);
        var clientKey = hmac(salted, "Client Key".getBytes(UTF_8));
        var proof = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), signed);
        for (var i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        serverSignature = hmac(hmac(salted, "Server Key".getBytes(UTF_8)), signed);
        return withoutProof + ",p=" + base64(proof);
    }

    /** Whether {@code serverFinal} proves that the server knows the password as well. */
    boolean isProven(String serverFinal) {
        return serverSignature.length > 0
                && MessageDigest.isEqual(("v=" + base64(serverSignature)).getBytes(UTF_8), serverFinal.getBytes(UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
