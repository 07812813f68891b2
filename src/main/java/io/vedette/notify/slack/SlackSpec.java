package io.vedette.notify.slack;

import io.vedette.notify.IntegrationSpec;
import io.vedette.secret.Secret;

/** A Slack incoming webhook; the URL is the credential. */
public record SlackSpec(Secret webhookUrl) implements IntegrationSpec {
    @Override
    public String kind() {
        return "slack";
    }
}
