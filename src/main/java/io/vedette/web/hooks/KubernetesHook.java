package io.vedette.web.hooks;

import io.vedette.secret.Secret;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Kubernetes event as exporters of events forward it: a Deployment whose new replica set comes up. The version is the replica set, the environment the
 * namespace. A replica set that grows again is no new version.
 */
record KubernetesHook(Secret secret) implements Hook {
    private static final Pattern SCALED_UP =
            Pattern.compile("Scaled up replica set ([a-z0-9.-]{1,253}) (?:from \\d+ )?to \\d+.*");

    @Override
    public boolean isGenuine(MultiMap headers, Buffer body) {
        return Proof.shown(secret, headers.get(HttpHeaders.AUTHORIZATION));
    }

    @Override
    public Said read(MultiMap headers, JsonObject body) {
        String kind = Text.orEmpty(Text.at(body, "involvedObject", "kind"));
        String reason = Text.orEmpty(Text.at(body, "reason"));
        String name = Text.at(body, "involvedObject", "name");
        if (name == null || reason.isEmpty()) {
            return new Said.Unreadable("expected an event with reason, message and involvedObject");
        }
        Matcher scaled = SCALED_UP.matcher(Text.orEmpty(Text.at(body, "message")));
        if (!kind.equals("Deployment") || !reason.equals("ScalingReplicaSet") || !scaled.matches()) {
            return new Said.Nothing("only a Deployment that scales up a replica set is read, this is " + reason);
        }
        String namespace = Text.orEmpty(Text.at(body, "involvedObject", "namespace"));
        String set = scaled.group(1);
        String key = namespace + "/" + set + " " + Text.orEmpty(Text.at(body, "metadata", "uid"));
        return new Deployed(name, namespace, set, null, "kubernetes", key);
    }
}
