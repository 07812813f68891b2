package io.vedette.web.hooks;

import io.vedette.secret.Secret;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;

/**
 * Argo CD's notifications, which send what their template says: {@code application} and {@code revision}, and {@code environment}, {@code url} where there are.
 * docs/deployments.md has the template.
 */
record ArgoCdHook(Secret secret) implements Hook {
    @Override
    public boolean isGenuine(MultiMap headers, Buffer body) {
        return Proof.shown(secret, headers.get(HttpHeaders.AUTHORIZATION));
    }

    @Override
    public Said read(MultiMap headers, JsonObject body) {
        String application = Text.at(body, "application");
        String revision = Text.at(body, "revision");
        if (application == null || revision == null) {
            return new Said.Unreadable(
                    "expected application and revision, as the template in docs/deployments.md sends them");
        }
        String environment = Text.orEmpty(Text.at(body, "environment"));
        return new Deployed(
                application, environment, revision, Text.at(body, "url"), "argocd", application + " " + revision);
    }
}
