package io.vedette.web.hooks;

import io.vedette.secret.Secret;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** Vercel's {@code deployment.succeeded} and {@code deployment.promoted}. The version is the deployment's id, which is what an instant rollback wants. */
record VercelHook(Secret secret) implements Hook {
    private static final Set<String> LIVE = Set.of("deployment.succeeded", "deployment.promoted");

    @Override
    public boolean isGenuine(MultiMap headers, Buffer body) {
        return Proof.signed("HmacSHA1", secret, "", headers.get("x-vercel-signature"), body);
    }

    @Override
    public Said read(MultiMap headers, JsonObject body) {
        String type = Text.orEmpty(Text.at(body, "type"));
        if (!LIVE.contains(type)) {
            return new Said.Nothing("only " + LIVE.stream().sorted().toList() + " are read, this is " + type);
        }
        String project = Text.at(body, "payload", "deployment", "name");
        if (project == null) {
            project = Text.at(body, "payload", "project", "id");
        }
        String id = Text.at(body, "payload", "deployment", "id");
        if (project == null || id == null) {
            return new Said.Unreadable(
                    "expected payload.project.id or payload.deployment.name, and payload.deployment.id");
        }
        String target = Text.at(body, "payload", "target");
        return new Deployed(
                project,
                target == null ? "preview" : target,
                id,
                Text.at(body, "payload", "links", "deployment"),
                Text.at(body, "payload", "deployment", "meta", "githubCommitAuthorLogin"),
                type + " " + id);
    }
}
