package io.vedette.notify.mattermost;

import io.vedette.notify.IntegrationSpec;
import io.vedette.secret.Secret;

/** An incoming webhook of a Mattermost channel; the URL is the credential. */
public record MattermostSpec(Secret webhookUrl) implements IntegrationSpec {
    @Override
    public String kind() {
        return "mattermost";
    }
}
