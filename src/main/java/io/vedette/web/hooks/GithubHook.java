package io.vedette.web.hooks;

import io.vedette.secret.Secret;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** GitHub's {@code deployment_status} event: a deployment counts once its state is {@code success}. The version is the commit. */
record GithubHook(Secret secret) implements Hook {
    @Override
    public boolean isGenuine(MultiMap headers, Buffer body) {
        return Proof.signed("HmacSHA256", secret, "sha256=", headers.get("X-Hub-Signature-256"), body);
    }

    @Override
    public Said read(MultiMap headers, JsonObject body) {
        String event = Text.orEmpty(headers.get("X-GitHub-Event"));
        if (!event.equals("deployment_status")) {
            return new Said.Nothing("only deployment_status events are read, this is " + event);
        }
        String state = Text.orEmpty(Text.at(body, "deployment_status", "state"));
        if (!state.equals("success")) {
            return new Said.Nothing("the deployment's state is " + state);
        }
        String repository = Text.at(body, "repository", "full_name");
        String sha = Text.at(body, "deployment", "sha");
        String id = Text.at(body, "deployment", "id");
        if (repository == null || sha == null || id == null) {
            return new Said.Unreadable("expected repository.full_name, deployment.sha and deployment.id");
        }
        return new Deployed(
                repository,
                Text.orEmpty(Text.at(body, "deployment", "environment")),
                sha,
                Text.at(body, "deployment_status", "log_url"),
                Text.at(body, "deployment", "creator", "login"),
                id);
    }
}
