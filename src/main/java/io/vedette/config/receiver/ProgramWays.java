package io.vedette.config.receiver;

import io.vedette.config.shape.Key;
import io.vedette.config.shape.SigningSecrets;
import io.vedette.config.shape.WebUrls;
import io.vedette.notify.alertmanager.AlertmanagerSpec;
import io.vedette.notify.webhook.WebhookSpec;
import io.vedette.secret.Secret;
import java.util.List;

/** Ways to other programs. */
final class ProgramWays {
    private static final Key<Secret> WEBHOOK_URL = Key.of(
                    "url", WebUrls.secret(), "Where alerts are posted; never shown, for it may carry a credential.")
            .required()
            .example("https://hooks.example.org/vedette");
    private static final Key<Secret> WEBHOOK_SECRET = Key.of(
                    "secret",
                    SigningSecrets.type(),
                    "Signs every request as Standard Webhooks has it; without it they are unsigned.")
            .example("${file:webhook_secret}");
    private static final Key<Secret> ALERTMANAGER_URL = Key.of(
                    "url", WebUrls.secret(), "The Alertmanager; never shown, for it may carry a credential.")
            .required()
            .example("http://alertmanager.example.org:9093");

    static final List<Way> ALL = List.of(
            Way.of(
                    "alertmanager",
                    "Hands alerts to an Alertmanager.",
                    "An Alertmanager that takes over from here, with its own routes, silences and receivers.",
                    fields -> new AlertmanagerSpec(fields.get(ALERTMANAGER_URL)),
                    ALERTMANAGER_URL),
            Way.of(
                    "webhook",
                    "Tells a program.",
                    "A program that is told of alerts by POST.",
                    fields -> new WebhookSpec(fields.get(WEBHOOK_URL), fields.find(WEBHOOK_SECRET)),
                    WEBHOOK_URL,
                    WEBHOOK_SECRET));

    private ProgramWays() {}
}
