package io.vedette.probe.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.secret.Secret;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a request says who asks: the {@code Authorization} header, which never goes to another origin. */
public sealed interface Auth {
    /** RFC 7617. */
    record Basic(String username, Secret password) implements Auth {
        String value() {
            var login = username + ':' + password.reveal();
            return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
        }
    }

    /** RFC 6750. */
    record Bearer(Secret token) implements Auth {
        String value() {
            return "Bearer " + token.reveal();
        }
    }

    /**
     * OAuth2's client credentials (RFC 6749, 4.4): a token is fetched, kept for as long as it is good, and sent as {@link Bearer}.
     *
     * @param parameters what else the form has, as {@code scope} and {@code audience}
     */
    record ClientCredentials(URI tokenUrl, Basic client, Map<String, String> parameters) implements Auth {
        public ClientCredentials {
            parameters = Map.copyOf(parameters);
        }
    }

    /** The header's value, if it is known without asking anybody. */
    default @Nullable String header() {
        return switch (this) {
            case ClientCredentials _ -> null;
            case Basic basic -> basic.value();
            case Bearer bearer -> bearer.value();
        };
    }
}
