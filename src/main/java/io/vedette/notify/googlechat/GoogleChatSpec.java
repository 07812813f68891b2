package io.vedette.notify.googlechat;

import io.vedette.notify.IntegrationSpec;
import io.vedette.secret.Secret;

/** A webhook of a Google Chat space; the URL is the credential. */
public record GoogleChatSpec(Secret webhookUrl) implements IntegrationSpec {
    @Override
    public String kind() {
        return "google_chat";
    }
}
