package io.vedette.config.action;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.SigningSecrets;
import io.vedette.config.shape.WebUrls;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.SignedWebhook;
import io.vedette.secret.Secret;

/** A program of the user's own. */
final class SignedWebhookKind implements ActionKind {
    private static final Key<Secret> URL = Key.of(
                    "url", WebUrls.secret(), "Where the request is posted; never shown, for it may carry a credential.")
            .required()
            .example("https://deploy.example.org/rollback");
    private static final Key<Secret> SECRET = Key.of(
                    "secret",
                    SigningSecrets.type(),
                    "Signs the request as Standard Webhooks has it; a rollback is never requested unsigned.")
            .required()
            .example("${file:rollback_secret}");
    private static final Key<Fields> KEY = Key.of(
            "webhook",
            Shape.of(
                    "rollback_webhook",
                    "A program that is asked, by a signed POST, to take a deployment back.",
                    URL,
                    SECRET),
            "Posts a signed request.");

    @Override
    public Key<Fields> key() {
        return KEY;
    }

    @Override
    public ActionSpec spec(Fields webhook) {
        return new SignedWebhook(webhook.get(URL), webhook.get(SECRET));
    }
}
