package io.vedette.web.hooks;

import io.vedette.secret.Secret;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** How a platform proves that it is the one; every comparison takes as long whatever was offered. */
final class Proof {
    private Proof() {}

    /** Whether {@code offered} is the hexadecimal HMAC of the body, after {@code prefix}. */
    static boolean signed(String algorithm, Secret secret, String prefix, @Nullable String offered, Buffer body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), algorithm));
            return same(prefix + HexFormat.of().formatHex(mac.doFinal(body.getBytes())), offered);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + algorithm, impossible);
        }
    }

    /** Whether the secret itself was shown, as a bearer token. */
    static boolean shown(Secret secret, @Nullable String authorization) {
        return same("Bearer " + secret.reveal(), authorization);
    }

    private static boolean same(String expected, @Nullable String offered) {
        return offered != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }
}
