package io.vedette.notify.slack;

import io.vedette.notify.IntegrationSpec;
import io.vedette.secret.Secret;

/**
 * A Slack incoming webhook; the URL is the credential.
 *
 * @param buttons whether what can be done stands on buttons, which wants an application that Slack may tell of a press
 */
public record SlackSpec(Secret webhookUrl, boolean buttons) implements IntegrationSpec {
    /** With links. */
    public SlackSpec(Secret webhookUrl) {
        this(webhookUrl, false);
    }

    @Override
    public String kind() {
        return "slack";
    }
}
