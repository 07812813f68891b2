package io.vedette.notify.teams;

import io.vedette.notify.IntegrationSpec;
import io.vedette.secret.Secret;

/** A Teams workflow that posts what a webhook brings; the URL is the credential. */
public record TeamsSpec(Secret webhookUrl) implements IntegrationSpec {
    @Override
    public String kind() {
        return "teams";
    }
}
