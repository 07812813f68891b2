package io.vedette.adopt.blackbox;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Carried;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.foreign.Foreign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The prober {@code http}: the request, and the way to who answers it. Belongs to one import. */
final class HttpModule {
    private static final int REDIRECTS = 10;

    private final Draft draft;
    private final Carried carried;

    HttpModule(Draft draft) {
        this.draft = draft;
        this.carried = new Carried(draft.secrets());
    }

    void translate(Block endpoint, Foreign http, Asked asked) {
        String url = asked.url("http");
        boolean encrypted = !url.startsWith("http://");
        carried.url(endpoint, url, asked.name(), "the targets");
        request(endpoint, http, asked);
        login(endpoint, http, asked.name());
        redirects(endpoint, http, encrypted);
        compression(endpoint, http);
        String limit = http.text("body_size_limit", "0");
        endpoint.put(
                "body_limit",
                limit.equals("0") ? null : limit.replaceAll("(?i)i?b$", "B").replace("KB", "kB"));
        Way.family(endpoint, http, true);
        proxy(endpoint, http, asked.name());
        versions(endpoint, http);
        Foreign config = http.map("tls_config");
        Block tls = Way.tls(config, draft.losses());
        if (encrypted) {
            endpoint.unlessEmpty("tls", tls);
        }
        endpoint.unlessEmpty("expect", new ExpectedAnswer(draft.losses()).expect(http));
        http.skip("skip_resolve_phase_with_proxy");
    }

    private void request(Block endpoint, Foreign http, Asked asked) {
        String method = http.text("method", "GET");
        endpoint.put("method", method.isEmpty() || method.equals("GET") ? null : method);
        Map<String, String> headers = new LinkedHashMap<>(http.pairs("headers"));
        if (asked.hostname() != null) {
            headers.put("Host", asked.hostname());
        }
        Foreign more = http.map("http_headers");
        if (more != null) {
            more.keys().forEach(name -> header(headers, more, name));
        }
        carried.headers(endpoint, headers, asked.name(), http, "headers");
        carried.body(endpoint, http.text("body"), asked.name(), http.path("body"));
        String file = http.text("body_file");
        if (file != null) {
            endpoint.put("body", draft.secrets().file(file, http.path("body_file")));
        }
    }

    private void header(Map<String, String> headers, Foreign more, String name) {
        Foreign header = more.map(name);
        if (header == null) {
            return;
        }
        List<String> values = new ArrayList<>(header.texts("values"));
        header.texts("secrets")
                .forEach(secret -> values.add(draft.secrets().keep(name, header.path("secrets"), secret)));
        header.texts("files").forEach(file -> values.add(draft.secrets().file(file, header.path("files"))));
        if (!values.isEmpty()) {
            headers.put(name, String.join(", ", values));
        }
    }

    private void login(Block endpoint, Foreign http, String name) {
        Foreign basic = http.map("basic_auth");
        Foreign bearer = http.map("authorization");
        Foreign oauth2 = http.map("oauth2");
        if (basic != null) {
            Block login = new Block()
                    .put("username", secret(basic, "username", name, false))
                    .put("password", secret(basic, "password", name, true));
            endpoint.put("auth", new Block().put("basic", login));
        } else if (bearer != null) {
            authorization(endpoint, bearer, name);
        } else if (oauth2 != null) {
            endpoint.put("auth", new Block().put("oauth2", oauth2(oauth2, name)));
        }
    }

    private void authorization(Block endpoint, Foreign authorization, String name) {
        String type = authorization.text("type", "Bearer");
        String credentials = secret(authorization, "credentials", name, true);
        if (type.equalsIgnoreCase("bearer")) {
            endpoint.put("auth", new Block().put("bearer", credentials));
        } else {
            Block headers = endpoint.get("headers") instanceof Block written ? written : new Block();
            endpoint.put("headers", headers.put("Authorization", type + " " + credentials));
        }
    }

    private Block oauth2(Foreign oauth2, String name) {
        String scope = String.join(" ", oauth2.texts("scopes"));
        Block written = new Block()
                .put("token_url", oauth2.text("token_url"))
                .put("client_id", oauth2.text("client_id"))
                .put("client_secret", secret(oauth2, "client_secret", name, true))
                .put("scope", scope.isEmpty() ? null : scope);
        Foreign more = oauth2.map("endpoint_params");
        if (more != null) {
            written.put("audience", more.text("audience"));
            if ("client_credentials".equals(more.text("grant_type"))) {
                more.skip("grant_type");
            }
        }
        return written;
    }

    /** What stands there or in the file that is named there. */
    private String secret(Foreign owner, String key, String name, boolean hidden) {
        String file = owner.text(key + "_file");
        if (file != null) {
            return draft.secrets().file(file, owner.path(key + "_file"));
        }
        String text = owner.text(key, "");
        return hidden ? draft.secrets().keep(name + "_" + key, owner.path(key), text) : text;
    }

    private void redirects(Block endpoint, Foreign http, boolean encrypted) {
        boolean follows = http.truth("follow_redirects", true) && !http.truth("no_follow_redirects", false);
        boolean neverEncrypted = http.truth("fail_if_ssl", false);
        if (http.truth("fail_if_not_ssl", false) && !encrypted) {
            draft.losses().of(http, "fail_if_not_ssl", "write the target as https://…");
        }
        if (neverEncrypted && encrypted) {
            draft.losses().of(http, "fail_if_ssl", "write the target as http://…");
        }
        endpoint.put("redirects", follows && !neverEncrypted ? String.valueOf(REDIRECTS) : null);
    }

    private void compression(Block endpoint, Foreign http) {
        switch (http.text("compression", "")) {
            case "gzip", "deflate" -> endpoint.put("compression", "true");
            case "br" -> draft.losses().of(http, "compression", "Vedette unpacks gzip and deflate");
            default -> http.skip("compression");
        }
    }

    private void proxy(Block endpoint, Foreign http, String name) {
        String url = http.text("proxy_url");
        if (url != null && !url.isEmpty()) {
            Block at = new Block();
            carried.url(at, url, name + "_proxy", http.path("proxy_url"));
            Block proxy = new Block().put("url", at.text("url"));
            if (at.get("auth") instanceof Block auth) {
                proxy.put("login", auth.get("basic"));
            }
            endpoint.put("proxy", proxy);
        }
    }

    private void versions(Block endpoint, Foreign http) {
        List<String> versions = http.texts("valid_http_versions");
        boolean two = versions.stream().anyMatch(version -> version.startsWith("HTTP/2"));
        boolean one = versions.stream().anyMatch(version -> version.startsWith("HTTP/1"));
        if (two) {
            endpoint.put("http_version", one ? "auto" : "2");
        }
        if (!versions.isEmpty() && !one && !two) {
            draft.losses()
                    .of(http, "valid_http_versions", String.join(", ", versions), "Vedette speaks HTTP/1.1 and HTTP/2");
        }
        http.skip("enable_http2");
    }
}
