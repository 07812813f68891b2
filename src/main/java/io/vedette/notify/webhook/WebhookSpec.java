package io.vedette.notify.webhook;

import io.vedette.notify.IntegrationSpec;
import io.vedette.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that is told of alerts as Standard Webhooks has it.
 *
 * @param url may carry a credential
 * @param signingSecret signs every request, {@code whsec_…}; absent for an unsigned one
 */
public record WebhookSpec(Secret url, @Nullable Secret signingSecret) implements IntegrationSpec {
    @Override
    public String kind() {
        return "webhook";
    }
}
