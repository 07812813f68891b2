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
 * @param buttons whether what can be done stands on buttons, which wants an application that Slack may tell of a press
 */
public record SlackBotSpec(URI url, Secret token, String channel, boolean buttons) implements IntegrationSpec {
    /** With links. */
    public SlackBotSpec(URI url, Secret token, String channel) {
        this(url, token, channel, false);
    }

    @Override
    public String kind() {
        return "slack";
    }
}
