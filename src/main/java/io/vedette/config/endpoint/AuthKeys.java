package io.vedette.config.endpoint;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Rule;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.probe.http.Auth;
import io.vedette.secret.Secret;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code auth} of an HTTP endpoint: who asks. */
final class AuthKeys {
    private static final Key<String> USERNAME =
            Key.of("username", Scalars.line(), "The user.").required().example("vedette");
    private static final Key<Secret> PASSWORD = Key.of("password", Scalars.secret(), "The user's password.")
            .required()
            .example("\"${file:password}\"");
    static final Shape LOGIN = Shape.of("login", "A user and a password.", USERNAME, PASSWORD);

    private static final Key<Fields> BASIC = Key.of("basic", LOGIN, "User and password, as in RFC 7617.")
            .example("{ username: vedette, password: \"${file:password}\" }");
    private static final Key<Secret> BEARER =
            Key.of("bearer", Scalars.secret(), "A token that does not change.").example("\"${file:token}\"");
    private static final Shape SHAPE = Shape.of(
                    "auth", "Who asks. It is sent to the URL's own origin only, never along a redirect.", BASIC, BEARER)
            .knowing(Map.of("basic_auth", "basic", "token", "bearer", "bearer_token", "bearer"))
            .with(new Rule.ExactlyOneOf(List.of(BASIC, BEARER)));

    static final Key<Fields> AUTH = Key.of("auth", SHAPE, "Who asks: the `Authorization` of the request.");

    private AuthKeys() {}

    static @Nullable Auth spec(Fields endpoint) {
        Fields auth = endpoint.find(AUTH);
        if (auth == null) {
            return null;
        }
        Fields basic = auth.find(BASIC);
        Secret bearer = auth.find(BEARER);
        return basic != null ? login(basic) : bearer != null ? new Auth.Bearer(bearer) : null;
    }

    static Auth.Basic login(Fields login) {
        return new Auth.Basic(login.get(USERNAME), login.get(PASSWORD));
    }

    /** One {@code Authorization} is enough. */
    static void check(Fields endpoint, @Nullable Map<String, String> headers, Findings findings) {
        if (endpoint.has(AUTH)
                && headers != null
                && headers.keySet().stream().anyMatch(name -> name.equalsIgnoreCase("Authorization"))) {
            findings.error(
                    endpoint.placeOf(AUTH),
                    endpoint.trailOf(AUTH),
                    "the headers have an Authorization too",
                    "leave one of the two out");
        }
    }
}
