package io.vedette.notify.email;

import io.vedette.secret.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A mail relay.
 *
 * @param caFile PEM certificates trusted instead of the system's, for a private authority
 */
public record SmtpSpec(
        String host,
        int port,
        Encryption encryption,
        @Nullable String username,
        @Nullable Secret password,
        @Nullable Path caFile) {
    /** How the connection is kept private. */
    public enum Encryption {
        /** STARTTLS or nothing is sent: the default. */
        STARTTLS_REQUIRED,
        /** STARTTLS if the relay offers it; a password is then never sent without. */
        STARTTLS_OPTIONAL,
        /** Plain text, for a relay on this host. */
        NONE,
        /** TLS from the first byte. */
        TLS
    }
}
