package io.vedette.config;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Name;
import io.vedette.config.shape.Rule;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.SigningSecrets;
import io.vedette.config.shape.WebUrls;
import io.vedette.notify.IntegrationSpec;
import io.vedette.notify.ReceiverSpec;
import io.vedette.notify.slack.SlackSpec;
import io.vedette.notify.webhook.WebhookSpec;
import io.vedette.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An entry of {@code receivers}: who is told, and in which ways. */
final class ReceiverSection {
    private static final Key<Secret> SLACK_URL = Key.of(
                    "webhook_url", WebUrls.secret(), "Slack's incoming webhook; the URL is the credential.")
            .required()
            .example("${file:slack_webhook}");
    private static final Shape SLACK_SHAPE = Shape.of("slack", "A Slack channel.", SLACK_URL);

    private static final Key<Secret> WEBHOOK_URL = Key.of(
                    "url", WebUrls.secret(), "Where alerts are posted; never shown, for it may carry a credential.")
            .required()
            .example("https://hooks.example.org/vedette");
    private static final Key<Secret> WEBHOOK_SECRET = Key.of(
                    "secret",
                    SigningSecrets.type(),
                    "Signs every request as Standard Webhooks has it; without it they are unsigned.")
            .example("${file:webhook_secret}");
    private static final Shape WEBHOOK_SHAPE =
            Shape.of("webhook", "A program that is told of alerts by POST.", WEBHOOK_URL, WEBHOOK_SECRET);

    private static final Key<String> NAME = Key.of("name", new Name("receiver"), "What routes call it.")
            .required()
            .example("oncall");
    private static final Key<Fields> SLACK = Key.of("slack", SLACK_SHAPE, "Tells a Slack channel.");
    private static final Key<Fields> EMAIL = Key.of("email", EmailSection.SHAPE, "Writes mail.");
    private static final Key<Fields> WEBHOOK = Key.of("webhook", WEBHOOK_SHAPE, "Tells a program.");

    static final Shape SHAPE = Shape.of(
                    "receiver", "Somebody who is told, in one way or several.", NAME, SLACK, EMAIL, WEBHOOK)
            .knowing(Map.of(
                    "slack_configs", "here it is slack",
                    "email_configs", "here it is email",
                    "webhook_configs", "here it is webhook"))
            .with(new Rule.AtLeastOneOf(List.of(SLACK, EMAIL, WEBHOOK)));

    private ReceiverSection() {}

    static ReceiverSpec spec(Fields receiver) {
        List<IntegrationSpec> ways = new ArrayList<>();
        Fields slack = receiver.find(SLACK);
        if (slack != null) {
            ways.add(new SlackSpec(slack.get(SLACK_URL)));
        }
        Fields email = receiver.find(EMAIL);
        if (email != null) {
            ways.add(EmailSection.spec(email));
        }
        Fields webhook = receiver.find(WEBHOOK);
        if (webhook != null) {
            ways.add(new WebhookSpec(webhook.get(WEBHOOK_URL), webhook.find(WEBHOOK_SECRET)));
        }
        return new ReceiverSpec(receiver.get(NAME), ways);
    }
}
