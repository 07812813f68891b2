package io.vedette.probe.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vedette.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who the probe says it is, to a server that asks for a client's certificate.
 *
 * @param chain the client's own certificate first
 * @param key its private key: PEM, PKCS #8, not encrypted
 */
public record Identity(Pem chain, Secret key) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final byte[] SAMPLE = "does this key belong to that certificate?".getBytes(US_ASCII);

    /** What is wrong with it, as in {@code expected …}; nothing if it can be used. Signs, and takes its time. */
    public @Nullable String fault() {
        try {
            return belong(privateKey(key), chain.certificates().getFirst().getPublicKey())
                    ? null
                    : "expected the private key of the first certificate in " + chain.file();
        } catch (IllegalArgumentException unusable) {
            return unusable.getMessage();
        }
    }

    List<X509Certificate> certificates() {
        return chain.certificates();
    }

    PrivateKey privateKey() {
        return privateKey(key);
    }

    private static PrivateKey privateKey(Secret key) {
        var pem = KEY.matcher(key.reveal());
        if (!pem.find()) {
            throw new IllegalArgumentException(
                    "expected an unencrypted private key in PKCS #8 (openssl pkcs8 -topk8 -nodes -in key.pem)");
        }
        var der = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        for (var algorithm : List.of("EC", "RSA", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(der);
            } catch (GeneralSecurityException another) {
                // the next one, then
            }
        }
        throw new IllegalArgumentException(
                "expected a private key of the kinds EC, RSA or EdDSA, found another or a garbled one");
    }

    private static boolean belong(PrivateKey key, PublicKey to) {
        try {
            var signature = Signature.getInstance(algorithm(key));
            signature.initSign(key);
            signature.update(SAMPLE);
            var signed = signature.sign();
            signature.initVerify(to);
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (GeneralSecurityException anotherKind) {
            return false;
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> "EdDSA";
        };
    }
}
