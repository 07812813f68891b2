package io.vedette.notify.email;

import io.vedette.notify.email.SmtpSpec.Encryption;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a relay is spoken to: a fresh session for every message, nothing waited for without end, a login under TLS only. */
public final class Relay {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SESSIONS = 4;

    private Relay() {}

    /** What cannot be done with a relay as it is described, or nothing. */
    public static @Nullable String problem(SmtpSpec smtp) {
        return smtp.encryption() == Encryption.NONE && smtp.username() != null
                ? "a login is never sent without TLS: set starttls to required, or remove the username"
                : null;
    }

    /*
     * The host's name is verified because no algorithm is named here: the client names one itself when none is given, and none at all when one is.
     */
    static MailConfig config(SmtpSpec smtp) {
        var config = new MailConfig(smtp.host(), smtp.port())
                .setSsl(smtp.encryption() == Encryption.TLS)
                .setStarttls(starttls(smtp))
                .setAuthMethods("PLAIN LOGIN")
                .setLogin(smtp.username() == null ? LoginOption.DISABLED : LoginOption.REQUIRED)
                .setKeepAlive(false)
                .setPipelining(false)
                .setMaxPoolSize(SESSIONS);
        config.setConnectTimeout((int) PATIENCE.toMillis() / 2);
        config.setIdleTimeout((int) PATIENCE.toSeconds());
        if (smtp.username() != null && smtp.password() != null) {
            config.setUsername(smtp.username()).setPassword(smtp.password().reveal());
        }
        if (smtp.caFile() != null) {
            config.setTrustOptions(
                    new PemTrustOptions().addCertPath(smtp.caFile().toString()));
        }
        return config;
    }

    private static StartTLSOptions starttls(SmtpSpec smtp) {
        return switch (smtp.encryption()) {
            case STARTTLS_REQUIRED -> StartTLSOptions.REQUIRED;
            case STARTTLS_OPTIONAL -> smtp.username() == null ? StartTLSOptions.OPTIONAL : StartTLSOptions.REQUIRED;
            case NONE, TLS -> StartTLSOptions.DISABLED;
        };
    }
}
