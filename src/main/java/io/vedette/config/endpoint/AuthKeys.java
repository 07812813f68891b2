package io.vedette.config.endpoint;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Rule;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.WebUrls;
import io.vedette.probe.http.Auth;
import io.vedette.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private static final Key<URI> TOKEN_URL = Key.of("token_url", WebUrls.page(), "Where tokens are fetched.")
            .required()
            .example("https://login.example.org/oauth2/token");
    private static final Key<String> CLIENT_ID =
            Key.of("client_id", Scalars.line(), "The client.").required().example("vedette");
    private static final Key<Secret> CLIENT_SECRET = Key.of("client_secret", Scalars.secret(), "The client's secret.")
            .required()
            .example("\"${file:client_secret}\"");
    private static final Key<String> SCOPE = Key.of("scope", Scalars.line(), "What is asked for, with spaces between.")
            .example("health.read");
    private static final Key<String> AUDIENCE = Key.of(
                    "audience", Scalars.line(), "Whom the token is for, where the provider wants to know.")
            .example("https://api.example.org");
    private static final Shape OAUTH2_SHAPE = Shape.of(
            "oauth2",
            "OAuth2 client credentials (RFC 6749, 4.4). The token is kept, and renewed before it expires while probes go on with the old one; its time is not the target's. Without a token the probe is unknown, not down.",
            TOKEN_URL,
            CLIENT_ID,
            CLIENT_SECRET,
            SCOPE,
            AUDIENCE);
    private static final Key<Fields> OAUTH2 = Key.of("oauth2", OAUTH2_SHAPE, "A token that is fetched.");
    private static final Shape SHAPE = Shape.of(
                    "auth",
                    "Who asks. It is sent to the URL's own origin only, never along a redirect.",
                    BASIC,
                    BEARER,
                    OAUTH2)
            .knowing(Map.of("basic_auth", "basic", "token", "bearer", "bearer_token", "bearer"))
            .with(new Rule.ExactlyOneOf(List.of(BASIC, BEARER, OAUTH2)));

    static final Key<Fields> AUTH = Key.of("auth", SHAPE, "Who asks: the `Authorization` of the request.");

    private AuthKeys() {}

    static @Nullable Auth spec(Fields endpoint) {
        Fields auth = endpoint.find(AUTH);
        if (auth == null) {
            return null;
        }
        Fields basic = auth.find(BASIC);
        Secret bearer = auth.find(BEARER);
        Fields oauth2 = auth.find(OAUTH2);
        if (oauth2 != null) {
            return credentials(oauth2);
        }
        return basic != null ? login(basic) : bearer != null ? new Auth.Bearer(bearer) : null;
    }

    private static Auth.ClientCredentials credentials(Fields oauth2) {
        Map<String, String> parameters = new TreeMap<>();
        for (Key<String> key : List.of(SCOPE, AUDIENCE)) {
            String value = oauth2.find(key);
            if (value != null) {
                parameters.put(key.name(), value);
            }
        }
        Auth.Basic client = new Auth.Basic(oauth2.get(CLIENT_ID), oauth2.get(CLIENT_SECRET));
        return new Auth.ClientCredentials(oauth2.get(TOKEN_URL), client, parameters);
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
