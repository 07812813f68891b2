package io.vedette.adopt.gatus;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Carried;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.draft.Written;
import io.vedette.adopt.foreign.Foreign;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An endpoint of Gatus as one of Vedette's. Belongs to one import. */
final class Endpoints {
    static final Duration USUAL_INTERVAL = Duration.ofMinutes(1);

    private final Draft draft;
    private final Carried carried;
    private final Spans spans;

    Endpoints(Draft draft) {
        this.draft = draft;
        this.carried = new Carried(draft.secrets());
        this.spans = new Spans(draft.losses());
    }

    /** The endpoint, or null where Vedette has no such probe. */
    @Nullable
    Block endpoint(Foreign source, String name) {
        String url = source.text("url", "");
        Foreign dns = source.map("dns");
        Kind kind = Kind.of(url, dns != null);
        if (kind == Kind.FOREIGN) {
            draft.losses().whole(source, "an endpoint at " + source.shown("url"), advice(url));
            return null;
        }
        Block endpoint = new Block().from(source.place(), source.path());
        address(endpoint, kind, url, dns, name, source);
        endpoint.put("name", source.text("name"));
        Duration interval = interval(endpoint, source);
        if (kind == Kind.HTTP) {
            request(endpoint, source, name);
        } else if (kind == Kind.WEBSOCKET) {
            endpoint.put("send", source.text("body"));
            carried.headers(endpoint, source.pairs("headers"), name, source, "headers");
        }
        new Client(draft, kind, source.map("client")).addTo(endpoint, url, name, interval);
        conditions(endpoint, source, kind, dns == null ? "" : dns.text("query-type", "A"));
        return endpoint;
    }

    private static String advice(String url) {
        return url.startsWith("udp:") || url.startsWith("sctp:")
                ? "let the job behind it report: heartbeat://NAME"
                : "docs/configuration.md lists the kinds of endpoints";
    }

    private void address(Block endpoint, Kind kind, String url, @Nullable Foreign dns, String name, Foreign source) {
        switch (kind) {
            case DNS -> endpoint.put("url", question(url, dns));
            case STARTTLS ->
                endpoint.put("url", "smtp://" + url.substring("starttls://".length()))
                        .put("starttls", "required");
            case SSH -> banner(endpoint, url, source);
            default -> carried.url(endpoint, url, name, source.path("url"));
        }
    }

    private static String question(String url, @Nullable Foreign dns) {
        String server = url.substring(url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3);
        String type = dns == null ? "A" : dns.text("query-type", "A");
        String asked = dns == null ? "" : dns.text("query-name", "");
        String dotless = asked.endsWith(".") ? asked.substring(0, asked.length() - 1) : asked;
        return "dns://" + server + "/" + dotless + "?type=" + type;
    }

    private void banner(Block endpoint, String url, Foreign source) {
        String place = url.substring("ssh://".length());
        endpoint.put("url", "tcp://" + (place.contains(":") ? place : place + ":22"));
        endpoint.blocks("talk", List.of(new Block().put("expect", "^SSH-")));
        Foreign login = source.map("ssh");
        if (login != null && !login.text("username", "").isEmpty()) {
            draft.losses()
                    .whole(
                            login,
                            "a login by SSH",
                            "the endpoint expects SSH's banner; let a job log in and report: heartbeat://NAME");
        }
    }

    private Duration interval(Block endpoint, Foreign source) {
        Duration interval = spans.of(source, "interval", USUAL_INTERVAL);
        if (!interval.equals(USUAL_INTERVAL)) {
            endpoint.put("interval", Written.duration(interval));
        }
        return interval;
    }

    void request(Block endpoint, Foreign source, String name) {
        Map<String, String> headers = new LinkedHashMap<>(source.pairs("headers"));
        String body = body(source);
        if (source.truth("graphql", false)) {
            body = new JsonObject().put("query", body).encode();
            headers.putIfAbsent("Content-Type", "application/json");
        }
        String method = source.text("method", "GET");
        endpoint.put("method", method.equals("GET") ? null : method);
        carried.headers(endpoint, headers, name, source, "headers");
        carried.body(endpoint, body, name, source.path("body"));
    }

    private String body(Foreign source) {
        String body = source.text("body", "")
                .replace("[ENDPOINT_NAME]", source.text("name", ""))
                .replace("[ENDPOINT_GROUP]", source.text("group", ""))
                .replace("[ENDPOINT_URL]", source.text("url", ""));
        if (body.contains("[LOCAL_ADDRESS]") || body.contains("[RANDOM_STRING_")) {
            draft.losses().of(source, "body", "a placeholder of Gatus", "Vedette's bodies are the same each time");
        }
        return body;
    }

    void conditions(Block endpoint, Foreign source, Kind kind, String dnsType) {
        Conditions conditions = new Conditions(kind, dnsType);
        for (String text : source.texts("conditions")) {
            String why = conditions.add(text);
            if (why != null) {
                draft.losses().of(source, "conditions", text, why);
            }
        }
        endpoint.unlessEmpty("expect", conditions.expect().written());
    }
}
