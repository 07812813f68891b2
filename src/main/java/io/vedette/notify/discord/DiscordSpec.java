package io.vedette.notify.discord;

import io.vedette.notify.IntegrationSpec;
import io.vedette.secret.Secret;

/** A webhook of a Discord channel; the URL is the credential. */
public record DiscordSpec(Secret webhookUrl) implements IntegrationSpec {
    @Override
    public String kind() {
        return "discord";
    }
}
