package io.vedette.config.endpoint;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.secret.Secret;

/** Who logs in: the same two keys for every kind whose protocol has a login. */
final class Logins {
    static final Key<String> USERNAME = Key.of("username", Scalars.line(), "Who logs in, where the kind has a login.")
            .example("vedette");
    static final Key<Secret> PASSWORD = Key.of(
                    "password", Scalars.secret(), "The login's password; never shown. It does not belong into the URL.")
            .example("\"${file:redis_password}\"");

    private Logins() {}

    /** Asks for a password where there is a user. */
    static void checkPassword(Fields endpoint, Findings findings) {
        if (endpoint.has(USERNAME) && !endpoint.has(PASSWORD)) {
            findings.error(
                    endpoint.place(),
                    endpoint.trailOf(PASSWORD),
                    "is missing",
                    "expected username and password, or neither");
        }
    }
}
