package io.vedette.adopt.kuma;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Carried;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.draft.Unique;
import io.vedette.adopt.draft.Written;
import io.vedette.adopt.foreign.Foreign;
import io.vedette.target.Host;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Monitors of the types that are not asked over HTTP. Belongs to one import. */
final class OtherMonitors {
    private static final int SHORTEST_TOKEN = 16;
    private static final String USUAL_PACKET = "56";

    private final Draft draft;

    OtherMonitors(Draft draft) {
        this.draft = draft;
    }

    void port(Block endpoint, Foreign monitor) {
        endpoint.put("url", "tcp://" + place(monitor, ""));
    }

    private static String place(Foreign monitor, String port) {
        String host = monitor.text("hostname", "");
        String bracketed = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        String said = monitor.text("port", port);
        return bracketed + (said.isEmpty() ? "" : ":" + said);
    }

    void ping(Block endpoint, Foreign monitor) {
        monitor.skip("port");
        endpoint.put("url", "icmp://" + place(monitor, "").replaceFirst("(?<=[^:\\]]):\\d+$", ""));
        String count = monitor.text("ping_count", "1");
        endpoint.put("packets", count.equals("1") ? null : count);
        if (!monitor.text("packetSize", USUAL_PACKET).equals(USUAL_PACKET)) {
            draft.losses().of(monitor, "packetSize", "an echo request has what tells it apart, and no more");
        }
    }

    void dns(Block endpoint, Foreign monitor) {
        List<String> servers = List.of(monitor.text("dns_resolve_server", "").split("\\s*,\\s*"));
        String port = monitor.text("port", "53");
        String server = servers.getFirst();
        String at = server.isEmpty() || port.equals("53") ? server : server + ":" + port;
        endpoint.put(
                "url",
                "dns://" + at + "/" + monitor.text("hostname", "") + "?type=" + monitor.text("dns_resolve_type", "A"));
        if (servers.size() > 1) {
            draft.losses()
                    .of(monitor, "dns_resolve_server", "the first is asked; write an endpoint for each other one");
        }
    }

    void push(Block endpoint, Foreign monitor, String name, Duration every) {
        String token = monitor.text("pushToken", "");
        boolean tooShort = token.length() < SHORTEST_TOKEN;
        if (tooShort) {
            draft.losses()
                    .of(monitor, "pushToken", "a token of " + token.length() + " characters", "make one of 16 or more");
        }
        endpoint.put("url", "heartbeat://" + Unique.name(name))
                .put("every", Written.duration(every))
                .put(
                        "token",
                        tooShort
                                ? draft.secrets().missing(name + "_token", monitor.path("pushToken"))
                                : draft.secrets().keep(name + "_token", monitor.path("pushToken"), token));
        draft.losses()
                .note(
                        "push monitors: jobs report at /api/v1/heartbeats/NAME with their token now (docs/heartbeats.md), not at /api/push/TOKEN");
    }

    void websocket(Block endpoint, Foreign monitor, String name) {
        String url = monitor.text("url", "");
        new Carried(draft.secrets()).url(endpoint, url, name, monitor.path("url"));
        String subprotocol = monitor.text("wsSubprotocol", "");
        endpoint.put("subprotocol", subprotocol.isEmpty() ? null : subprotocol);
        if (url.startsWith("wss:") && monitor.truth("ignoreTls", false)) {
            endpoint.put("tls", new Block().put("insecure_skip_verify", "true"));
        }
    }

    void smtp(Block endpoint, Foreign monitor) {
        String security = monitor.text("smtpSecurity", "");
        endpoint.put("url", (security.equals("secure") ? "smtps://" : "smtp://") + place(monitor, ""));
        switch (security) {
            case "starttls" -> endpoint.put("starttls", "required");
            case "nostarttls" -> endpoint.put("starttls", "never");
            default -> monitor.skip("smtpSecurity");
        }
    }

    /** Whether it is a health check, which alone Vedette makes. */
    boolean grpc(Block endpoint, Foreign monitor) {
        boolean health = monitor.text("grpcServiceName", "").endsWith("Health")
                && monitor.text("grpcMethod", "").equalsIgnoreCase("check");
        if (!health) {
            return false;
        }
        endpoint.put(
                "url", (monitor.truth("grpcEnableTls", false) ? "grpcs://" : "grpc://") + monitor.text("grpcUrl", ""));
        String asked = Inner.object(monitor.text("grpcBody")).getOrDefault("service", "");
        endpoint.put("service", asked.isEmpty() ? null : Written.literal(asked));
        return true;
    }

    /** Whether the connection's text is a URL that says all that is needed. */
    boolean database(Block endpoint, Foreign monitor, String name) {
        URI url = url(monitor.text("databaseConnectionString"));
        if (url == null || Host.of(url).isEmpty()) {
            return false;
        }
        String authority = url.getAuthority();
        int at = authority.lastIndexOf('@');
        endpoint.put("url", url.getScheme() + "://" + authority.substring(at + 1) + url.getRawPath());
        String[] login = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
        endpoint.put("username", login.length == 0 || login[0].isEmpty() ? null : login[0]);
        if (login.length == 2 && !login[1].isEmpty()) {
            endpoint.put(
                    "password",
                    draft.secrets().keep(name + "_password", monitor.path("databaseConnectionString"), login[1]));
        }
        if (monitor.text("type", "").equals("postgres")) {
            String query = monitor.text("databaseQuery", "");
            endpoint.put("query", query.isBlank() ? null : query);
            plain(url);
        }
        if (url.getScheme().equals("rediss") && monitor.truth("ignoreTls", false)) {
            endpoint.put("tls", new Block().put("insecure_skip_verify", "true"));
        }
        options(endpoint, url, monitor);
        return true;
    }

    private void plain(URI postgres) {
        if (!String.valueOf(postgres.getRawQuery()).contains("ssl")) {
            draft.losses()
                    .note(
                            "postgres without sslmode: Uptime Kuma asked in plain text, Vedette takes TLS where the server offers it and judges its certificate; one that no authority signed needs tls: { ca_file: … }, or starttls: never for plain text as before");
        }
    }

    /** What stands behind the question mark; {@code sslmode} as PostgreSQL's libraries have it. */
    private void options(Block endpoint, URI url, Foreign monitor) {
        String all = url.getRawQuery() == null ? "" : url.getRawQuery();
        for (String option : all.split("&")) {
            switch (option) {
                case "sslmode=disable" -> endpoint.put("starttls", "never");
                case "sslmode=require", "sslmode=verify-ca", "sslmode=verify-full" ->
                    endpoint.put("starttls", "required");
                case "", "sslmode=allow", "sslmode=prefer" -> {}
                default ->
                    draft.losses()
                            .of(
                                    monitor,
                                    "databaseConnectionString",
                                    "the option " + option.replaceFirst("=.*", ""),
                                    "options of a connection have keys of their own (docs/configuration.md)");
            }
        }
    }

    private static @Nullable URI url(@Nullable String text) {
        try {
            return text == null ? null : new URI(text);
        } catch (URISyntaxException none) {
            return null;
        }
    }
}
