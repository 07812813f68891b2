package io.vedette.notify.email;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.delivery.Quote;
import io.vedette.secret.Secret;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What a failed mail means: 4xx may be taken later, 5xx never will, and a connection lost in between leaves it open. Pure. */
final class SmtpTrouble {
    private final Secret[] secrets;

    SmtpTrouble(SmtpSpec smtp) {
        secrets = secrets(smtp.username(), smtp.password());
    }

    /** A relay may echo a login as it was sent: plain, or in base64. */
    private static Secret[] secrets(@Nullable String username, @Nullable Secret password) {
        if (password == null) {
            return new Secret[0];
        }
        String plain = password.reveal();
        return new Secret[] {
            password, new Secret(base64(plain)), new Secret(base64("\0" + username + "\0" + plain)),
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    Delivery delivery(Throwable cause) {
        return switch (cause) {
            case SMTPException answer -> answered(answer);
            case ConnectException _ -> TryAgain.notTaken("could not connect: " + said(cause));
            case UnknownHostException _ -> TryAgain.notTaken("the relay's name does not resolve");
            case SSLException _ -> TryAgain.notTaken("no trusted TLS with the relay: " + innermost(cause));
            default -> other(said(cause));
        };
    }

    private Delivery answered(SMTPException answer) {
        String said = said(answer);
        if (!answer.isPermanent()) {
            return TryAgain.notTaken(said);
        }
        return new Refused(said.startsWith("AUTH") ? "the relay refused the login: " + said : said);
    }

    private static Delivery other(String said) {
        if (said.contains("STARTTLS required")) {
            return new Refused("the relay offers no STARTTLS, and nothing is sent without");
        }
        if (said.contains("login is required")) {
            return new Refused("the relay offers no login that is known here (PLAIN, LOGIN)");
        }
        return TryAgain.perhapsTaken(said);
    }

    private String innermost(Throwable cause) {
        Throwable inner = cause;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return said(inner);
    }

    private String said(Throwable cause) {
        return Quote.of(Objects.toString(cause.getMessage(), cause.getClass().getSimpleName()), secrets);
    }
}
