package io.vedette.probe.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.secret.Secret;
import java.util.Base64;

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

    /** The header's value. */
    default String header() {
        return switch (this) {
            case Basic basic -> basic.value();
            case Bearer bearer -> bearer.value();
        };
    }
}
