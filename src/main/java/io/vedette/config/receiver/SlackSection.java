package io.vedette.config.receiver;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.WebUrls;
import io.vedette.notify.IntegrationSpec;
import io.vedette.notify.slack.SlackBotSpec;
import io.vedette.notify.slack.SlackSpec;
import io.vedette.secret.Secret;
import java.net.URI;

/** {@code slack} of a receiver: an incoming webhook, or a bot that changes what it said and keeps a thread. */
final class SlackSection {
    private static final Key<Secret> WEBHOOK = Key.of(
                    "webhook_url",
                    WebUrls.secret(),
                    "Slack's incoming webhook; the URL is the credential. This, or `bot_token` and `channel`.")
            .example("${file:slack_webhook}");
    private static final Key<Secret> TOKEN = Key.of(
                    "bot_token",
                    Scalars.secret(),
                    "The token of a bot with the scope `chat:write`: one message for each incident, changed in place, and a thread below it.")
            .example("${file:slack_token}");
    private static final Key<String> CHANNEL = Key.of(
                    "channel",
                    Scalars.matching("channel", "the channel's id, such as C0123456789", "^[CGD][A-Z0-9]{6,20}$"),
                    "The id of the channel that the bot writes to, which it must be a member of.")
            .example("C0123456789");
    private static final Key<URI> URL =
            Key.of("url", WebUrls.page(), "Slack's Web API, for a bot.").or("https://slack.com");

    private static final Key<Boolean> BUTTONS = Key.of(
                    "buttons",
                    Scalars.truth(),
                    "Whether what can be done stands on buttons instead of links. Slack shows a warning at a button unless its application answers: let \"Interactivity\" of the application call a hook with `platform: slack` (docs/alerting.md).")
            .or("false");

    private static final Shape SHAPE = Shape.of("slack", "A Slack channel.", WEBHOOK, TOKEN, CHANNEL, URL, BUTTONS)
            .checkedBy(SlackSection::check);

    static final Way WAY = new Way(Key.of("slack", SHAPE, "Tells a Slack channel."), SlackSection::spec);

    private SlackSection() {}

    private static IntegrationSpec spec(Fields slack) {
        return slack.has(WEBHOOK)
                ? new SlackSpec(slack.get(WEBHOOK), slack.get(BUTTONS))
                : new SlackBotSpec(slack.get(URL), slack.get(TOKEN), slack.get(CHANNEL), slack.get(BUTTONS));
    }

    private static void check(Fields slack, Findings findings) {
        if (slack.has(WEBHOOK) && (slack.has(TOKEN) || slack.has(CHANNEL))) {
            Key<?> other = slack.has(TOKEN) ? TOKEN : CHANNEL;
            findings.error(
                    slack.placeOf(other),
                    slack.trailOf(other),
                    "stands beside a webhook",
                    "expected webhook_url, or bot_token and channel");
        } else if (!slack.has(WEBHOOK) && !(slack.has(TOKEN) && slack.has(CHANNEL))) {
            Key<?> missing = slack.has(TOKEN) ? CHANNEL : slack.has(CHANNEL) ? TOKEN : WEBHOOK;
            findings.error(
                    slack.place(),
                    slack.trailOf(missing),
                    "is missing",
                    "expected webhook_url, or bot_token and channel");
        }
    }
}
