package io.vedette.delivery;

import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.secret.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an HTTP receiver answered.
 *
 * @param body its beginning
 */
public record HttpAnswer(int status, @Nullable String retryAfter, String body) {
    /** What it means for a webhook: 2xx took it, 429, 5xx and the like may take it later, everything else never will. */
    public Delivery delivery(Instant now, Secret... secrets) {
        String said = said(secrets);
        return switch (status / 100) {
            case 2 -> new Delivered(said);
            case 3 -> new Refused(said + ": a redirect is not followed, the URL must be the right one");
            case 5 -> new TryAgain(said, RetryAfter.parse(retryAfter, now), status != 503);
            default -> clientError(said, now);
        };
    }

    /** Status and body in one line. */
    public String said(Secret... secrets) {
        String quote = Quote.of(body, secrets);
        return quote.isEmpty() ? Integer.toString(status) : status + " " + quote;
    }

    private Delivery clientError(String said, Instant now) {
        return switch (status) {
            case 408, 425, 429 -> new TryAgain(said, RetryAfter.parse(retryAfter, now), false);
            default -> new Refused(said);
        };
    }
}
