package io.vedette.config.endpoint;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.probe.run.Login;
import io.vedette.probe.run.StartTls;
import io.vedette.secret.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who logs in: the same two keys for every kind whose protocol has a login. */
final class Logins {
    static final Key<String> USERNAME = Key.of("username", Scalars.line(), "Who logs in, where the kind has a login.")
            .example("vedette");
    static final Key<Secret> PASSWORD = Key.of(
                    "password", Scalars.secret(), "The login's password; never shown. It does not belong into the URL.")
            .example("\"${file:redis_password}\"");

    static final Key<StartTls> STARTTLS = Key.of(
                    "starttls",
                    Scalars.oneOf(upgrades()),
                    "Whether a conversation that begins in the clear goes on under TLS: `required` is down where it is not offered.")
            .orElse("what its kind says")
            .example("required");

    private Logins() {}

    /** Who logs in, if both keys are there. */
    static @Nullable Login login(Fields endpoint) {
        String username = endpoint.find(USERNAME);
        Secret password = endpoint.find(PASSWORD);
        return username == null || password == null ? null : new Login(username, password);
    }

    /** Asks for both, or neither. */
    static void checkBoth(Fields endpoint, Findings findings) {
        checkPassword(endpoint, findings);
        if (endpoint.has(PASSWORD) && !endpoint.has(USERNAME)) {
            findings.error(
                    endpoint.place(),
                    endpoint.trailOf(USERNAME),
                    "is missing",
                    "expected username and password, or neither");
        }
    }

    private static Map<String, StartTls> upgrades() {
        Map<String, StartTls> words = new LinkedHashMap<>();
        words.put("required", StartTls.REQUIRED);
        words.put("if_offered", StartTls.IF_OFFERED);
        words.put("never", StartTls.NEVER);
        return words;
    }

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
