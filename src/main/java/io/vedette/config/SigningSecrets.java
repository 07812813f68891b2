package io.vedette.config;

import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.secret.Secret;
import java.util.Base64;

/** The keys that sign what is sent, as Standard Webhooks writes them. */
final class SigningSecrets {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private SigningSecrets() {}

    static Scalar<Secret> type() {
        return Scalar.of(
                        "signing secret",
                        "whsec_ and the base64 of " + SHORTEST + " to " + LONGEST
                                + " random bytes, as from: echo whsec_$(openssl rand -base64 32)",
                        Facets.matching("^" + PREFIX + "[A-Za-z0-9+/]{32,}={0,2}$"),
                        text -> isKey(text) ? Parsed.good(new Secret(text)) : Parsed.bad())
                .secret();
    }

    private static boolean isKey(String text) {
        if (!text.startsWith(PREFIX)) {
            return false;
        }
        try {
            int bytes = Base64.getDecoder().decode(text.substring(PREFIX.length())).length;
            return bytes >= SHORTEST && bytes <= LONGEST;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
