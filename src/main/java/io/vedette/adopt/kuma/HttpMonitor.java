package io.vedette.adopt.kuma;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Carried;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.draft.Expect;
import io.vedette.adopt.draft.Pointer;
import io.vedette.adopt.draft.Written;
import io.vedette.adopt.foreign.Foreign;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Monitors of the types {@code http}, {@code keyword} and {@code json-query}. Belongs to one import. */
final class HttpMonitor {
    private static final Map<String, String> CONTENT = Map.of(
            "json", "application/json",
            "xml", "text/xml; charset=utf-8",
            "form", "application/x-www-form-urlencoded");

    /** Uptime Kuma reminds three weeks before a certificate ends. */
    private static final String REMINDED = "> 21d";

    private final Draft draft;
    private final Carried carried;
    private final Map<String, Foreign> proxies;

    HttpMonitor(Draft draft, Map<String, Foreign> proxies) {
        this.draft = draft;
        this.carried = new Carried(draft.secrets());
        this.proxies = proxies;
    }

    void translate(Block endpoint, Foreign monitor, String name) {
        String url = monitor.text("url", "");
        boolean encrypted = url.startsWith("https:");
        carried.url(endpoint, url, name, monitor.path("url"));
        request(endpoint, monitor, name);
        login(endpoint, monitor, name);
        String redirects = monitor.text("maxredirects", "10");
        endpoint.put("redirects", redirects.equals("0") ? null : redirects);
        proxy(endpoint, monitor, name);
        if (encrypted && monitor.truth("ignoreTls", false)) {
            endpoint.put("tls", new Block().put("insecure_skip_verify", "true"));
        }
        endpoint.unlessEmpty("expect", expect(monitor).written());
        if (encrypted && monitor.truth("expiryNotification", false) && !monitor.truth("ignoreTls", false)) {
            endpoint.put("degraded", new Block().put("certificate", REMINDED));
        }
    }

    private void request(Block endpoint, Foreign monitor, String name) {
        String method = monitor.text("method", "GET");
        endpoint.put("method", method.equals("GET") ? null : method);
        Map<String, String> headers = new LinkedHashMap<>();
        String body = monitor.text("body", "");
        String type = CONTENT.get(monitor.text("httpBodyEncoding", "json"));
        if (!body.isBlank() && type != null) {
            headers.put("Content-Type", type);
        }
        Inner.object(monitor.text("headers")).forEach((header, value) -> {
            headers.keySet().removeIf(header::equalsIgnoreCase);
            headers.put(header, value);
        });
        carried.headers(endpoint, headers, name, monitor, "headers");
        carried.body(endpoint, body.isBlank() ? null : body, name, monitor.path("body"));
    }

    private void login(Block endpoint, Foreign monitor, String name) {
        switch (monitor.text("authMethod", "")) {
            case "basic" ->
                carried.basic(
                        endpoint,
                        monitor.text("basic_auth_user", ""),
                        monitor.text("basic_auth_pass", ""),
                        name,
                        monitor.path("basic_auth_pass"));
            case "bearer" ->
                carried.bearer(endpoint, monitor.text("bearer_token", ""), name, monitor.path("bearer_token"));
            case "oauth2-cc" -> endpoint.put("auth", new Block().put("oauth2", oauth2(monitor, name)));
            case "ntlm" -> draft.losses().of(monitor, "authMethod", "auth knows basic, bearer and oauth2");
            case "mtls" ->
                draft.losses()
                        .of(
                                monitor,
                                "authMethod",
                                "write certificate and key to files, and name them as tls.cert_file and tls.key_file");
            default -> monitor.skip("authMethod");
        }
    }

    private Block oauth2(Foreign monitor, String name) {
        String secret = monitor.text("oauth_client_secret", "");
        return new Block()
                .put("token_url", monitor.text("oauth_token_url"))
                .put("client_id", monitor.text("oauth_client_id"))
                .put(
                        "client_secret",
                        draft.secrets().keep(name + "_client_secret", monitor.path("oauth_client_secret"), secret))
                .put("scope", said(monitor.text("oauth_scopes")))
                .put("audience", said(monitor.text("oauth_audience")));
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private void proxy(Block endpoint, Foreign monitor, String name) {
        Foreign proxy = proxies.get(monitor.text("proxyId", ""));
        if (proxy == null) {
            return;
        }
        String protocol = proxy.text("protocol", "http");
        if (!protocol.startsWith("http")) {
            draft.losses().of(monitor, "proxyId", "a proxy that speaks " + protocol, "proxy.url takes an HTTP proxy");
            return;
        }
        Block written =
                new Block().put("url", protocol + "://" + proxy.text("host", "") + ":" + proxy.text("port", ""));
        if (proxy.truth("auth", false)) {
            String password =
                    draft.secrets().keep(name + "_proxy_password", proxy.path("password"), proxy.text("password", ""));
            written.put(
                    "login", new Block().put("username", proxy.text("username")).put("password", password));
        }
        endpoint.put("proxy", written);
    }

    private Expect expect(Foreign monitor) {
        Expect expect = new Expect();
        statuses(expect, Inner.list(monitor, "accepted_statuscodes"));
        switch (monitor.text("type", "")) {
            case "keyword" -> keyword(expect, monitor);
            case "json-query" -> query(expect, monitor);
            default -> monitor.skip("keyword");
        }
        return expect;
    }

    private static void statuses(Expect expect, List<String> accepted) {
        if (!accepted.isEmpty() && !accepted.equals(List.of("200-299"))) {
            expect.statuses().keep(status -> accepted.stream().anyMatch(range -> holds(range, status)));
        }
    }

    private static boolean holds(String range, int status) {
        String[] ends = range.split("-", 2);
        try {
            return Integer.parseInt(ends[0].strip()) <= status
                    && status <= Integer.parseInt(ends[ends.length - 1].strip());
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static void keyword(Expect expect, Foreign monitor) {
        String keyword = monitor.text("keyword", "");
        if (monitor.truth("invertKeyword", false)) {
            expect.cel("!body.contains(" + Written.cel(keyword) + ")");
        } else {
            expect.bodyHas(keyword);
        }
    }

    private void query(Expect expect, Foreign monitor) {
        String path = monitor.text("jsonPath", "$");
        Pointer pointer = Pointer.parse(path.replaceFirst("^\\$\\.?", ""));
        String value = monitor.text("expectedValue", "");
        String sign = monitor.text("jsonPathOperator", "==");
        if (pointer == null || !path.matches("[\\w$.\\[\\]-]+")) {
            draft.losses().of(monitor, "jsonPath", "write it as expect.cel");
            return;
        }
        switch (sign) {
            case "==" -> expect.json(pointer, Expect.equalTo(value), "");
            case "!=" -> expect.json(pointer, "!= " + value, "");
            case "contains" -> expect.json(pointer, "~ " + Written.regex(value), "");
            default -> expect.json(pointer, sign + " " + value, "");
        }
    }
}
