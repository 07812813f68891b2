package io.vedette.notify.slack;

import io.vedette.notify.IntegrationSpec;
import io.vedette.secret.Secret;
import java.net.URI;

/**
 * A bot that writes to a Slack channel.
 *
 * @param url of the Web API
 * @param token of the bot, with the scope {@code chat:write}
 * @param channel its id
 */
public record SlackBotSpec(URI url, Secret token, String channel) implements IntegrationSpec {
    @Override
    public String kind() {
        return "slack";
    }
}
