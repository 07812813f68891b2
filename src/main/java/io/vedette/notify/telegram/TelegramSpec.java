package io.vedette.notify.telegram;

import io.vedette.notify.IntegrationSpec;
import io.vedette.secret.Secret;
import java.net.URI;

/**
 * A Telegram chat that a bot writes to.
 *
 * @param url of the Bot API
 * @param chat its number, or {@code @name} of a channel
 */
public record TelegramSpec(URI url, Secret token, String chat) implements IntegrationSpec {
    @Override
    public String kind() {
        return "telegram";
    }
}
