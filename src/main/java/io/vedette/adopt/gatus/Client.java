package io.vedette.adopt.gatus;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Carried;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.draft.Written;
import io.vedette.adopt.foreign.Foreign;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code client} of an endpoint: how Gatus comes to its target. */
final class Client {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
    private static final int REDIRECTS = 10;

    private final Draft draft;
    private final Kind kind;
    private final @Nullable Foreign client;

    Client(Draft draft, Kind kind, @Nullable Foreign client) {
        this.draft = draft;
        this.kind = kind;
        this.client = client;
    }

    static Duration usualTimeout() {
        return USUAL_TIMEOUT;
    }

    void addTo(Block endpoint, String url, String name, Duration interval) {
        timeout(endpoint, interval);
        if (kind == Kind.HTTP) {
            boolean stays = client != null && client.truth("ignore-redirect", false);
            endpoint.put("redirects", stays ? null : String.valueOf(REDIRECTS));
        }
        if (client == null) {
            return;
        }
        client.skip("ignore-redirect", "insecure");
        family(endpoint, client);
        if (kind == Kind.HTTP) {
            oauth2(endpoint, client, name);
            proxy(endpoint, client, name);
        }
        tls(endpoint, client, url);
    }

    private void timeout(Block endpoint, Duration interval) {
        Duration timeout = new Spans(draft.losses()).of(client, "timeout", USUAL_TIMEOUT);
        if (!timeout.equals(USUAL_TIMEOUT) && timeout.compareTo(interval) < 0) {
            endpoint.put("timeout", Written.duration(timeout));
        }
    }

    private void family(Block endpoint, Foreign client) {
        String network = client.text("network", "ip");
        switch (network) {
            case "ip4" -> endpoint.put("address_family", "ipv4");
            case "ip6" -> endpoint.put("address_family", "ipv6");
            default -> client.skip("network");
        }
    }

    private void oauth2(Block endpoint, Foreign client, String name) {
        Foreign oauth2 = client.map("oauth2");
        if (oauth2 == null) {
            return;
        }
        String secret = oauth2.text("client-secret", "");
        endpoint.put(
                "auth",
                new Block()
                        .put(
                                "oauth2",
                                new Block()
                                        .put("token_url", oauth2.text("token-url"))
                                        .put("client_id", oauth2.text("client-id"))
                                        .put(
                                                "client_secret",
                                                draft.secrets()
                                                        .keep(
                                                                name + "_client_secret",
                                                                oauth2.path("client-secret"),
                                                                secret))
                                        .put("scope", joined(oauth2))));
    }

    private static @Nullable String joined(Foreign oauth2) {
        String scope = String.join(" ", oauth2.texts("scopes"));
        return scope.isEmpty() ? null : scope;
    }

    private void proxy(Block endpoint, Foreign client, String name) {
        String url = client.text("proxy-url");
        if (url != null) {
            Block proxy = new Block();
            new Carried(draft.secrets()).url(proxy, url, name + "_proxy", client.path("proxy-url"));
            if (proxy.get("auth") instanceof Block auth) {
                proxy = new Block().put("url", proxy.text("url")).put("login", auth.get("basic"));
            }
            endpoint.put("proxy", proxy);
        }
    }

    private void tls(Block endpoint, Foreign client, String url) {
        Block tls = new Block();
        Foreign own = client.map("tls");
        if (own != null) {
            tls.put("cert_file", own.text("certificate-file")).put("key_file", own.text("private-key-file"));
        }
        boolean encrypted = url.startsWith("https:")
                || url.startsWith("wss:")
                || url.startsWith("grpcs:")
                || kind == Kind.TLS
                || kind == Kind.STARTTLS;
        if (client.truth("insecure", false) && encrypted) {
            tls.put("insecure_skip_verify", "true");
        }
        endpoint.unlessEmpty("tls", tls);
    }
}
