package io.vedette.config.shape;

import io.vedette.delivery.WebhookSignature;
import io.vedette.secret.Secret;

/** The keys that sign what is sent, as Standard Webhooks writes them. */
public final class SigningSecrets {
    private SigningSecrets() {}

    public static Scalar<Secret> type() {
        return Scalar.of(
                        "signing secret",
                        "whsec_ and the base64 of 24 to 64 random bytes, as from: echo whsec_$(openssl rand -base64 32)",
                        Facets.matching("^whsec_[A-Za-z0-9+/]{32,}={0,2}$"),
                        SigningSecrets::parse)
                .secret();
    }

    private static Parsed<Secret> parse(String text) {
        Secret secret = new Secret(text);
        return WebhookSignature.problem(secret) == null ? Parsed.good(secret) : Parsed.bad();
    }
}
